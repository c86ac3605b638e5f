/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.orders;

/** An order that would fail again; the message tells the person who corrects it why. */
public class BadOrderException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with the order */
    public BadOrderException(String message) {
        super(message);
    }
}
