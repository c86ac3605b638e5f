/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

/**
 * A row of the table.
 *
 * @param id the SHA-256 hash of the key
 * @param key the key, for people who read the table
 * @param value the value and its hash
 */
record StateRow(String id, String key, StoredValue value) {}
