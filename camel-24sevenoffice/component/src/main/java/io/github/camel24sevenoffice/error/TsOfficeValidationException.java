/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

/** The API responded with 400 or 422: it did not accept the request. {@link #getValidationErrors()} and
 * {@link #getBusinessErrors()} have the reasons, if the API names them. */
public class TsOfficeValidationException extends TsOfficeOperationFailedException {

    private static final long serialVersionUID = 1L;

    /**
     * @param call the failed call, not null
     */
    public TsOfficeValidationException(FailedCall call) {
        super(call);
    }
}
