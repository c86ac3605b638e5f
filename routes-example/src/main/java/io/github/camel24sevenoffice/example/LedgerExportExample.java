/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import io.github.camel24sevenoffice.example.ledger.LedgerExportRoute;
import io.github.camel24sevenoffice.example.ledger.LedgerSummary;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exports the transaction lines of a year to JSON Lines and CSV. */
final class LedgerExportExample implements Example {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerExportExample.class);
    private static final int ROWS = 100_000;
    private static final int SEED = 24;

    @Override
    public String name() {
        return "ledger-export";
    }

    @Override
    public String description() {
        return "streams a year of transaction lines to JSON Lines and CSV, and checks the sums";
    }

    @Override
    public void runOnService(Settings settings, Credentials credentials) throws Exception {
        export(credentials, firstDay(settings), settings.output());
    }

    @Override
    public void runOnSandbox(Settings settings) throws Exception {
        LocalDate firstDay = firstDay(settings);
        Path folder = settings.output();
        // the sandbox spreads them over two years
        long rows = 2 * settings.number("rows", ROWS, 2);
        try (Sandbox sandbox = Sandbox.builder().transactionLines(rows, SEED).start()) {
            LOG.info("The sandbox runs at {}", sandbox.apiUrl());
            export(Credentials.of(sandbox), firstDay, folder);
        }
    }

    private static LocalDate firstDay(Settings settings) {
        int lastYear = LocalDate.now(ZoneOffset.UTC).getYear() - 1;
        return LocalDate.of((int) settings.number("year", lastYear, 1900), 1, 1);
    }

    private static void export(Credentials credentials, LocalDate firstDay, Path folder) throws Exception {
        new CamelRun(credentials).route(new LedgerExportRoute()).start(main -> export(main, firstDay, folder));
    }

    private static void export(Main main, LocalDate firstDay, Path folder) throws Exception {
        LOG.info("The year {}", firstDay.getYear());
        LedgerSummary summary = CamelRun.send(main, "direct:ledger-export", exchange -> {
                    exchange.getMessage().setHeader("from", firstDay);
                    exchange.getMessage().setHeader("before", firstDay.plusYears(1));
                    exchange.getMessage().setHeader("to", firstDay.plusYears(1).minusDays(1));
                    exchange.getMessage().setHeader("folder", folder);
                })
                .getMessage()
                .getBody(LedgerSummary.class);
        for (Path file : summary.files()) {
            LOG.info("  {}, {} bytes", file, Files.size(file));
        }
        summary.differences().forEach(difference -> LOG.info("  {}", difference));
        LOG.info("");
        LOG.info(String.format(
                Locale.ROOT,
                "Done: %,d rows in %.1f s, %,.0f rows/s, %d accounts, %d of them with another balance",
                summary.rows(),
                summary.seconds(),
                summary.rows() / summary.seconds(),
                summary.accounts(),
                summary.differences().size()));
        if (!summary.differences().isEmpty()) {
            throw new IllegalStateException("The lines do not add up to the account balances: "
                    + summary.differences().get(0));
        }
    }
}
