/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.response;

import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.CachedOutputStream;
import org.apache.camel.spi.StreamCachingStrategy;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * Reads the body of a success.
 *
 * @param <T> what the body is read as
 */
@FunctionalInterface
public interface BodyReader<T> {

    /**
     * @param entity the body, not null
     * @return what was read; null when the body is empty
     * @throws IOException if the connection breaks
     */
    T read(HttpEntity entity) throws IOException;

    /** Reads the whole body into memory. */
    BodyReader<byte[]> BYTES = entity -> {
        byte[] bytes = entity.getContentLength() < 0 ? EntityUtils.toByteArray(entity) : exactly(entity);
        return bytes == null || bytes.length == 0 ? null : bytes;
    };

    /** Reads a body of known length without copying it; one that does not fit into an array is an error. */
    private static byte[] exactly(HttpEntity entity) throws IOException {
        long length = entity.getContentLength();
        if (length > Integer.MAX_VALUE - 8) {
            throw new IOException("A response of " + length + " bytes is too long for memory");
        }
        try (InputStream content = entity.getContent()) {
            byte[] bytes = content.readNBytes((int) length);
            if (bytes.length < length) {
                throw new ConnectionClosedException(
                        "The response ended after " + bytes.length + " of " + length + " bytes");
            }
            return bytes;
        }
    }

    /**
     * @param exchange whose stream caching is used
     * @return a reader that keeps the body in a stream cache; what Camel's stream caching spools to disk is kept until the
     *     exchange is done
     */
    static BodyReader<StreamCache> streamCache(Exchange exchange) {
        StreamCachingStrategy caching = exchange.getContext().getStreamCachingStrategy();
        return entity -> {
            long length = entity.getContentLength();
            // most responses are much smaller than the initial buffer of a cache
            if (length >= 0 && length < caching.getBufferSize() && !caching.shouldSpoolCache(length)) {
                byte[] bytes = BYTES.read(entity);
                return bytes == null ? null : new ResponseStreamCache(bytes);
            }
            CachedOutputStream buffer = new CachedOutputStream(exchange);
            try (buffer) {
                entity.writeTo(buffer);
                StreamCache cache = buffer.newStreamCache();
                return cache.length() == 0 ? null : cache;
            }
        };
    }
}
