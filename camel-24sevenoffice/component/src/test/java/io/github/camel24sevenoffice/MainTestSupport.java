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

    /** Whatever a test has set, its component calls the sandbox. */
    protected void start() throws Exception {
        main.addOverrideProperty("camel.component.tsoffice.clientId", Sandbox.CLIENT_ID);
        main.addOverrideProperty("camel.component.tsoffice.clientSecret", Sandbox.CLIENT_SECRET);
        main.addOverrideProperty("camel.component.tsoffice.organizationId", Sandbox.ORGANIZATION_ID);
        main.addOverrideProperty("camel.component.tsoffice.apiUrl", sandbox.apiUrl());
        main.addOverrideProperty("camel.component.tsoffice.tokenUrl", sandbox.tokenUrl());
        // its beans take half of the start, and ObservedTokensTest looks at them
        main.addOverrideProperty("camel.main.jmxEnabled", "false");
        main.start();
    }
}
