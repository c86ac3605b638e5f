/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.orders;

/** An order that would fail again. The message says why, to the person who corrects it. */
public class BadOrderException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with the order */
    public BadOrderException(String message) {
        super(message);
    }
}
