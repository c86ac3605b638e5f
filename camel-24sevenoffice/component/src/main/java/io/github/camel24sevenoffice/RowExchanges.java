/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.poll.Row;
import io.github.camel24sevenoffice.poll.RowRoute;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.SynchronizationAdapter;

/** Sends changed rows as exchanges. Safe for use by several threads. */
final class RowExchanges implements RowRoute {

    private final DefaultConsumer consumer;
    private final ConsumerSettings settings;
    private final String organizationId;
    private final String resource;

    RowExchanges(DefaultConsumer consumer, ConsumerSettings settings, String organizationId) {
        this.consumer = consumer;
        this.settings = settings;
        this.organizationId = organizationId;
        this.resource = settings.path().substring(1);
    }

    @Override
    public void send(List<ChangedRow> rows, Consumer<Boolean> done) {
        Exchange exchange = consumer.createExchange(false);
        try {
            fill(exchange.getIn(), rows);
        } catch (RuntimeException e) {
            consumer.getExceptionHandler().handleException("A row cannot be read as the outputType", exchange, e);
            done.accept(false);
            return;
        }
        // the end of the exchange, wherever it is handed over to
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange ended) {
                done.accept(true);
            }

            @Override
            public void onFailure(Exchange ended) {
                done.accept(false);
            }
        });
        consumer.getAsyncProcessor().process(exchange, doneSync -> {});
    }

    private void fill(Message message, List<ChangedRow> rows) {
        message.setHeader(TsOfficeConstants.ORGANIZATION_ID, organizationId);
        ChangedRow first = rows.get(0);
        if (first.traceId() != null) {
            message.setHeader(TsOfficeConstants.TRACE_ID, first.traceId());
        }
        if (settings.poll().splitResults()) {
            message.setBody(body(first.row()));
            describe(message, first);
        } else {
            List<Object> bodies = new ArrayList<>();
            rows.forEach(row -> bodies.add(body(row.row())));
            message.setBody(bodies);
        }
    }

    private void describe(Message message, ChangedRow changed) {
        Row row = changed.row();
        message.setHeader(TsOfficeConstants.ROW_ID, row.id());
        message.setHeader(TsOfficeConstants.CHANGE, changed.change().text());
        if (row.modifiedAt() != null) {
            message.setHeader(TsOfficeConstants.MODIFIED_AT, row.modifiedAt());
            message.setHeader(TsOfficeConstants.ROW_KEY, key(row));
        }
    }

    private String key(Row row) {
        String key = resource + " " + organizationId + " " + row.id() + " " + row.modifiedAt();
        return row.isToldByStamp() ? key : key + " " + HexFormat.of().toHexDigits(row.fingerprint());
    }

    private Object body(Row row) {
        if (row.json() == null || settings.json() == null) {
            return row.json();
        }
        return settings.json().read(row.json().getBytes(StandardCharsets.UTF_8));
    }
}
