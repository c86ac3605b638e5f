/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.hc.core5.http.HttpEntity;

/**
 * The content of a request.
 *
 * @param entity the body with its media type
 * @param disposition the value of the header {@code Content-Disposition}, or null
 */
public record Content(HttpEntity entity, String disposition) {

    public Content(HttpEntity entity) {
        this(entity, null);
    }

    /**
     * @return a copy of the body; it can be sent afterwards
     * @throws IllegalArgumentException if it cannot be read
     */
    public byte[] bytes() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            entity.writeTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("The message body cannot be read", e);
        }
    }

    /** The file name stays out: it may name a person. */
    @Override
    public String toString() {
        return "Content[" + entity.getContentType() + "]";
    }
}
