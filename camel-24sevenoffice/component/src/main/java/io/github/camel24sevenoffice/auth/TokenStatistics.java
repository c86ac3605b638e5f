/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.time.Instant;

/**
 * What a TokenManager has done since it was made, over all organizations.
 *
 * @param organizations how many organizations it holds
 * @param requests how many requests it has sent to the login server
 * @param failures how often there was no token
 * @param renewals how many tokens replaced a valid one
 * @param rejections how many tokens were invalidated
 * @param shared how many tokens it took from the TokenStore
 * @param lastError why the last failed request has failed, without secrets; null if none has failed
 * @param lastErrorAt when that was, by the clock of the TokenManager; null if none has failed
 */
public record TokenStatistics(
        int organizations,
        long requests,
        long failures,
        long renewals,
        long rejections,
        long shared,
        String lastError,
        Instant lastErrorAt) {}
