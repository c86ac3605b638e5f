/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.sandbox.Sandbox;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Camel Main, whose tsoffice component calls a sandbox of its own. */
@ExtendWith(NoSecretLogged.class)
@Timeout(60)
abstract class MainTestSupport {

    protected final Sandbox sandbox = Sandbox.builder().start();
    protected final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
        sandbox.close();
    }

    /** The component calls the sandbox, whatever else a test sets. */
    protected void start() throws Exception {
        main.addOverrideProperty("camel.component.tsoffice.clientId", Sandbox.CLIENT_ID);
        main.addOverrideProperty("camel.component.tsoffice.clientSecret", Sandbox.CLIENT_SECRET);
        main.addOverrideProperty("camel.component.tsoffice.organizationId", Sandbox.ORGANIZATION_ID);
        main.addOverrideProperty("camel.component.tsoffice.apiUrl", sandbox.apiUrl());
        main.addOverrideProperty("camel.component.tsoffice.tokenUrl", sandbox.tokenUrl());
        // its beans take half of the start-up time, and ObservedTokensTest checks them
        main.addOverrideProperty("camel.main.jmxEnabled", "false");
        main.start();
    }
}
