/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Encrypts the entries of another store: AES in Galois/Counter Mode with a random nonce per entry, and the name of the entry
 * as associated data, so that entries cannot be swapped. An entry that the key does not decrypt counts as missing and is
 * overwritten, so that the key can be replaced while nodes run. Safe for use by several threads
 * once it is configured.
 */
@Metadata(
        label = "bean",
        description = "Encrypts access tokens before they go into another TokenStore",
        annotations = {"interfaceName=io.github.camel24sevenoffice.auth.TokenStore"})
public class EncryptedTokenStore extends ServiceSupport implements TokenStore {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    /** Recommended for GCM by NIST SP 800-38D. */
    private static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    @Metadata(
            description = "The store of the encrypted entries",
            required = true,
            javaType = "io.github.camel24sevenoffice.auth.TokenStore")
    private TokenStore tokenStore;

    @Metadata(
            description = "The AES key: 16, 24 or 32 random bytes in Base64, the same on all nodes",
            required = true,
            secret = true,
            javaType = "java.lang.String")
    private SecretKeySpec key;

    /** Set its options before it is used. */
    public EncryptedTokenStore() {}

    /**
     * @param tokenStore the store of the encrypted entries, not null
     * @param key 16, 24 or 32 random bytes in Base64
     * @throws IllegalArgumentException if the key is not of this form
     */
    public EncryptedTokenStore(TokenStore tokenStore, String key) {
        this.tokenStore = Objects.requireNonNull(tokenStore, "tokenStore");
        this.key = parse(key);
    }

    @Override
    public String get(String name) {
        return decrypt(name, store().get(name));
    }

    @Override
    public boolean compareAndSet(String name, String expected, String update) {
        // encrypting a text twice gives different entries, so the stored entry must be read first
        String entry = store().get(name);
        return Objects.equals(decrypt(name, entry), expected)
                && store().compareAndSet(name, entry, encrypt(name, update));
    }

    /**
     * @throws IllegalArgumentException if the other store or the key is missing
     */
    @Override
    protected void doInit() {
        store();
        ServiceHelper.initService(tokenStore);
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(tokenStore);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(tokenStore);
    }

    private TokenStore store() {
        if (tokenStore == null || key == null) {
            throw new IllegalArgumentException(
                    "The EncryptedTokenStore needs " + (tokenStore == null ? "tokenStore" : "key"));
        }
        return tokenStore;
    }

    private String encrypt(String name, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, name, nonce).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The entry cannot be encrypted", e);
        }
    }

    private String decrypt(String name, String entry) {
        if (entry == null) {
            return null;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(entry);
            if (bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                return null;
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            byte[] nonce = new byte[NONCE_BYTES];
            buffer.get(nonce);
            byte[] sealed = new byte[buffer.remaining()];
            buffer.get(sealed);
            return new String(cipher(Cipher.DECRYPT_MODE, name, nonce).doFinal(sealed), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return null;
        }
    }

    private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKeySpec parse(String key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key == null ? "" : key.strip());
        } catch (IllegalArgumentException e) {
            // its message may quote the key
            bytes = new byte[0];
        }
        if (bytes.length != 16 && bytes.length != 24 && bytes.length != 32) {
            throw new IllegalArgumentException(
                    "The key of the EncryptedTokenStore must be 16, 24 or 32 bytes in Base64;"
                            + " openssl rand -base64 32 makes one");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    public void setTokenStore(TokenStore tokenStore) {
        this.tokenStore = tokenStore;
    }

    /**
     * @param key 16, 24 or 32 random bytes in Base64
     * @throws IllegalArgumentException if the key is not of this form
     */
    public void setKey(String key) {
        this.key = parse(key);
    }

    @Override
    public String toString() {
        return "EncryptedTokenStore[" + tokenStore + "]";
    }
}
