/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.springboot;

import org.springframework.boot.origin.Origin;

/** A property of the application that is no option of the component, or has a value that the option does not take. */
final class InvalidOptionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param property the full name of the property
     * @param origin where it is set; null if that is not known
     * @param problem what is wrong with it, without its value, which may be a secret
     * @param action what to do
     */
    InvalidOptionException(String property, Origin origin, String problem, String action) {
        super("The property " + property + (origin == null ? "" : " (" + origin + ")") + " " + problem);
        this.action = action;
    }

    String action() {
        return action;
    }
}
