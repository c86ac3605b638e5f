/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import io.github.camel24sevenoffice.example.taxes.TaxTable;
import io.github.camel24sevenoffice.example.taxes.TaxesRoute;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the tax codes and prints them; on the sandbox twice, and the token is revoked in between. */
final class TaxesExample implements Example {

    private static final Logger LOG = LoggerFactory.getLogger(TaxesExample.class);
    private static final int FORBIDDEN = 403;

    @Override
    public String name() {
        return "taxes";
    }

    @Override
    public String description() {
        return "reads the tax codes, and replaces the token when it is rejected";
    }

    @Override
    public List<String> languages() {
        return List.of("java", "yaml", "xml");
    }

    @Override
    public void runOnService(Settings settings, Credentials credentials) throws Exception {
        camel(settings, credentials).start(TaxesExample::readTaxes);
    }

    @Override
    public void runOnSandbox(Settings settings) throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            camel(settings, Credentials.of(sandbox)).start(main -> runTwice(main, sandbox));
        }
    }

    private CamelRun camel(Settings settings, Credentials credentials) {
        return new CamelRun(credentials)
                .bean("taxTable", new TaxTable())
                .route(settings.language(this), name(), new TaxesRoute());
    }

    private static void runTwice(Main main, Sandbox sandbox) throws Exception {
        LOG.info("The sandbox runs at {}", sandbox.apiUrl());
        LOG.info("To call the real service instead, set {}", String.join(", ", Credentials.REQUIRED));
        LOG.info("");
        LOG.info("First run");
        readTaxes(main);

        sandbox.revokeTokens();
        LOG.info("");
        LOG.info("Second run, after the sandbox has revoked the token");
        int before = sandbox.apiRequests().size();
        int tokensBefore = sandbox.tokensIssued();
        Exchange exchange = readTaxes(main);
        for (JournalEntry call : sandbox.apiRequests().stream().skip(before).toList()) {
            LOG.info("  {} {} returned {}", call.method(), call.path(), call.status());
        }
        LOG.info(
                "  new tokens: {}, redeliveries of the exchange: {}",
                sandbox.tokensIssued() - tokensBefore,
                exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, Integer.class));

        List<JournalEntry> calls = sandbox.apiRequests();
        LOG.info("");
        LOG.info(
                "Done: 2 runs, {} calls, {} of them rejected, {} token requests",
                calls.size(),
                calls.stream().filter(call -> call.status() == FORBIDDEN).count(),
                sandbox.tokenRequests());
    }

    private static Exchange readTaxes(Main main) throws Exception {
        return CamelRun.send(main, "direct:taxes", message -> {});
    }
}
