/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

/** The API answered 404: what the path names is not there, or not any more. */
public class TsOfficeNotFoundException extends TsOfficeOperationFailedException {

    private static final long serialVersionUID = 1L;

    /**
     * @param call what was called and answered, not null
     */
    public TsOfficeNotFoundException(FailedCall call) {
        super(call);
    }
}
