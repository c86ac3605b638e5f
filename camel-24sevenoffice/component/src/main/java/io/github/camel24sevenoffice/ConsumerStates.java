/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state repositories of the consumers of one component, and the keys that are in use. Safe for use by several threads. */
final class ConsumerStates {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerStates.class);

    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    /** Lives as long as the component, so that a consumer that is stopped and started again continues. */
    private final Map<String, StateRepository<String, String>> inMemory = new ConcurrentHashMap<>();

    /**
     * @param key the key of a consumer's state
     * @param repository the repository that the endpoint names; null for one in memory
     * @return the started repository
     * @throws IllegalArgumentException if another consumer uses the key
     */
    StateRepository<String, String> claim(String key, StateRepository<String, String> repository) {
        if (!keys.add(key)) {
            throw new IllegalArgumentException("Two consumers have the same state \"" + key
                    + "\": poll the list once, and send its rows on to several routes, for example with multicast");
        }
        if (repository == null) {
            LOG.warn(
                    "The state \"{}\" is kept in memory: a restart begins with the option startFrom again. Set the option"
                            + " offsetRepository to keep it",
                    key);
            return inMemory.computeIfAbsent(key, k -> started(new MemoryStateRepository()));
        }
        return started(repository);
    }

    private StateRepository<String, String> started(StateRepository<String, String> repository) {
        ServiceHelper.startService(repository);
        return repository;
    }

    void release(String key) {
        keys.remove(key);
    }
}
