/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

/**
 * Where TokenManagers of several nodes, or several in one JVM, share their tokens: a map of texts with compare-and-set.
 * What the texts mean is the business of the TokenManager; a store neither reads nor changes them.
 *
 * <p>The TokenManager asks it when it needs a new token, never on the way of a call with a cached one. A store may block;
 * one that is slow or fails is left alone for a while, and tokens are requested without it. An implementation must be safe
 * for use by several threads, and atomic over all nodes. Entries may be dropped at any time; that costs a token request.
 */
public interface TokenStore {

    /**
     * @param key names the application and the organization; letters, digits, {@code .}, {@code -}, {@code _} and {@code :}
     *     only, when the organization's id has no others
     * @return what is stored under it, or null
     * @throws RuntimeException if the store cannot be read
     */
    String get(String key);

    /**
     * Stores a text, if what is stored is what is expected.
     *
     * @param key as for {@link #get(String)}
     * @param expected what has to be stored at present; null if nothing has to be
     * @param update what is to be stored then, not null; it holds an access token
     * @return whether it was stored
     * @throws RuntimeException if the store cannot be written
     */
    boolean compareAndSet(String key, String expected, String update);
}
