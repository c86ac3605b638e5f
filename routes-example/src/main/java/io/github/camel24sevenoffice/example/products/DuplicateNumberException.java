/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.products;

/** A number that several products have, so that nobody can tell which one a row of the list means. */
class DuplicateNumberException extends Exception {

    private static final long serialVersionUID = 1L;

    DuplicateNumberException(String message) {
        super(message);
    }
}
