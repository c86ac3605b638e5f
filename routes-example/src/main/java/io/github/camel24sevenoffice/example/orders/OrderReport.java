/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.orders;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints the result of an order, and how many of the files are done. */
public class OrderReport implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(OrderReport.class);

    @Override
    public void process(Exchange exchange) {
        String outcome = exchange.getProperty("outcome", String.class);
        if (outcome == null) {
            outcome = "left for the next run: "
                    + exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class)
                            .getMessage();
        }
        LOG.info(String.format(
                "  %2d of %d  %s  %s",
                exchange.getProperty(ExchangePropertyKey.BATCH_INDEX, Integer.class) + 1,
                exchange.getProperty(ExchangePropertyKey.BATCH_SIZE, Integer.class),
                exchange.getMessage().getHeader("CamelFileNameConsumed"),
                outcome));
    }
}
