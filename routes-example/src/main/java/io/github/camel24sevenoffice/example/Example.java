/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import java.util.List;

/** A job with 24SevenOffice that ends by itself. It reports to the console, and throws an exception when it fails. */
interface Example {

    /** Its name, the value of {@code -Dexample}. */
    String name();

    /** What it does, in one line. */
    String description();

    /** The languages that its route is written in; the first one is the default. */
    default List<String> languages() {
        return List.of("java");
    }

    /** Runs against an embedded sandbox, with sample data unless the settings name other data. */
    void runOnSandbox(Settings settings) throws Exception;

    /** Runs once against the service that the settings name. Never sends sample data. */
    void runOnService(Settings settings, Credentials credentials) throws Exception;
}
