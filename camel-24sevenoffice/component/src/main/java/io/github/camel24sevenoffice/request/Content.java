/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

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

    /** The file name stays out: it may name a person. */
    @Override
    public String toString() {
        return "Content[" + entity.getContentType() + "]";
    }
}
