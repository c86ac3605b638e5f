/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import java.util.List;

/**
 * The API responded with 401 or 403. The token may have expired or may be revoked: then a fresh token helps. Or a scope is
 * missing, or the resource may no longer be changed: then it does not.
 */
public class TsOfficeAccessDeniedException extends TsOfficeOperationFailedException {

    private static final long serialVersionUID = 1L;

    private static final String FIRST =
            "The access token may have expired: invalidate it and redeliver once (TokenInvalidator)";
    private static final String AGAIN =
            "A fresh access token was tried and rejected too. Check that the organization has"
                    + " connected the application and approved its scopes, that these include the scope of this operation, and"
                    + " that the resource is in a state that allows it";

    private final boolean freshTokenTried;
    private final List<String> scopes;

    /**
     * @param call the failed call, not null
     * @param freshTokenTried whether this call carried a fresh token after another one was rejected
     */
    public TsOfficeAccessDeniedException(FailedCall call, boolean freshTokenTried) {
        super(call, (freshTokenTried ? AGAIN : FIRST) + scopes(call));
        this.freshTokenTried = freshTokenTried;
        this.scopes = List.copyOf(call.scopes());
    }

    private static String scopes(FailedCall call) {
        return call.scopes().isEmpty()
                ? ""
                : ". This operation needs the scope" + (call.scopes().size() > 1 ? "s " : " ")
                        + String.join(" and ", call.scopes());
    }

    /**
     * @return the scopes that the operation needs, all of them; empty when it needs none, or they are not known
     */
    public List<String> getScopes() {
        return scopes;
    }

    /**
     * @return whether the call carried a fresh token after another one was rejected, so that another one would not help
     */
    public boolean isFreshTokenTried() {
        return freshTokenTried;
    }
}
