/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

/** The API answered 409: the resource is in a state that does not allow this, such as an order that is invoiced. */
public class TsOfficeConflictException extends TsOfficeOperationFailedException {

    private static final long serialVersionUID = 1L;

    /**
     * @param call what was called and answered, not null
     */
    public TsOfficeConflictException(FailedCall call) {
        super(call);
    }
}
