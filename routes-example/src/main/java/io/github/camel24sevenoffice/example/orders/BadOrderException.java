/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.orders;

/** An order that another try does not mend; the message says why, to whoever has to correct it. */
public class BadOrderException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with the order */
    public BadOrderException(String message) {
        super(message);
    }
}
