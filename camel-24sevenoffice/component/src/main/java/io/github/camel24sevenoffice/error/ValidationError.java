/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import java.io.Serializable;

/**
 * A field that the API did not accept.
 *
 * @param path where the field is, for example {@code customer.name}; null when the response does not have it
 * @param keyword the rule that it breaks, for example {@code required}; null when the response does not have it
 */
public record ValidationError(String path, String keyword) implements Serializable {

    /**
     * @return path and keyword, for example {@code customer.name: required}
     */
    @Override
    public String toString() {
        return path + ": " + keyword;
    }
}
