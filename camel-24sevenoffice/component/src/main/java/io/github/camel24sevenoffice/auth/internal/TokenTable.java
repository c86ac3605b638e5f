/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import io.github.camel24sevenoffice.auth.TokenStatus;
import java.time.Instant;
import java.util.List;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** The tokens of a TokenManager as JMX clients show them. */
public final class TokenTable {

    private static final String ORGANIZATION = "organizationId";
    private static final String[] COLUMNS = {
        ORGANIZATION, "tokenId", "ageSeconds", "expiresInSeconds", "requests", "renewals", "rejections", "lastError"
    };
    private static final String[] DESCRIPTIONS = {
        "The organization",
        "A fingerprint of the token, to follow it through a log. Empty without a valid token",
        "How long the TokenManager has had it",
        "How long it remains valid",
        "Requests made, failed ones included",
        "Tokens that replaced a valid one",
        "Tokens that the API has rejected",
        "Why the last failed request has failed"
    };
    private static final OpenType<?>[] TYPES = {
        SimpleType.STRING,
        SimpleType.STRING,
        SimpleType.LONG,
        SimpleType.LONG,
        SimpleType.INTEGER,
        SimpleType.INTEGER,
        SimpleType.INTEGER,
        SimpleType.STRING
    };

    private TokenTable() {}

    /**
     * @param statuses a row each
     * @param now milliseconds since the epoch, by the clock of the tokens
     * @return the table
     * @throws OpenDataException never, as the columns are fixed
     */
    public static TabularData of(List<TokenStatus> statuses, long now) throws OpenDataException {
        CompositeType row = new CompositeType("token", "The token of an organization", COLUMNS, DESCRIPTIONS, TYPES);
        TabularDataSupport table = new TabularDataSupport(
                new TabularType("tokens", "The token of each organization", row, new String[] {ORGANIZATION}));
        for (TokenStatus status : statuses) {
            table.put(new CompositeDataSupport(row, COLUMNS, new Object[] {
                status.organizationId(),
                status.tokenId(),
                secondsBetween(status.since(), Instant.ofEpochMilli(now)),
                secondsBetween(Instant.ofEpochMilli(now), status.expiresAt()),
                status.requests(),
                status.renewals(),
                status.rejections(),
                status.lastError()
            }));
        }
        return table;
    }

    private static Long secondsBetween(Instant from, Instant to) {
        return from == null || to == null ? null : (to.toEpochMilli() - from.toEpochMilli()) / 1000;
    }
}
