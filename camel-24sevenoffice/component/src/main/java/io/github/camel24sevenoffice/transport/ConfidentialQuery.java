/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.transport;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * The query of a request, hidden until the connection sends it: HttpClient logs the target of every request at DEBUG. It is
 * kept in a header, since requests are copied on the way, and removed before anything is sent.
 */
final class ConfidentialQuery extends BasicHeader {

    private static final long serialVersionUID = 1L;
    private static final String NAME = "Confidential-Query";
    private static final String MASK = "?xxxxxx";

    private ConfidentialQuery(String query) {
        super(NAME, query, true);
    }

    /** Removes the query, with its question mark, from the target of a request. */
    static void hide(ClassicHttpRequest request, String query) {
        request.setPath(request.getPath() + MASK);
        request.addHeader(new ConfidentialQuery(query));
    }

    /** Puts it back; does nothing to other requests. */
    static void reveal(ClassicHttpRequest request) {
        Header query = request.getFirstHeader(NAME);
        if (query instanceof ConfidentialQuery) {
            request.removeHeader(query);
            // not only at the end of the path: through a proxy, the path is a whole URL
            request.setPath(request.getPath().replace(MASK, query.getValue()));
        }
    }

    @Override
    public String toString() {
        return NAME + ": xxxxxx";
    }
}
