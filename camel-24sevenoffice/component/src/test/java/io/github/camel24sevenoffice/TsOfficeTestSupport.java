/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;

/** A Camel context whose tsoffice component calls its own sandbox. */
abstract class TsOfficeTestSupport extends ContextTestSupport {

    protected final Sandbox sandbox = Sandbox.builder().start();

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @Override
    protected TsOfficeComponent component() {
        return component(sandbox);
    }

    static TsOfficeComponent component(Sandbox sandbox) {
        TsOfficeComponent component = new TsOfficeComponent();
        TsOfficeConfiguration options = component.getConfiguration();
        options.setClientId(Sandbox.CLIENT_ID);
        options.setClientSecret(Sandbox.CLIENT_SECRET);
        options.setOrganizationId(Sandbox.ORGANIZATION_ID);
        options.setApiUrl(sandbox.apiUrl());
        options.setTokenUrl(sandbox.tokenUrl());
        return component;
    }
}
