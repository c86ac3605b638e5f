/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import io.github.camel24sevenoffice.error.TsOfficeOperationFailedException;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the tax codes of an organization and prints them. Without credentials in the environment it does so against an
 * embedded sandbox, twice, and has the token revoked in between; with them, once against the real service.
 */
public final class TaxesExample {

    private static final Logger LOG = LoggerFactory.getLogger(TaxesExample.class);
    private static final int FORBIDDEN = 403;

    private final Map<String, String> environment;
    private final String dsl;

    TaxesExample(Map<String, String> environment, String dsl) {
        this.environment = environment;
        this.dsl = dsl;
    }

    /**
     * @param args none; the system property {@code dsl} chooses between the routes in java, yaml and xml
     */
    public static void main(String[] args) {
        int exitCode = new TaxesExample(System.getenv(), System.getProperty("dsl", "java")).run();
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Gives the exit code; a failure is one line of the log. */
    int run() {
        try {
            Credentials credentials = Credentials.from(environment);
            if (credentials == null) {
                runOnSandbox();
            } else {
                runOnService(credentials);
            }
            return 0;
        } catch (Exception e) {
            LOG.error("The example failed: {}", reason(e));
            LOG.debug("Because of", e);
            return 1;
        }
    }

    private void runOnService(Credentials credentials) throws Exception {
        onCamelMain(credentials, TaxesExample::readTaxes);
    }

    private void runOnSandbox() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            onCamelMain(Credentials.of(sandbox), main -> runTwice(main, sandbox));
        }
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
            LOG.info("  {} {} was answered with {}", call.method(), call.path(), call.status());
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

    private void onCamelMain(Credentials credentials, Job job) throws Exception {
        Main main = new Main();
        credentials
                .componentOptions()
                .forEach((option, value) -> main.addInitialProperty("camel.component.tsoffice." + option, value));
        main.bind("taxTable", new TaxTable());
        switch (dsl) {
            case "java" -> main.configure().addRoutesBuilder(new TaxesRoute());
            case "yaml", "xml" -> main.configure().withRoutesIncludePattern("classpath:routes/taxes." + dsl);
            default ->
                throw new IllegalArgumentException("The system property dsl must be java, yaml or xml, but is " + dsl);
        }
        try {
            main.start();
            job.run(main);
        } finally {
            main.stop();
        }
    }

    private static Exchange readTaxes(Main main) throws Exception {
        Exchange exchange = main.getCamelTemplate().send("direct:taxes", message -> {});
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange;
    }

    /** The message of the component's own exceptions if there is one; what is around them says less. */
    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (!(cause instanceof TokenRequestFailedException || cause instanceof TsOfficeOperationFailedException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
    }

    /** What is done while Camel runs. */
    @FunctionalInterface
    private interface Job {

        void run(Main main) throws Exception;
    }
}
