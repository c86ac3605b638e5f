/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.time.Instant;

/**
 * What can be shown about the token of an organization without the token itself.
 *
 * @param organizationId the organization
 * @param tokenId {@link AccessToken#id()} of the token that is valid now; null without one
 * @param since when this TokenManager got it, by its clock; null without one
 * @param expiresAt when it expires, by the clock of the TokenManager; null without one
 * @param requests how many requests were made for this organization, failed ones included
 * @param renewals how many tokens replaced a valid one
 * @param rejections how many tokens were invalidated
 * @param lastError why the last failed request has failed, without secrets; null if none has failed
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
