/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import io.github.camel24sevenoffice.example.customers.CustomerChangesRoute;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the changed customers to a file. On the sandbox customers are changed while it runs, and again while it is stopped:
 * the second run writes only those.
 */
final class CustomerChangesExample implements Example {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerChangesExample.class);
    private static final String ROUTE = "customer-changes";
    private static final long PATIENCE_SECONDS = 60;

    @Override
    public String name() {
        return ROUTE;
    }

    @Override
    public String description() {
        return "writes each created or changed customer to a file, and continues where it was stopped";
    }

    @Override
    public List<String> languages() {
        return List.of("java", "yaml", "xml");
    }

    /** One poll: a job that runs again and again. */
    @Override
    public void runOnService(Settings settings, Credentials credentials) throws Exception {
        Path folder = settings.output();
        int before = lines(folder);
        OneRound round = new OneRound();
        camel(settings, credentials, folder).polling(round).start(main -> {
            CamelRun.logIn(main, credentials);
            NotifyBuilder failed = new NotifyBuilder(main.getCamelContext())
                    .fromRoute(ROUTE)
                    .whenFailed(1)
                    .create();
            round.run();
            if (failed.matches()) {
                throw new IllegalStateException(
                        "Some changes could not be written; the reasons are above, and the next run tries them again");
            }
        });
        LOG.info("Done: {} changes, in {}", lines(folder) - before, file(folder));
    }

    @Override
    public void runOnSandbox(Settings settings) throws Exception {
        Path folder = settings.freshFolder(this);
        try (Sandbox sandbox = Sandbox.builder().start()) {
            LOG.info("The sandbox runs at {}", sandbox.apiUrl());
            LOG.info("The changes are written to {}", file(folder));
            LOG.info("");
            LOG.info("First run, while customers are created and changed");
            run(settings, sandbox, folder, main -> {
                NotifyBuilder three = written(main, 3);
                NotifyBuilder four = written(main, 4);
                create(main, "Fjord AS");
                create(main, "Berg AS");
                create(main, "Dal AS");
                await(three);
                rename(main, 1002, "Berg og Sønn AS");
                await(four);
            });
            LOG.info("");
            LOG.info("Two customers are changed while it is stopped");
            new CamelRun(Credentials.of(sandbox)).start(main -> {
                rename(main, 1003, "Dal Holding AS");
                create(main, "Elv AS");
            });
            LOG.info("");
            LOG.info("Second run");
            run(settings, sandbox, folder, main -> await(written(main, 2)));
        }
        LOG.info("");
        LOG.info("Done: 2 runs, {} changes", lines(folder));
    }

    private void run(Settings settings, Sandbox sandbox, Path folder, CamelRun.Job job) throws Exception {
        camel(settings, Credentials.of(sandbox), folder)
                .property("pollDelay", 200)
                .start(job);
    }

    private CamelRun camel(Settings settings, Credentials credentials, Path folder) {
        return new CamelRun(credentials)
                .property("changes", folder.toAbsolutePath())
                .route(settings.language(this), name(), new CustomerChangesRoute());
    }

    /** Knows when so many changes are written. */
    private static NotifyBuilder written(Main main, int count) {
        return new NotifyBuilder(main.getCamelContext())
                .fromRoute(ROUTE)
                .whenCompleted(count)
                .create();
    }

    private static void await(NotifyBuilder written) {
        if (!written.matches(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The changes were not written within " + PATIENCE_SECONDS + " s");
        }
    }

    private static void create(Main main, String name) throws Exception {
        CamelRun.send(main, "tsoffice:customers?method=POST", exchange -> exchange.getMessage()
                .setBody(Map.of("isCompany", true, "name", name)));
    }

    private static void rename(Main main, int id, String name) throws Exception {
        CamelRun.send(main, "tsoffice:customers/" + id + "?method=PATCH", exchange -> exchange.getMessage()
                .setBody(Map.of("name", name)));
    }

    private static Path file(Path folder) {
        return folder.resolve("customers.jsonl");
    }

    private static int lines(Path folder) throws IOException {
        return Files.exists(file(folder)) ? Files.readAllLines(file(folder)).size() : 0;
    }
}
