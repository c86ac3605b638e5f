/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import java.util.Locale;

/** How a row has changed since it was delivered last. */
public enum RowChange {
    CREATED,
    UPDATED,
    DELETED;

    /**
     * @return the value of the header {@code CamelTsOfficeChange}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
