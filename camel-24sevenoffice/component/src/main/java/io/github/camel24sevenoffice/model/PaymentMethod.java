/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/**
 * A way in which orders are paid.
 *
 * @param account what payments of this kind are booked on
 */
@Json.Model
public record PaymentMethod(Long id, String name, Account account) {

    /** An account by its id. */
    @Json.Model
    public record Account(Long id) {}
}
