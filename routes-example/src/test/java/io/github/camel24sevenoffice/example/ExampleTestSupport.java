/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs examples and catches what they print. */
@Timeout(120)
abstract class ExampleTestSupport {

    protected final List<String> lines = new CopyOnWriteArrayList<>();

    @TempDir
    protected Path folder;

    private final AbstractAppender appender = new AbstractAppender("lines", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            lines.add(event.getMessage().getFormattedMessage());
        }
    };

    @BeforeEach
    void capture() {
        appender.start();
        logger().addAppender(appender);
    }

    @AfterEach
    void release() {
        logger().removeAppender(appender);
    }

    private static Logger logger() {
        return (Logger) LogManager.getLogger("io.github.camel24sevenoffice.example");
    }

    /** Gives the exit code. The properties are name, value, name, value. */
    protected int run(String... properties) {
        return run(Map.of(), properties);
    }

    /** The same with a service in the environment. */
    protected int run(Sandbox service, String... properties) {
        return run(environment(service), properties);
    }

    protected int run(Map<String, String> environment, String... properties) {
        Map<String, String> all = new HashMap<>();
        all.put("output", folder.resolve("output").toString());
        for (int i = 0; i < properties.length; i += 2) {
            all.put(properties[i], properties[i + 1]);
        }
        return new Examples(new Settings(environment, all)).run();
    }

    protected static Map<String, String> environment(Sandbox service) {
        Map<String, String> environment = new HashMap<>();
        environment.put("TSOFFICE_CLIENT_ID", Sandbox.CLIENT_ID);
        environment.put("TSOFFICE_CLIENT_SECRET", Sandbox.CLIENT_SECRET);
        environment.put("TSOFFICE_ORGANIZATION_ID", Sandbox.ORGANIZATION_ID);
        environment.put("TSOFFICE_API_URL", service.apiUrl());
        environment.put("TSOFFICE_TOKEN_URL", service.tokenUrl());
        return environment;
    }
}
