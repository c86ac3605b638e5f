/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.Metadata;

/**
 * Shares tokens between the TokenManagers of one JVM. A single TokenManager does not need one. Safe for use by
 * several threads. Entries are never dropped.
 */
@Metadata(
        label = "bean",
        description = "Shares access tokens between several TokenManagers in one JVM",
        annotations = {"interfaceName=io.github.camel24sevenoffice.auth.TokenStore"})
public class MemoryTokenStore implements TokenStore {

    private final Map<String, String> entries = new ConcurrentHashMap<>();

    @Override
    public String get(String key) {
        return entries.get(key);
    }

    @Override
    public boolean compareAndSet(String key, String expected, String update) {
        return expected == null ? entries.putIfAbsent(key, update) == null : entries.replace(key, expected, update);
    }

    /** Only the number of entries, since they are tokens. */
    @Override
    public String toString() {
        return "MemoryTokenStore[" + entries.size() + "]";
    }
}
