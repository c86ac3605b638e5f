/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.time.Instant;

/**
 * What can be told about the token of an organization without telling the token.
 *
 * @param organizationId the organization
 * @param tokenId {@link AccessToken#id()} of the token that is valid now; null without one
 * @param since when this TokenManager got it, by its clock; null without one
 * @param expiresAt when it is over, by the clock of the TokenManager; null without one
 * @param requests how many requests were made for it and its predecessors, failed ones included
 * @param renewals how many tokens took the place of one that was still valid
 * @param rejections how many tokens were invalidated
 * @param lastError why the last request that failed has failed, in words without a secret; null if none has
 */
public record TokenStatus(
        String organizationId,
        String tokenId,
        Instant since,
        Instant expiresAt,
        int requests,
        int renewals,
        int rejections,
        String lastError) {

    /**
     * @return whether there is a token that is valid now
     */
    public boolean isValid() {
        return tokenId != null;
    }
}
