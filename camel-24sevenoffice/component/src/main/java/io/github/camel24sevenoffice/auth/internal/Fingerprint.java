/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes short fingerprints of texts, so that texts can be compared without showing them. */
public final class Fingerprint {

    private Fingerprint() {}

    /**
     * @param text any text, not null
     * @param bytes how many bytes of its digest
     * @return the first bytes of the SHA-256 of the text, in hex
     */
    public static String of(String text, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
