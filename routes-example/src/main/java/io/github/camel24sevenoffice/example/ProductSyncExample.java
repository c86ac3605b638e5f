/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import io.github.camel24sevenoffice.example.products.ProductSyncReport;
import io.github.camel24sevenoffice.example.products.ProductSyncRoute;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.nio.file.Path;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Updates the products from a list. On the sandbox it takes the list of yesterday first, so that there are differences. */
final class ProductSyncExample implements Example {

    private static final Logger LOG = LoggerFactory.getLogger(ProductSyncExample.class);

    @Override
    public String name() {
        return "product-sync";
    }

    @Override
    public String description() {
        return "updates products and stock from a CSV list, and reports what has changed";
    }

    @Override
    public void runOnService(Settings settings, Credentials credentials) throws Exception {
        Path list = settings.requiredFile("products");
        start(credentials, main -> sync(main, list));
    }

    @Override
    public void runOnSandbox(Settings settings) throws Exception {
        Path samples = settings.samples().resolve("products");
        Path own = settings.file("products").orElse(null);
        try (Sandbox sandbox = Sandbox.builder().start()) {
            LOG.info("The sandbox runs at {}", sandbox.apiUrl());
            start(Credentials.of(sandbox), main -> {
                if (own == null) {
                    sync(main, samples.resolve("yesterday.csv"));
                    LOG.info("");
                }
                sync(main, own == null ? samples.resolve("today.csv") : own);
            });
        }
    }

    private static void start(Credentials credentials, CamelRun.Job job) throws Exception {
        new CamelRun(credentials).route(new ProductSyncRoute()).start(job);
    }

    private static void sync(Main main, Path list) throws Exception {
        LOG.info("The list {}", list.getFileName());
        ProductSyncReport report = CamelRun.send(main, "direct:product-sync", exchange -> exchange.getMessage()
                        .setBody(list.toFile()))
                .getMessage()
                .getBody(ProductSyncReport.class);
        report.failed().forEach(row -> LOG.info("  {}", row));
        LOG.info(
                "Done: {} products, {} created, {} updated, {} the same, {} failed",
                report.rows(),
                report.created(),
                report.updated(),
                report.same(),
                report.failed().size());
        if (!report.failed().isEmpty()) {
            throw new IllegalStateException(
                    "Of " + report.rows() + " products " + report.failed().size() + " failed; the reasons are above");
        }
    }
}
