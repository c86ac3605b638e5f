/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.springboot;

import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Reads the taxes and logs each customer that is created or changed, until it is stopped. Without credentials in the
 * environment, it calls a sandbox of its own, with the data of a small company.
 */
@SpringBootApplication
public class Application {

    public static void main(String[] args) {
        start(args);
    }

    static ConfigurableApplicationContext start(String... args) {
        SpringApplication application = new SpringApplication(Application.class);
        if (System.getenv("TSOFFICE_CLIENT_ID") == null) {
            useSandbox(application);
        } else {
            application.setDefaultProperties(Map.of(
                    "camel.component.tsoffice.client-id", "${TSOFFICE_CLIENT_ID}",
                    "camel.component.tsoffice.client-secret", "${TSOFFICE_CLIENT_SECRET}",
                    "camel.component.tsoffice.organization-id", "${TSOFFICE_ORGANIZATION_ID}"));
        }
        return application.run(args);
    }

    private static void useSandbox(SpringApplication application) {
        Sandbox sandbox = Sandbox.builder().demo(true).start();
        System.out.println("The sandbox and its page: " + sandbox.url());
        application.setDefaultProperties(Map.of(
                "camel.component.tsoffice.api-url", sandbox.apiUrl(),
                "camel.component.tsoffice.token-url", sandbox.tokenUrl(),
                "camel.component.tsoffice.client-id", Sandbox.CLIENT_ID,
                "camel.component.tsoffice.client-secret", Sandbox.CLIENT_SECRET,
                "camel.component.tsoffice.organization-id", Sandbox.ORGANIZATION_ID));
        // after the routes have stopped: a bean is closed later than they are
        application.addInitializers(
                context -> ((GenericApplicationContext) context).registerBean(Sandbox.class, () -> sandbox));
    }
}
