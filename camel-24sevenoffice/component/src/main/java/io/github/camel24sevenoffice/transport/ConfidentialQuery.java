/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.transport;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * The query of a request, on its way to the connection that sends it: HttpClient writes the target of every request to its
 * log at DEBUG. A header, since requests are copied on that way; it is gone before anything is sent.
 */
final class ConfidentialQuery extends BasicHeader {

    private static final long serialVersionUID = 1L;
    private static final String NAME = "Confidential-Query";
    private static final String MASK = "?xxxxxx";

    private ConfidentialQuery(String query) {
        super(NAME, query, true);
    }

    /** Takes the query, with its question mark, out of the target of a request. */
    static void hide(ClassicHttpRequest request, String query) {
        request.setPath(request.getPath() + MASK);
        request.addHeader(new ConfidentialQuery(query));
    }

    /** Puts it back; does nothing to other requests. */
    static void reveal(ClassicHttpRequest request) {
        Header query = request.getFirstHeader(NAME);
        if (query instanceof ConfidentialQuery) {
            request.removeHeader(query);
            // not at the end of the path alone: by way of a proxy, that is a whole URL
            request.setPath(request.getPath().replace(MASK, query.getValue()));
        }
    }

    @Override
    public String toString() {
        return NAME + ": xxxxxx";
    }
}
