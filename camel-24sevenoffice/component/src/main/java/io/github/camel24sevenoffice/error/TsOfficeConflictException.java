/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

/** The API responded with 409: the state of the resource does not allow the call. An invoiced order is an example. */
public class TsOfficeConflictException extends TsOfficeOperationFailedException {

    private static final long serialVersionUID = 1L;

    /**
     * @param call the failed call, not null
     */
    public TsOfficeConflictException(FailedCall call) {
        super(call);
    }
}
