/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.contract.Operation;
import java.nio.charset.Charset;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Makes the body of a message the body of a request. Text, bytes, streams and files are sent as they are; everything else
 * is written as JSON. Safe for use by several threads.
 */
public final class RequestBody {

    private static final ContentType JSON = ContentType.APPLICATION_JSON.withCharset((Charset) null);

    private final ObjectMapper mapper;
    private final Operation operation;
    private final boolean strict;

    /**
     * @param mapper writes what is not JSON yet
     * @param operation whose body it is; null when it is not known
     * @param strict whether a body is required, and must have a type that the operation accepts
     */
    public RequestBody(ObjectMapper mapper, Operation operation, boolean strict) {
        this.mapper = mapper;
        this.operation = operation;
        this.strict = strict;
    }

    /**
     * @param exchange the exchange; a stream in it is buffered, since a redelivery could not read it again
     * @return what to send, or null when the message has no body and none is needed
     * @throws IllegalArgumentException if a required body is missing, it cannot be written as JSON, has an unknown
     *     field, or is not an attachment where one is required
     */
    public Content of(Exchange exchange) {
        Object body = exchange.getIn().getBody();
        Optional<Bytes> bytes = Bytes.of(exchange);
        boolean none = body == null || bytes.filter(b -> b.length() == 0).isPresent();
        if (none && strict) {
            throw new IllegalArgumentException(operation + " needs a message body ("
                    + String.join(", ", operation.bodyTypes()) + "), but it is " + (body == null ? "null" : "empty"));
        }
        if (none) {
            return null;
        }
        if (operation != null && !operation.bodyTypes().contains(JSON.getMimeType())) {
            return Attachment.of(exchange, bytes.orElse(null), operation, strict);
        }
        Content content = bytes.map(b -> new Content(b.entity(JSON))).orElseGet(() -> json(body));
        if (strict) {
            operation.fields().check(content.bytes(), operation.toString());
        }
        return content;
    }

    /**
     * @param value what to write as JSON, not null
     * @return what to send
     * @throws IllegalArgumentException if it cannot be written as JSON
     */
    public Content json(Object value) {
        try {
            return new Content(new ByteArrayEntity(mapper.writeValueAsBytes(value), JSON));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The message body of type " + value.getClass().getName() + " cannot be written as JSON", e);
        }
    }
}
