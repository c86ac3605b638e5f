/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.http;

import org.apache.camel.Exchange;
import org.apache.hc.core5.http.ContentType;

/** The message header {@code Content-Type}. */
final class MediaTypeHeader {

    private MediaTypeHeader() {}

    /**
     * @return the media type, or null when the header is missing or none
     */
    static ContentType of(Exchange exchange) {
        return ContentType.parseLenient(exchange.getIn().getHeader(Exchange.CONTENT_TYPE, String.class));
    }
}
