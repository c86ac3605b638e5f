/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.products;

/** Several products have the same number, so that a row of the list does not identify one. */
class DuplicateNumberException extends Exception {

    private static final long serialVersionUID = 1L;

    DuplicateNumberException(String message) {
        super(message);
    }
}
