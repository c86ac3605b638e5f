/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

/** Reads the changes of one list for one organization. For use by one thread at a time. */
public interface Poller {

    /**
     * Loads the stored state, so that a state that cannot be read is found before the first poll.
     *
     * @throws IllegalStateException if the state cannot be read, or not be stored; the message names its key
     */
    void load();

    /**
     * Sends the rows that have changed since the last poll, waits for them, and stores how far it has come.
     *
     * @return how many rows the route has worked on with success
     * @throws Exception if the list cannot be read to its end, or the state not be stored; what was sent is completed and,
     *     where that is possible, stored
     */
    int poll() throws Exception;
}
