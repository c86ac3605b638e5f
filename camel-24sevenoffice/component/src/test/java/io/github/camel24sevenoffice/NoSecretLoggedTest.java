/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The check that the other tests rely on finds secrets. */
@Tag(NoSecretLogged.LOGS_SECRETS)
class NoSecretLoggedTest {

    @Test
    void findsASecretAtTheLowestLevelOfAnyLogger() {
        NoSecretLogged check = new NoSecretLogged();
        check.beforeEach(null);
        LoggerFactory.getLogger("org.example.any").trace("Authorization: Bearer sandbox-token-abc");

        assertThat(check.leaks()).hasSize(1);
        assertThatThrownBy(() -> check.afterEach(null)).isInstanceOf(AssertionError.class);
    }

    @Test
    void findsASecretInACause() {
        Exception thrown = new IllegalStateException("outer", new IllegalStateException("secret=sandbox-secret"));

        assertThatThrownBy(() -> NoSecretLogged.assertNoSecret(thrown)).isInstanceOf(AssertionError.class);
    }
}
