/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import org.junit.jupiter.api.AfterEach;

/** A Camel context whose tsoffice component calls a {@link RecordingServer} of its own. */
abstract class RecordingTestSupport extends ContextTestSupport {

    protected final RecordingServer server = new RecordingServer();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Override
    protected TsOfficeComponent component() {
        return component(server);
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
}
