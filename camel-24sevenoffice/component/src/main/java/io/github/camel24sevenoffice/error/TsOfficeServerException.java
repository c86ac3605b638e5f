/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

/** The API, or a gateway before it, answered 5xx: it could not do its work, or cannot say whether it did. */
public class TsOfficeServerException extends TsOfficeOperationFailedException {

    private static final long serialVersionUID = 1L;

    private static final String NOT_REPEATABLE =
            "The work may have been done: look before the call is repeated, which would do it twice";

    /**
     * @param call what was called and answered, not null
     */
    public TsOfficeServerException(FailedCall call) {
        super(call, Repeatable.method(call.method()) ? "" : NOT_REPEATABLE);
    }

    /**
     * @return whether the call may be repeated: GET, PUT and DELETE, which do no more the second time
     */
    public boolean isRepeatable() {
        return Repeatable.method(getMethod());
    }
}
