/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

/** The API responded with 404: the resource does not exist, or no longer. */
public class TsOfficeNotFoundException extends TsOfficeOperationFailedException {

    private static final long serialVersionUID = 1L;

    /**
     * @param call the failed call, not null
     */
    public TsOfficeNotFoundException(FailedCall call) {
        super(call);
    }
}
