/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.http;

import io.undertow.util.AttachmentKey;

/** What the handlers of one request tell each other. */
public final class RequestKeys {

    /** The trace id of the request. */
    public static final AttachmentKey<String> TRACE_ID = AttachmentKey.create(String.class);

    /** The organization that the token of the request is for. */
    public static final AttachmentKey<String> ORGANIZATION_ID = AttachmentKey.create(String.class);

    /** The body of the request, for the journal. */
    public static final AttachmentKey<byte[]> BODY = AttachmentKey.create(byte[].class);

    /** The body of the response, for the journal. */
    public static final AttachmentKey<byte[]> RESPONSE_BODY = AttachmentKey.create(byte[].class);

    private RequestKeys() {}
}
