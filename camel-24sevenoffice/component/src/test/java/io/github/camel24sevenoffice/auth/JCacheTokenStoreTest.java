/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import com.hazelcast.cache.HazelcastCachingProvider;
import com.hazelcast.cache.impl.HazelcastServerCachingProvider;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * With Hazelcast without a network; TokenClusterIT has several nodes. It takes some seconds to start.
 */
class JCacheTokenStoreTest extends TokenStoreContract {

    private static HazelcastInstance hazelcast;
    private static CachingProvider provider;
    private static CacheManager caches;

    @BeforeAll
    static void startHazelcast() {
        Config config = new Config("tokens-" + UUID.randomUUID());
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.getNetworkConfig().setPort(0).setPortAutoIncrement(false);
        config.getJetConfig().setEnabled(false);
        hazelcast = Hazelcast.newHazelcastInstance(config);
        provider = new HazelcastServerCachingProvider();
        caches = provider.getCacheManager(null, null, HazelcastCachingProvider.propertiesByInstanceItself(hazelcast));
    }

    @AfterAll
    static void stopHazelcast() {
        provider.close();
        hazelcast.shutdown();
    }

    @Override
    TokenStore newStore() {
        Cache<String, String> cache = caches.createCache(
                "tokens-" + UUID.randomUUID(),
                new MutableConfiguration<String, String>().setTypes(String.class, String.class));
        return new JCacheTokenStore(cache);
    }
}
