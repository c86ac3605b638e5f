/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import java.time.Duration;
import software.amazon.awssdk.utils.cache.CachedSupplier;
import software.amazon.awssdk.utils.cache.RefreshResult;

/** The {@link CachedSupplier} of the AWS SDK before the login server of 24SevenOffice. */
final class AwsTokens implements TokenBean {

    private final CachedSupplier<Token> supplier;

    AwsTokens(Login login, Duration margin, String organizationId) {
        supplier = CachedSupplier.builder(() -> refresh(login.request(organizationId), margin))
                .build();
    }

    private static RefreshResult<Token> refresh(Token token, Duration margin) {
        return RefreshResult.builder(token)
                .prefetchTime(token.expiresAt().minus(margin))
                .staleTime(token.expiresAt())
                .build();
    }

    @Override
    public String get() {
        return supplier.get().value();
    }

    /** It cannot drop a value: the rejected token comes back until it expires. */
    @Override
    public String renew() {
        return get();
    }
}
