/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test in which any logger, at any level, logged a token of the sandbox or a client secret. */
public final class NoSecretLogged implements BeforeEachCallback, AfterEachCallback {

    /** The tag of a test that logs a secret on purpose. */
    static final String LOGS_SECRETS = "logs-secrets";

    public static final String WRONG_SECRET = "wrong-but-still-a-secret";

    /** In the URL that a file is uploaded to. */
    public static final String SIGNATURE = "signature-that-is-a-credential";

    private static final List<String> SECRETS =
            List.of("sandbox-token-", Sandbox.CLIENT_SECRET, WRONG_SECRET, SIGNATURE);

    /** Camel logs the properties that it resolves and binds, at DEBUG and TRACE, before a component has them. */
    private static final List<String> CAMELS_PROPERTY_BINDING = List.of(
            "org.apache.camel.main.",
            "org.apache.camel.component.properties.",
            "org.apache.camel.impl.engine.DefaultCamelContextExtension",
            "org.apache.camel.impl.engine.DefaultBeanIntrospection",
            "org.apache.camel.impl.engine.IntrospectionSupport");

    private static final String NAME = "secrets-";

    private final Queue<String> leaks = new ConcurrentLinkedQueue<>();
    private final AbstractAppender appender =
            new AbstractAppender(NAME + hashCode(), null, null, true, Property.EMPTY_ARRAY) {
                @Override
                public void append(LogEvent event) {
                    String message = event.getMessage().getFormattedMessage();
                    String stackTrace = stackTrace(event.getThrown());
                    if ((hasSecret(message) || hasSecret(stackTrace)) && !isPropertyBinding(event.getLoggerName())) {
                        leaks.add(event.getLoggerName() + ": " + message + stackTrace);
                    }
                }
            };

    @Override
    public void beforeEach(ExtensionContext context) {
        leaks.clear();
        appender.start();
        ((Logger) LogManager.getRootLogger()).addAppender(appender);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ((Logger) LogManager.getRootLogger()).removeAppender(appender);
        appender.stop();
        if (context != null && context.getTags().contains(LOGS_SECRETS)) {
            return;
        }
        assertThat(leaks).as("lines of the log with a secret in them").isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .as("threads with a secret in their names")
                .noneMatch(thread -> hasSecret(thread.getName()));
    }

    Queue<String> leaks() {
        return leaks;
    }

    /** Checks messages and stack traces of an exception and all its causes. */
    public static void assertNoSecret(Throwable thrown) {
        assertThat(hasSecret(stackTrace(thrown)))
                .as("a secret in the exception")
                .isFalse();
    }

    public static boolean hasSecret(String text) {
        // a loop, since it looks at every line of every test
        for (String secret : SECRETS) {
            if (text.contains(secret)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPropertyBinding(String logger) {
        return CAMELS_PROPERTY_BINDING.stream().anyMatch(logger::startsWith);
    }

    private static String stackTrace(Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
