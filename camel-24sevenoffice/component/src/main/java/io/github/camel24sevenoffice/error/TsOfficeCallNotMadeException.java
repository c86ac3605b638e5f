/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import java.time.Duration;

/**
 * The call was not made, because its organization has reached a limit of the component, or the API has asked it to pause.
 * Nothing was sent. The status is 429, although no server has sent it, so that a handler for too many calls handles this too.
 */
public class TsOfficeCallNotMadeException extends TsOfficeRateLimitedException {

    private static final long serialVersionUID = 1L;

    /**
     * @param call the call, not null
     * @param reason which limit was reached, as sentences
     * @param retryAfter when the call can be made; null when that is not known
     */
    public TsOfficeCallNotMadeException(FailedCall call, String reason, Duration retryAfter) {
        super(call, reason, retryAfter);
    }
}
