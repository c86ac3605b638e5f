/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

/** The API answered 400 or 422: it did not accept the request. {@link #getValidationErrors()} and
 * {@link #getBusinessErrors()} say why where the API does. */
public class TsOfficeValidationException extends TsOfficeOperationFailedException {

    private static final long serialVersionUID = 1L;

    /**
     * @param call what was called and answered, not null
     */
    public TsOfficeValidationException(FailedCall call) {
        super(call);
    }
}
