/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import io.github.camel24sevenoffice.auth.TokenManager;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** One run of Camel Main, from its start to its stop. Its options are in {@code application.properties}. */
final class CamelRun {

    private final Main main = new Main();

    CamelRun(Credentials credentials) {
        credentials
                .componentOptions()
                .forEach((option, value) -> main.addOverrideProperty("camel.component.tsoffice." + option, value));
    }

    /** Sets a property that a route names as {@code {{name}}}. */
    CamelRun property(String name, Object value) {
        main.addOverrideProperty(name, value.toString());
        return this;
    }

    CamelRun bean(String name, Object bean) {
        main.bind(name, bean);
        return this;
    }

    CamelRun route(RoutesBuilder routes) {
        main.configure().addRoutesBuilder(routes);
        return this;
    }

    /** Adds the route in Java, or the one with the same name in another language from {@code routes}. */
    CamelRun route(String language, String name, RoutesBuilder java) {
        if (language.equals("java")) {
            return route(java);
        }
        main.configure().withRoutesIncludePattern("classpath:routes/" + name + "." + language);
        return this;
    }

    /** Makes the consumers poll once, when the job runs the round. */
    CamelRun polling(OneRound round) {
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport configured) {
                configured
                        .getCamelContext()
                        .getCamelContextExtension()
                        .registerEndpointCallback((uri, endpoint) -> round.applyTo(endpoint));
            }
        });
        return this;
    }

    /** Fails with the error of the login server before anything starts. */
    static void logIn(Main main, Credentials credentials) {
        main.getCamelContext()
                .getRegistry()
                .findSingleByType(TokenManager.class)
                .get(credentials.organizationId());
    }

    void start(Job job) throws Exception {
        try {
            main.start();
            job.run(main);
        } finally {
            main.stop();
        }
    }

    /** Sends a message to a route and returns the result, or throws the exception of the exchange. */
    static Exchange send(Main main, String uri, Processor message) throws Exception {
        Exchange exchange = main.getCamelTemplate().send(uri, message);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        return exchange;
    }

    /** The work to do while Camel runs. */
    @FunctionalInterface
    interface Job {

        void run(Main main) throws Exception;
    }
}
