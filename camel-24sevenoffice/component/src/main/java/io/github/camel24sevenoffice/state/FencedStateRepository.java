/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import org.apache.camel.spi.StateRepository;

/**
 * A {@link StateRepository} with compare-and-set, so that a former leader of a cluster cannot overwrite what its successor
 * has stored: the former leader still expects its own last value, the repository holds another one, and nothing is written.
 *
 * <p>A write is stored as a whole or not at all, also when the process dies in the middle of it. An implementation is safe
 * for use by several threads, and compare-and-set is atomic over all processes that share the storage. One bean may serve
 * several consumers; it must go on working when one of them stops it. It is started before it is used first, or starts
 * itself.
 *
 * <p>Keys and values are texts of any length without the character U+0000, which some databases cannot store, and without
 * unpaired surrogates. No exception quotes a value, because it may hold personal data.
 */
public interface FencedStateRepository extends StateRepository<String, String> {

    /**
     * Stores a value, whatever is stored at present.
     *
     * @param key names the state, not null
     * @param value what to store, not null
     * @throws IllegalArgumentException if the key or the value has U+0000 or an unpaired surrogate
     * @throws RuntimeException if the value cannot be stored; when the storage failed in the middle of it, the value may
     *     still have been stored
     */
    @Override
    void setState(String key, String value);

    /**
     * Reads what was stored last.
     *
     * @param key names the state, not null
     * @return the value, or null if nothing is stored under this key
     * @throws RuntimeException if the state cannot be read, or what is stored is damaged; never null instead
     */
    @Override
    String getState(String key);

    /**
     * Stores a value if the stored one is the expected one.
     *
     * @param key names the state, not null
     * @param expected the value that must be stored at present; null if nothing must be stored under this key
     * @param update the value to store then, not null
     * @return true if the update is stored now; false if another value than the expected one is stored, which is left as
     *     it is
     * @throws IllegalArgumentException if the key or a value has U+0000 or an unpaired surrogate
     * @throws RuntimeException if the storage fails; the update may still have been stored then, and
     *     {@link #getState(String)} tells
     */
    boolean compareAndSet(String key, String expected, String update);
}
