/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.time.Duration;

/**
 * The service that every contestant calls, with the same credentials and refresh margin.
 *
 * @param margin how long before its expiry a token is renewed
 */
record Service(String apiUrl, String tokenUrl, Duration margin) {

    /** The margin of the vendor's guide. */
    static final Duration MARGIN = Duration.ofSeconds(60);

    static final String CLIENT_ID = Sandbox.CLIENT_ID;
    static final String CLIENT_SECRET = Sandbox.CLIENT_SECRET;
    static final String ORGANIZATION_ID = Sandbox.ORGANIZATION_ID;
    static final String AUDIENCE = Sandbox.AUDIENCE;

    static Service of(Sandbox sandbox) {
        return of(sandbox, MARGIN);
    }

    static Service of(Sandbox sandbox, Duration margin) {
        return new Service(sandbox.apiUrl(), sandbox.tokenUrl(), margin);
    }

    Login login() {
        return new Login(tokenUrl);
    }
}
