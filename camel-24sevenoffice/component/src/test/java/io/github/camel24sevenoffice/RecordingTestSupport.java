/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Camel context whose tsoffice component calls a {@link RecordingServer} of its own. */
@ExtendWith(NoSecretLogged.class)
@Timeout(60)
abstract class RecordingTestSupport extends CamelTestSupport {

    protected final RecordingServer server = new RecordingServer();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.addComponent("tsoffice", component(server));
        return context;
    }

    static TsOfficeComponent component(RecordingServer server) {
        return component(server.url());
    }

    static TsOfficeComponent component(String serverUrl) {
        TsOfficeComponent component = new TsOfficeComponent();
        TsOfficeConfiguration options = component.getConfiguration();
        options.setClientId("the-client");
        options.setClientSecret("the-secret");
        options.setOrganizationId("100000000000007");
        options.setTokenUrl(serverUrl + "/oauth/token");
        options.setApiUrl(serverUrl + "/v1");
        return component;
    }

    protected Exchange send(String uri, Object body) {
        return template.send(uri, exchange -> exchange.getIn().setBody(body));
    }
}
