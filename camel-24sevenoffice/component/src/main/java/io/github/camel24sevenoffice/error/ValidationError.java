/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import java.io.Serializable;

/**
 * A field that the API did not accept.
 *
 * @param path where the field is, such as {@code customer.name}; null when the API did not say
 * @param keyword the rule that it breaks, such as {@code required}; null when the API did not say
 */
public record ValidationError(String path, String keyword) implements Serializable {

    /**
     * @return such as {@code customer.name: required}
     */
    @Override
    public String toString() {
        return path + ": " + keyword;
    }
}
