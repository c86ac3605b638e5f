/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.util.Locale;

/** How a consumer finds the changes of a list. */
public enum ChangeDetection {
    /** By the time of the last change. Deletions are not seen. */
    MODIFIED,
    /** By comparing the whole list with what was delivered. */
    SNAPSHOT;

    /**
     * @param option the option of the endpoint, or null
     * @param list the list to poll
     * @return the one that the option names; without an option, the best one for the list
     * @throws IllegalArgumentException if the option is not one of them, or does not fit the list
     */
    public static ChangeDetection of(String option, PollableList list) {
        if (option == null) {
            return list.isFiltered() ? MODIFIED : SNAPSHOT;
        }
        return switch (option.toLowerCase(Locale.ROOT)) {
            case "modified" -> {
                if (!list.isFiltered()) {
                    throw new IllegalArgumentException("The option changeDetection cannot be modified, since "
                            + list.operation() + " has no parameter modifiedFrom; leave it out, or set it to snapshot");
                }
                yield MODIFIED;
            }
            case "snapshot" -> SNAPSHOT;
            default ->
                throw new IllegalArgumentException(
                        "The option changeDetection must be modified or snapshot, but is " + option);
        };
    }
}
