/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

/** A digest of a text: 64 bits, the same in every JVM, without a copy of the text. */
final class Digest {

    /** FNV-1a. */
    private static final long BASIS = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private Digest() {}

    static long of(String text) {
        long digest = BASIS;
        for (int i = 0; i < text.length(); i++) {
            digest = (digest ^ text.charAt(i)) * PRIME;
        }
        return digest;
    }
}
