/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

/**
 * Where TokenManagers of several nodes, or several in one JVM, share their tokens: a map of texts with compare-and-set.
 * Only the TokenManager interprets the texts.
 *
 * <p>The TokenManager uses it when it needs a new token, not for calls with a cached one. A store may block. When it is slow
 * or fails, it is not used for a while, and tokens are requested without it. An implementation must be safe for use by
 * several threads, and atomic over all nodes. Entries may be dropped at any time; each costs a token request.
 */
public interface TokenStore {

    /**
     * @param key names the application and the organization; letters, digits, {@code .}, {@code -}, {@code _} and {@code :}
     *     only, if the id of the organization has no others
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
