/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.response;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/**
 * A short response as a stream cache that converts to text and bytes directly. Camel's own converters copy a stream through
 * buffers that are many times longer than most responses.
 */
public final class ResponseStreamCache extends ByteArrayInputStream implements StreamCache {

    /**
     * @param bytes the response, not null; not copied
     */
    public ResponseStreamCache(byte[] bytes) {
        super(bytes);
    }

    /**
     * @param charset the character encoding of the text
     * @return what has not been read yet
     */
    public String text(Charset charset) {
        return new String(buf, pos, count - pos, charset);
    }

    /**
     * @return what has not been read yet
     */
    public byte[] bytes() {
        return Arrays.copyOfRange(buf, pos, count);
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(buf, pos, count - pos);
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        return new ResponseStreamCache(buf);
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    @Override
    public long length() {
        return count;
    }

    @Override
    public long position() {
        return pos;
    }
}
