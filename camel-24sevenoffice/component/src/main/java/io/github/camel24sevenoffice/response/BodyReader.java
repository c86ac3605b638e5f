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
 * @param <T> what it is read as
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

    /** As long as it is said to be, so that nothing has to be copied; a length over what an array holds is an error. */
    private static byte[] exactly(HttpEntity entity) throws IOException {
        long length = entity.getContentLength();
        if (length > Integer.MAX_VALUE - 8) {
            throw new IOException("An answer of " + length + " bytes is too long for memory");
        }
        try (InputStream content = entity.getContent()) {
            byte[] bytes = content.readNBytes((int) length);
            if (bytes.length < length) {
                throw new ConnectionClosedException(
                        "The answer ended after " + bytes.length + " of " + length + " bytes");
            }
            return bytes;
        }
    }

    /**
     * @param exchange whose stream caching is used
     * @return a reader that keeps the body in a stream cache; what Camel's stream caching puts on disk is there until the
     *     exchange is done
     */
    static BodyReader<StreamCache> streamCache(Exchange exchange) {
        StreamCachingStrategy caching = exchange.getContext().getStreamCachingStrategy();
        return entity -> {
            long length = entity.getContentLength();
            // most answers are much smaller than the buffer that a cache begins with
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
