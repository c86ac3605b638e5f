/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.ledger;

import io.github.camel24sevenoffice.TsOfficeRouteConfiguration;
import org.apache.camel.builder.RouteBuilder;

/**
 * Writes the transaction lines of a year to files, and checks their sums against the account balances. The headers {@code
 * from}, {@code before} and {@code to} are its first day, the day after its last one, and the last one; {@code folder} is
 * the folder for the files. One page of lines is in memory at a time. The route needs {@link TsOfficeRouteConfiguration}.
 */
public class LedgerExportRoute extends RouteBuilder {

    private static final String MODEL = "io.github.camel24sevenoffice.model.";

    @Override
    public void configure() {
        from("direct:ledger-export")
                .routeId("ledger-export")
                .routeConfigurationId(TsOfficeRouteConfiguration.ID)
                // before the lines, so that a missing scope is found before a million of them are read. Here, unlike in
                // the lines, dateTo is the last day itself
                .to("tsoffice:accountbalances?dateFrom={from}&dateTo={to}&outputType=" + MODEL + "AccountBalance")
                .process(LedgerFiles::open)
                .to("tsoffice:transactionlines?dateFrom={from}&dateTo={before}&includeDimensions=true&limit=500"
                        + "&paging=stream&outputType=" + MODEL + "TransactionLine")
                .split(body())
                .streaming()
                // an incomplete export must not look complete
                .stopOnException()
                .process(LedgerFiles::write)
                .end()
                .process(LedgerFiles::finish);
    }
}
