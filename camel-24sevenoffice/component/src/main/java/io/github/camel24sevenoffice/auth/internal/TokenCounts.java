/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import io.github.camel24sevenoffice.auth.internal.TokenSource.IssuedToken;

/**
 * What has happened to the tokens of one organization. Immutable.
 *
 * @param requests how many requests were made, failed ones included
 * @param renewals how many tokens replaced a valid one
 * @param rejections how many tokens were invalidated
 * @param lastError why the last failed request has failed, or null
 */
record TokenCounts(int requests, int renewals, int rejections, String lastError) {

    static final TokenCounts NONE = new TokenCounts(0, 0, 0, null);

    TokenCounts accepted(IssuedToken issued, boolean renewed) {
        return new TokenCounts(
                issued.shared() ? requests : requests + 1, renewed ? renewals + 1 : renewals, rejections, lastError);
    }

    TokenCounts rejected() {
        return new TokenCounts(requests, renewals, rejections + 1, lastError);
    }

    TokenCounts failed(String error) {
        return new TokenCounts(requests + 1, renewals, rejections, error);
    }
}
