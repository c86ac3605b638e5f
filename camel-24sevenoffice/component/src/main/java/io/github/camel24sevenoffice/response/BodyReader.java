/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.response;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.CachedOutputStream;
import org.apache.camel.spi.StreamCachingStrategy;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Reads the body of a success.
 *
 * @param <T> what the body is read as
 */
@FunctionalInterface
public interface BodyReader<T> {

    /** The length of the longest array in common virtual machines. */
    int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    int BUFFER = 8192;

    /** Reads the whole body into memory. */
    BodyReader<byte[]> BYTES = (entity, expected) -> {
        byte[] bytes = entity.getContentLength() < 0 ? all(entity, expected) : exactly(entity, expected);
        return bytes.length == 0 ? null : bytes;
    };

    /**
     * @param entity the body, not null
     * @param expected what it should be
     * @return what was read; null when the body is empty
     * @throws IOException if the connection breaks
     * @throws io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException if the body is too large for memory; the
     *     rest of it is not read
     */
    T read(HttpEntity entity, ExpectedResponse expected) throws IOException;

    /** The content is not closed, which would read the rest of a body that is too large. */
    private static byte[] all(HttpEntity entity, ExpectedResponse expected) throws IOException {
        int max = (int) Math.min(expected.maxSize(), LONGEST_ARRAY - 1);
        byte[] bytes = entity.getContent().readNBytes(max + 1);
        if (bytes.length > max) {
            throw expected.tooLarge();
        }
        return bytes;
    }

    /** Reads a body of known length without copying it. */
    private static byte[] exactly(HttpEntity entity, ExpectedResponse expected) throws IOException {
        long length = entity.getContentLength();
        if (length > Math.min(expected.maxSize(), LONGEST_ARRAY)) {
            throw expected.tooLarge();
        }
        byte[] bytes = entity.getContent().readNBytes((int) length);
        if (bytes.length < length) {
            throw new ConnectionClosedException(
                    "The response ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    /**
     * @param exchange whose stream caching is used
     * @return a reader that keeps the body in a stream cache; what Camel's stream caching spools to disk is kept until the
     *     exchange is done, and has no limit
     */
    static BodyReader<StreamCache> streamCache(Exchange exchange) {
        StreamCachingStrategy caching = exchange.getContext().getStreamCachingStrategy();
        return (entity, expected) -> {
            long length = entity.getContentLength();
            // most responses are much smaller than the initial buffer of a cache
            if (length >= 0 && length < caching.getBufferSize() && !caching.shouldSpoolCache(length)) {
                byte[] bytes = BYTES.read(entity, expected);
                return bytes == null ? null : new ResponseStreamCache(bytes);
            }
            CachedOutputStream cache = new CachedOutputStream(exchange);
            try (cache) {
                copy(entity, cache, caching, expected);
                StreamCache body = cache.newStreamCache();
                return body.length() == 0 ? null : body;
            }
        };
    }

    private static void copy(
            HttpEntity entity, OutputStream cache, StreamCachingStrategy caching, ExpectedResponse expected)
            throws IOException {
        InputStream content = entity.getContent();
        byte[] buffer = new byte[BUFFER];
        long length = 0;
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            length += n;
            if (length > expected.maxSize() && !caching.shouldSpoolCache(length)) {
                throw expected.tooLarge();
            }
            cache.write(buffer, 0, n);
        }
        if (entity.getContentLength() > length) {
            throw new ConnectionClosedException(
                    "The response ended after " + length + " of " + entity.getContentLength() + " bytes");
        }
    }
}
