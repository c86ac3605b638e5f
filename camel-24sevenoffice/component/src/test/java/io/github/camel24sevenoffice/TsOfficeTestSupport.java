/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Camel context whose tsoffice component calls a sandbox of its own. */
@ExtendWith(NoSecretLogged.class)
@Timeout(60)
abstract class TsOfficeTestSupport extends CamelTestSupport {

    protected final Sandbox sandbox = Sandbox.builder().start();

    @AfterEach
    void stopSandbox() {
        sandbox.close();
    }

    @Override
    protected CamelContext createCamelContext() {
        CamelContext context = new DefaultCamelContext();
        context.addComponent("tsoffice", component(sandbox));
        return context;
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

    protected TokenManager tokenManager() {
        return context().getRegistry().lookupByNameAndType(TokenManagers.BEAN_NAME, TokenManager.class);
    }

    protected Exchange send(String uri, Object body) {
        return template.send(uri, exchange -> exchange.getIn().setBody(body));
    }
}
