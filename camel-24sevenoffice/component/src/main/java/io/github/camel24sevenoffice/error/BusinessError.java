/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import java.io.Serializable;
import java.util.List;

/**
 * A rule of the organization that a request breaks, as the API's BadRequestError reports it.
 *
 * @param type the kind of rule; {@code NoLines}, {@code DepartmentMissing} and {@code ProjectMissing} are known (contract
 *     0.56.0), others may be added; null when the response does not have it
 * @param message the message of the API, or null
 * @param arguments the values that the message is about, not null
 */
public record BusinessError(String type, String message, List<String> arguments) implements Serializable {

    public BusinessError {
        arguments = List.copyOf(arguments);
    }

    /**
     * @return type and message, for example {@code NoLines (The order has no lines)}; the arguments stay out, since they may
     *     hold personal data
     */
    @Override
    public String toString() {
        return message == null ? type : type + " (" + message + ")";
    }
}
