/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.customers;

import io.github.camel24sevenoffice.state.AtomicFileStateRepository;
import org.apache.camel.builder.RouteBuilder;

/**
 * Writes each customer that is created or changed to <code>{{changes}}/customers.jsonl</code>, one line each.
 * customer-changes.yaml and customer-changes.xml have the same route.
 *
 * <p>It continues where it was stopped: the state is in <code>{{changes}}/state</code>. After an abrupt end, the last lines
 * may come twice.
 */
public class CustomerChangesRoute extends RouteBuilder {

    @Override
    public void configure() {
        bindToRegistry(
                "customerState",
                new AtomicFileStateRepository(getCamelContext().resolvePropertyPlaceholders("{{changes}}/state")));

        from("tsoffice:customers?offsetRepository=#customerState&delay={{pollDelay:60000}}&outputType=java.util.Map")
                .routeId("customer-changes")
                .process(new CustomerChange())
                .to("file:{{changes}}?fileName=customers.jsonl&fileExist=Append");
    }
}
