/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.taxes;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints a list of tax codes. */
public class TaxTable implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(TaxTable.class);

    @Override
    public void process(Exchange exchange) {
        List<?> taxes = exchange.getMessage().getBody(List.class);
        LOG.info("  {} tax codes", taxes.size());
        for (Object tax : taxes) {
            Map<?, ?> row = (Map<?, ?>) tax;
            LOG.info(String.format("  %4s  %4s %%  %s", row.get("number"), row.get("rate"), row.get("name")));
        }
    }
}
