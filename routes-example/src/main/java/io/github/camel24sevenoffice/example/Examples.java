/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the named example: against an embedded sandbox, or with credentials in the environment against the real service.
 */
public final class Examples {

    static final List<Example> ALL = List.of(
            new TaxesExample(),
            new OrderToInvoiceExample(),
            new LedgerExportExample(),
            new VoucherExample(),
            new ProductSyncExample(),
            new CustomerChangesExample());

    private static final Logger LOG = LoggerFactory.getLogger(Examples.class);

    private final Settings settings;

    Examples(Settings settings) {
        this.settings = settings;
    }

    /**
     * Ends the JVM with 1 when the example fails.
     *
     * @param args none; the system property {@code example} names the example, without it the first one is run
     */
    public static void main(String[] args) {
        Map<String, String> properties = System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, System::getProperty));
        int exitCode = new Examples(new Settings(System.getenv(), properties)).run();
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Returns the exit code. A failure is one line on the console. */
    int run() {
        try {
            String name = settings.property("example").orElse(null);
            run(name == null ? ALL.get(0) : named(name));
            if (name == null) {
                LOG.info("");
                LOG.info("Other examples, by -Dexample=<name>:");
                ALL.stream()
                        .skip(1)
                        .forEach(example ->
                                LOG.info(String.format("  %-17s %s", example.name(), example.description())));
            }
            return 0;
        } catch (Exception e) {
            LOG.error("The example failed: {}", reason(e));
            LOG.debug("Because of", e);
            return 1;
        }
    }

    private void run(Example example) throws Exception {
        settings.language(example);
        Credentials credentials = Credentials.from(settings.environment());
        if (credentials == null) {
            example.runOnSandbox(settings);
        } else {
            example.runOnService(settings, credentials);
        }
    }

    private static Example named(String name) {
        return ALL.stream()
                .filter(example -> example.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown example: " + name + "; expected one of "
                        + ALL.stream().map(Example::name).collect(Collectors.joining(", "))));
    }

    /** The first message that is not Camel's: its exceptions wrap the one that says what is wrong. */
    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getClass().getName().startsWith("org.apache.camel.") && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
    }
}
