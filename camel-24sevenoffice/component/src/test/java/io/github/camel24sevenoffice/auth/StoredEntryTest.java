/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and entries in a store outlive a version of the component, so their form must not change. */
class StoredEntryTest {

    private static final String KEY = "tsoffice:d82244b30bd92176:948fe603f61dc036:2001";
    private static final Instant EXPIRY = Instant.parse("2999-01-01T00:00:00Z");

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final MemoryTokenStore store = new MemoryTokenStore();
    private final TokenManager manager = new TokenManager();

    @BeforeEach
    void start() throws Exception {
        // reserved for documentation (RFC 2606): no request can be sent
        manager.setTokenUrl("https://login.invalid/oauth/token");
        manager.setClientId("client");
        manager.setClientSecret("secret");
        manager.setTokenStore(store);
        context.addService(manager);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"token\":\"abc\",\"expiresAt\":32472144000000,\"lifetime\":86400000}",
                "{\"token\":\"abc\",\"expiresAt\":32472144000000,\"lifetime\":86400000,\"lease\":\"x\"}",
                "{\"token\":\"abc\",\"expiresAt\":32472144000000,\"lifetime\":86400000,\"later\":true}"
            })
    void isRead(String entry) {
        store.compareAndSet(KEY, null, entry);

        AccessToken token = manager.get("2001");

        assertThat(token.value()).isEqualTo("abc");
        assertThat(token.expiresAt()).isEqualTo(EXPIRY);
    }
}
