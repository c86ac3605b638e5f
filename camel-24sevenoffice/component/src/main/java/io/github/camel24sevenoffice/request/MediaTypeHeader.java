/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

import org.apache.camel.Exchange;
import org.apache.hc.core5.http.ContentType;

/** The message header {@code Content-Type}. */
public final class MediaTypeHeader {

    private MediaTypeHeader() {}

    /**
     * @return the media type, or null when the header is missing or none
     */
    public static ContentType of(Exchange exchange) {
        return ContentType.parseLenient(exchange.getIn().getHeader(Exchange.CONTENT_TYPE, String.class));
    }
}
