/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedTokenStoreTest extends TokenStoreContract {

    private static final String KEY = key("0123456789abcdef0123456789abcdef");
    private static final String TEXT = "{\"token\":\"sandbox-token-1\"}";

    private final ReadableStore readable = new ReadableStore();
    private final TokenStore store = new EncryptedTokenStore(readable, KEY);

    @Override
    TokenStore newStore() {
        return new EncryptedTokenStore(new MemoryTokenStore(), KEY);
    }

    @Test
    void nothingOfATokenIsReadable() {
        store.compareAndSet("a", null, TEXT);
        String first = readable.entries.get("a");
        store.compareAndSet("a", TEXT, TEXT);

        assertThat(readable.entries.get("a"))
                .as("the same text once more")
                .isNotEqualTo(first)
                .satisfies(EncryptedTokenStoreTest::isUnreadable);
        isUnreadable(first);
        assertThat(store.get("a")).isEqualTo(TEXT);
    }

    private static void isUnreadable(String entry) {
        String bytes = new String(Base64.getDecoder().decode(entry), StandardCharsets.ISO_8859_1);
        for (String part : new String[] {"sandbox", "token", "{\""}) {
            assertThat(entry).doesNotContain(part);
            assertThat(bytes).doesNotContain(part);
        }
    }

    @Test
    void anEntryOfAnotherKeyIsMissingAndIsOverwritten() {
        store.compareAndSet("a", null, TEXT);
        TokenStore other = new EncryptedTokenStore(readable, key("another key: 16b"));

        assertThat(other.get("a")).isNull();
        assertThat(other.compareAndSet("a", TEXT, "2")).isFalse();
        assertThat(other.compareAndSet("a", null, "2")).isTrue();
        assertThat(other.get("a")).isEqualTo("2");
        assertThat(store.get("a")).as("by the old key").isNull();
    }

    @Test
    void anEntryThatWasMovedIsMissing() {
        store.compareAndSet("a", null, TEXT);
        readable.entries.put("b", readable.entries.get("a"));

        assertThat(store.get("b")).isNull();
        assertThat(store.compareAndSet("b", null, "2")).isTrue();
        assertThat(store.get("b")).isEqualTo("2");
    }

    @Test
    void anEntryThatWasTamperedWithIsMissing() {
        store.compareAndSet("a", null, TEXT);
        byte[] bytes = Base64.getDecoder().decode(readable.entries.get("a"));
        for (int i = 0; i < bytes.length; i++) {
            byte[] tampered = bytes.clone();
            tampered[i] ^= 1;
            readable.entries.put("a", Base64.getEncoder().encodeToString(tampered));
            assertThat(store.get("a")).as("byte " + i).isNull();
        }
        assertThat(store.compareAndSet("a", null, "2")).isTrue();
        assertThat(store.get("a")).isEqualTo("2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rubbish!", "YQ==", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void aMalformedEntryIsMissing(String rubbish) {
        readable.entries.put("a", rubbish);

        assertThat(store.get("a")).isNull();
        assertThat(store.compareAndSet("a", null, TEXT)).isTrue();
        assertThat(store.get("a")).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret!", "c2VjcmV0", "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"})
    void namesTheFormOfAKeyAndDoesNotRepeatIt(String key) {
        assertThatThrownBy(() -> new EncryptedTokenStore(readable, key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16, 24 or 32 bytes in Base64")
                .hasMessageContaining("openssl rand -base64 32")
                .hasNoCause()
                .satisfies(e -> assertThat(key.isEmpty() || !e.getMessage().contains(key))
                        .as("the key is not in it")
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"16 bytes of key!", "24 bytes of a secret key", "32 bytes of a longer secret key!"})
    void takesAKeyOfEachLengthOfAes(String bytes) {
        TokenStore each = new EncryptedTokenStore(readable, key(bytes) + "\n");

        each.compareAndSet("a", null, TEXT);

        assertThat(each.get("a")).isEqualTo(TEXT);
    }

    @Test
    void namesTheMissingOption() {
        EncryptedTokenStore unfinished = new EncryptedTokenStore();

        assertThatThrownBy(() -> unfinished.get("a")).hasMessageContaining("needs tokenStore");
        unfinished.setTokenStore(readable);
        assertThatThrownBy(() -> unfinished.get("a")).hasMessageContaining("needs key");
    }

    private static String key(String bytes) {
        return Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.US_ASCII));
    }

    private static final class ReadableStore implements TokenStore {

        private final Map<String, String> entries = new HashMap<>();

        @Override
        public String get(String key) {
            return entries.get(key);
        }

        @Override
        public boolean compareAndSet(String key, String expected, String update) {
            return expected == null ? entries.putIfAbsent(key, update) == null : entries.replace(key, expected, update);
        }
    }
}
