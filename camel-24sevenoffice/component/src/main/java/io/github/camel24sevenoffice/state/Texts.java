/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Texts as UTF-8 and their hashes. What UTF-8 cannot hold is refused: replaced by a question mark, two texts would be one.
 * So is U+0000, which PostgreSQL cannot store, so that a text that one repository takes is good for all.
 */
final class Texts {

    private Texts() {}

    /**
     * @throws IllegalArgumentException if the text has the character U+0000 or an unpaired surrogate; the text is not quoted
     */
    static ByteBuffer encode(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The key or the value has the character U+0000");
        }
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The key or the value has an unpaired surrogate", e);
        }
    }

    /**
     * @throws CharacterCodingException if the bytes are not UTF-8
     */
    static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /**
     * @return 64 lower-case hexadecimal digits
     */
    static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(encode(text));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java runtime has SHA-256", e);
        }
    }
}
