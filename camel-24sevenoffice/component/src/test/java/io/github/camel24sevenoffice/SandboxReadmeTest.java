/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.junit.SandboxExtension;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test that the sandbox's README offers for copying. */
class SandboxReadmeTest extends CamelTestSupport {

    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.of(Sandbox.builder());

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        TsOfficeComponent tsoffice = context.getComponent("tsoffice", TsOfficeComponent.class);
        tsoffice.getConfiguration().setClientId(Sandbox.CLIENT_ID);
        tsoffice.getConfiguration().setClientSecret(Sandbox.CLIENT_SECRET);
        tsoffice.getConfiguration().setOrganizationId(Sandbox.ORGANIZATION_ID);
        tsoffice.getConfiguration().setTokenUrl(SANDBOX.get().tokenUrl());
        tsoffice.getConfiguration().setApiUrl(SANDBOX.get().apiUrl());
        return context;
    }

    @Test
    void oneCustomerIsCreated() {
        template.requestBody("tsoffice:customers?method=POST", Map.of("isCompany", true, "name", "Fjord AS"));

        assertThat(SANDBOX.get().apiRequests())
                .filteredOn(request -> request.method().equals("POST"))
                .hasSize(1);
    }
}
