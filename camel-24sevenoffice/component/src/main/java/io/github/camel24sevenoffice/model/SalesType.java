/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/**
 * A kind of sale, which decides the account.
 *
 * @param id the system's own are negative
 */
@Json.Model
public record SalesType(Integer id, String name, Account account) {

    /** An account by its id. */
    @Json.Model
    public record Account(Long id) {}
}
