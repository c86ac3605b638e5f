/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import java.util.List;

/** A job with 24SevenOffice that ends by itself. What it does is told on the console, and a failure is an exception. */
interface Example {

    /** What it is called with {@code -Dexample}. */
    String name();

    /** What it does, in a line. */
    String description();

    /** The languages that its route is there in; the first is the default. */
    default List<String> languages() {
        return List.of("java");
    }

    /** Shows itself against an embedded sandbox, with sample data where the settings name no other. */
    void runOnSandbox(Settings settings) throws Exception;

    /** Does the job once, on what the settings name; sample data is never sent there. */
    void runOnService(Settings settings, Credentials credentials) throws Exception;
}
