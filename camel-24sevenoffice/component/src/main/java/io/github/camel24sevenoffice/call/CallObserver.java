/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

/** Is told of each call that was made, by the thread that made it. Safe for use by several threads. */
@FunctionalInterface
public interface CallObserver {

    /**
     * @param operation method and path template
     * @param organizationId the organization that was called for
     * @param status the HTTP status; 0 without a response
     * @param nanos how long the call took, without the wait for its turn
     */
    void called(String operation, String organizationId, int status, long nanos);
}
