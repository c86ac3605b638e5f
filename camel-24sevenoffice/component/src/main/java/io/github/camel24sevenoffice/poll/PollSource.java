/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import io.github.camel24sevenoffice.call.RetryingClient;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.apache.camel.spi.StateRepository;

/**
 * The list of one organization that a consumer polls. Immutable.
 *
 * @param client reads the list
 * @param single reads one row by id; null when the API has no such operation
 * @param list what the list offers
 * @param path the path of the list, encoded
 * @param query the API parameters of the endpoint
 * @param organizationId the organization
 * @param maxPages the number of pages after which reading fails
 */
public record PollSource(
        RetryingClient client,
        RetryingClient single,
        PollableList list,
        String path,
        Map<String, String> query,
        String organizationId,
        int maxPages) {

    /**
     * @param kind how changes are found
     * @param settings the options
     * @param states where the state is kept
     * @param key the key of the state
     * @param route where the rows go
     * @param stop ends a poll early
     * @param executor fetches pages ahead
     * @return reads the list as often as it is asked to
     */
    public Poller poller(
            ChangeDetection kind,
            PollSettings settings,
            StateRepository<String, String> states,
            String key,
            RowRoute route,
            StopSignal stop,
            ExecutorService executor) {
        Clock clock = Clock.systemUTC();
        ListReader reader = new ListReader(this, clock);
        return switch (kind) {
            case MODIFIED ->
                new ModifiedPoller(reader, new StateStore(states, key), route, settings, stop, executor, clock);
            case SNAPSHOT ->
                new SnapshotPoller(
                        reader, key, part -> new StateStore(states, part), route, settings, stop, executor, clock);
        };
    }

    /** Method, path and organization. The query is left out: it may hold personal data. */
    @Override
    public String toString() {
        return list.operation() + " for organization " + organizationId;
    }
}
