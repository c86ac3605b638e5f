/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists inside records. */
final class Lists {

    private Lists() {}

    /**
     * @param list null when absent; may hold nulls, as JSON may
     * @return an unmodifiable copy, or null
     */
    static <T> List<T> copy(List<T> list) {
        return list == null ? null : Collections.unmodifiableList(new ArrayList<>(list));
    }
}
