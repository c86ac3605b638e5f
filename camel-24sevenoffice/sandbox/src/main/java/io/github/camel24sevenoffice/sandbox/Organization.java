/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.time.Clock;

/** One customer of the service with data of its own. */
final class Organization {

    private final String id;
    private final Customers customers;

    Organization(String id, Clock clock) {
        this.id = id;
        this.customers = new Customers(clock);
    }

    String id() {
        return id;
    }

    Customers customers() {
        return customers;
    }
}
