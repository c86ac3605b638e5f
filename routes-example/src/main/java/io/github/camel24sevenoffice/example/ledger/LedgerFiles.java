/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.ledger;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.github.camel24sevenoffice.model.AccountBalance;
import io.github.camel24sevenoffice.model.TransactionLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one export, {@code ledger-<first day>.jsonl} and {@code .csv}. They get these names when they are complete;
 * until then they end in {@code .part}, and a failed export deletes them.
 */
final class LedgerFiles {

    private static final String PROPERTY = LedgerFiles.class.getName();
    private static final Logger LOG = LoggerFactory.getLogger(LedgerFiles.class);

    private final Path jsonLines;
    private final Path csv;
    private final SequenceWriter jsonWriter;
    private final SequenceWriter csvWriter;
    private final List<AccountBalance> balances;
    private final Sums sums = new Sums();
    private final Progress progress = new Progress(LOG);

    private LedgerFiles(Path folder, String name, List<AccountBalance> balances) throws IOException {
        this.balances = balances;
        jsonLines = folder.resolve(name + ".jsonl");
        csv = folder.resolve(name + ".csv");
        jsonWriter = JsonMapper.builder()
                .build()
                // without a buffer, each row would be a system call
                .writer()
                .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .withRootValueSeparator("\n")
                .writeValues(Files.newBufferedWriter(part(jsonLines)));
        CsvMapper mapper = new CsvMapper();
        csvWriter = mapper.writer(mapper.schemaFor(CsvRow.class).withHeader())
                .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .writeValues(Files.newBufferedWriter(part(csv)));
    }

    private static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    /** Opens the files. The body of the message holds the balances that the lines must add up to. */
    @SuppressWarnings("unchecked")
    static void open(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        LedgerFiles files = new LedgerFiles(
                message.getHeader("folder", Path.class),
                "ledger-" + message.getHeader("from", String.class),
                message.getBody(List.class));
        exchange.setProperty(PROPERTY, files);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onFailure(Exchange failed) {
                files.discard();
            }
        });
    }

    static void write(Exchange exchange) throws IOException {
        of(exchange).write(exchange.getMessage().getBody(TransactionLine.class));
    }

    /** Renames the files, and makes the body the {@link LedgerSummary}. */
    static void finish(Exchange exchange) throws IOException {
        exchange.getMessage().setBody(of(exchange).finish());
    }

    private static LedgerFiles of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, LedgerFiles.class);
    }

    private void write(TransactionLine line) throws IOException {
        jsonWriter.write(line);
        csvWriter.write(CsvRow.of(line));
        sums.add(line);
        progress.count();
    }

    private LedgerSummary finish() throws IOException {
        jsonWriter.close();
        csvWriter.close();
        for (Path file : List.of(jsonLines, csv)) {
            Files.move(part(file), file, StandardCopyOption.REPLACE_EXISTING);
        }
        return new LedgerSummary(
                progress.rows(),
                progress.seconds(),
                List.of(jsonLines, csv),
                sums.accounts(),
                sums.differences(balances));
    }

    private void discard() {
        IOHelper.close(jsonWriter, csvWriter);
        for (Path file : List.of(jsonLines, csv)) {
            try {
                Files.deleteIfExists(part(file));
            } catch (IOException e) {
                LOG.warn("{} cannot be deleted: {}", part(file), e.getMessage());
            }
        }
    }
}
