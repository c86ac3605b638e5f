/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camel24sevenoffice.example.voucher.VoucherRoute;
import io.github.camel24sevenoffice.model.TransactionLine;
import io.github.camel24sevenoffice.model.Voucher;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts a voucher with its document, and prints its lines in the ledger. */
final class VoucherExample implements Example {

    private static final Logger LOG = LoggerFactory.getLogger(VoucherExample.class);

    @Override
    public String name() {
        return "voucher";
    }

    @Override
    public String description() {
        return "uploads a PDF, posts a voucher with it, and reads the lines back";
    }

    @Override
    public void runOnService(Settings settings, Credentials credentials) throws Exception {
        post(settings.requiredFile("voucher"), settings.requiredFile("document"), credentials);
    }

    @Override
    public void runOnSandbox(Settings settings) throws Exception {
        Path samples = settings.samples().resolve("voucher");
        Path voucher = settings.file("voucher").orElse(samples.resolve("voucher.json"));
        Path document = settings.file("document").orElse(samples.resolve("receipt.pdf"));
        try (Sandbox sandbox = Sandbox.builder().start()) {
            LOG.info("The sandbox runs at {}", sandbox.apiUrl());
            post(voucher, document, Credentials.of(sandbox));
        }
    }

    private static void post(Path voucherFile, Path document, Credentials credentials) throws Exception {
        Voucher voucher = read(voucherFile);
        new CamelRun(credentials).route(new VoucherRoute()).start(main -> post(main, voucher, document));
    }

    /** A voucher without a date gets the date of today. */
    private static Voucher read(Path file) throws IOException {
        Voucher voucher;
        try {
            voucher = JsonMapper.builder().build().readValue(file.toFile(), Voucher.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "-Dvoucher must name a voucher in JSON, but " + file + " is none: " + e.getOriginalMessage());
        }
        if (voucher == null || voucher.comment() == null) {
            throw new IllegalArgumentException(
                    "The voucher in " + file + " needs a comment that no other voucher of that date has");
        }
        return voucher.date() != null
                ? voucher
                : new Voucher(
                        voucher.transactionTypeNumber(),
                        LocalDate.now(ZoneId.systemDefault()),
                        voucher.comment(),
                        voucher.documentId(),
                        voucher.lines());
    }

    private static void post(Main main, Voucher voucher, Path document) throws Exception {
        LOG.info("{}, {}, with {}", voucher.comment(), voucher.date(), document.getFileName());
        List<?> lines = CamelRun.send(main, "direct:voucher", exchange -> {
                    exchange.setProperty("voucher", voucher);
                    exchange.getMessage().setBody(document.toFile());
                })
                .getMessage()
                .getBody(List.class);
        TransactionLine first = null;
        for (Object row : lines) {
            TransactionLine line = (TransactionLine) row;
            first = first == null ? line : first;
            LOG.info(String.format(
                    Locale.ROOT, "  account %d  %,12.2f", line.account().number(), line.amount()));
        }
        if (first == null) {
            throw new IllegalStateException("The voucher was posted, but the ledger shows no lines of it yet");
        }
        LOG.info("");
        LOG.info(
                "Done: voucher {} has {} lines and the document {}",
                first.transaction().number(),
                lines.size(),
                first.documentId());
    }
}
