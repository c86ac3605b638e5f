/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

/**
 * A value and the hash that is stored with it.
 *
 * @param value the value
 * @param hash its SHA-256 hash, if what is stored is whole
 */
record StoredValue(String value, String hash) {

    static StoredValue of(String value) {
        return new StoredValue(value, Texts.sha256(value));
    }

    boolean isWhole() {
        return Texts.sha256(value).equals(hash);
    }
}
