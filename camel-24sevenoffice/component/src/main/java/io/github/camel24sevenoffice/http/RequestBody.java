/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.apache.hc.core5.http.io.entity.HttpEntities;

/**
 * Makes the body of a message the body of a request. Text, bytes, streams and files are JSON already, and sent as they
 * are; everything else is written as JSON.
 */
public final class RequestBody {

    private static final ContentType JSON = ContentType.APPLICATION_JSON.withCharset((Charset) null);
    private static final String BUFFER = "CamelTsOfficeBufferedBody";

    private final ObjectMapper mapper;

    /**
     * @param mapper writes what is not JSON yet
     */
    public RequestBody(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * @param exchange the exchange; a stream in it is buffered for a redelivery, which would find it read otherwise
     * @return the body, or null when the message has none
     * @throws IllegalArgumentException if the body cannot be written as JSON
     */
    public HttpEntity of(Exchange exchange) {
        Object body = exchange.getIn().getBody();
        if (body instanceof WrappedFile<?> wrapped) {
            body = wrapped.getFile();
        }
        if (body == null) {
            return null;
        }
        if (body instanceof byte[] bytes) {
            return new ByteArrayEntity(bytes, JSON);
        }
        if (body instanceof String text) {
            return new ByteArrayEntity(text.getBytes(StandardCharsets.UTF_8), JSON);
        }
        if (body instanceof File file) {
            return new FileEntity(file, JSON);
        }
        if (body instanceof StreamCache cache) {
            return entity(cache);
        }
        if (body instanceof InputStream || body instanceof Reader) {
            return entity(buffered(exchange, body));
        }
        try {
            return new ByteArrayEntity(mapper.writeValueAsBytes(body), JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The message body of type " + body.getClass().getName() + " cannot be written as JSON", e);
        }
    }

    private static HttpEntity entity(StreamCache cache) {
        return HttpEntities.create(
                out -> {
                    cache.reset();
                    cache.writeTo(out);
                },
                JSON);
    }

    private static StreamCache buffered(Exchange exchange, Object stream) {
        BufferedBody buffer = exchange.getProperty(BUFFER, BufferedBody.class);
        if (buffer == null || buffer.original() != stream) {
            buffer = new BufferedBody(stream, cache(exchange, stream));
            exchange.setProperty(BUFFER, buffer);
        }
        return buffer.cache();
    }

    private static StreamCache cache(Exchange exchange, Object stream) {
        try {
            return exchange.getContext().getTypeConverter().mandatoryConvertTo(StreamCache.class, exchange, stream);
        } catch (NoTypeConversionAvailableException | TypeConversionException e) {
            throw new IllegalArgumentException(
                    "The message body of type " + stream.getClass().getName() + " cannot be read", e);
        }
    }

    /** A stream and what was read from it; the stream is only there to be recognized. */
    private record BufferedBody(Object original, StreamCache cache) {

        @Override
        public String toString() {
            return "BufferedBody[" + cache.length() + " bytes]";
        }
    }
}
