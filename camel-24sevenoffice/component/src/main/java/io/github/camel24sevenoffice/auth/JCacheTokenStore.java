/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Shares tokens through a JCache (JSR-107), so that the nodes of a cluster make one token request per organization together.
 * The cache must be distributed, and its {@code putIfAbsent} and {@code replace} must be atomic over all nodes. Safe for use
 * by several threads once it is configured.
 */
@Metadata(
        label = "bean",
        description = "Shares access tokens between the nodes of a cluster through a JCache",
        annotations = {"interfaceName=io.github.camel24sevenoffice.auth.TokenStore"})
public class JCacheTokenStore extends ServiceSupport implements TokenStore {

    /** Longer than the lifetime of any known token. A token that lives longer is requested again. */
    private static final Duration ONE_WEEK = new Duration(TimeUnit.DAYS, 7);

    private final Lock opening = new ReentrantLock();

    @Metadata(
            description = "The cache to use. Left out, the cache with the name cacheName",
            javaType = "javax.cache.Cache")
    private Cache<String, String> cache;

    @Metadata(
            description =
                    "The name of the cache in the default CacheManager of the JCache provider. If it does not exist,"
                            + " it is created with entries that expire after a week without a change",
            defaultValue = "tsoffice-tokens")
    private String cacheName = "tsoffice-tokens";

    /** Looks the cache up by its name when it is first used. */
    public JCacheTokenStore() {}

    /**
     * @param cache the cache, not null; its owner closes it
     */
    public JCacheTokenStore(Cache<String, String> cache) {
        this.cache = cache;
    }

    @Override
    public String get(String key) {
        return cache().get(key);
    }

    @Override
    public boolean compareAndSet(String key, String expected, String update) {
        return expected == null ? cache().putIfAbsent(key, update) : cache().replace(key, expected, update);
    }

    /**
     * @throws IllegalArgumentException if there is no cache, and no JCache provider to get it from
     */
    @Override
    protected void doInit() {
        if (cache == null) {
            try {
                Caching.getCachingProvider();
            } catch (CacheException e) {
                throw new IllegalArgumentException(
                        "The JCacheTokenStore finds no JCache provider: put one on the class path, for example Hazelcast or"
                                + " Infinispan, or set cache. " + e.getMessage(),
                        e);
            }
        }
    }

    private Cache<String, String> cache() {
        Cache<String, String> current = cache;
        if (current != null) {
            return current;
        }
        opening.lock();
        try {
            if (cache == null) {
                cache = open();
            }
            return cache;
        } finally {
            opening.unlock();
        }
    }

    private Cache<String, String> open() {
        CacheManager manager = Caching.getCachingProvider().getCacheManager();
        Cache<String, String> named = manager.getCache(cacheName, String.class, String.class);
        if (named != null) {
            return named;
        }
        try {
            return manager.createCache(
                    cacheName,
                    new MutableConfiguration<String, String>()
                            .setTypes(String.class, String.class)
                            .setExpiryPolicyFactory(ModifiedExpiryPolicy.factoryOf(ONE_WEEK)));
        } catch (CacheException e) {
            // another thread or node may have created it
            named = manager.getCache(cacheName, String.class, String.class);
            if (named == null) {
                throw e;
            }
            return named;
        }
    }

    public void setCache(Cache<String, String> cache) {
        this.cache = cache;
    }

    public void setCacheName(String cacheName) {
        this.cacheName = cacheName;
    }

    @Override
    public String toString() {
        Cache<String, String> current = cache;
        return "JCacheTokenStore[" + (current == null ? cacheName : current.getName()) + "]";
    }
}
