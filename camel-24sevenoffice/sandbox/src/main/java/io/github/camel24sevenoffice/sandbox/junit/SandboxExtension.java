/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.junit;

import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.SandboxBuilder;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests with JUnit 5 a sandbox: a fresh one for each test, so that no test sees what another one left, or with
 * {@link #perClass()} one for all tests of a class. It is closed when they are through.
 *
 * <pre>{@code
 * @ExtendWith(SandboxExtension.class)
 * class OrdersTest {
 *     @Test
 *     void sendsAnOrder(Sandbox sandbox, @ApiUrl String apiUrl, @TokenUrl String tokenUrl) { ... }
 * }
 * }</pre>
 *
 * <p>Where a parameter does not fit, as in {@code createCamelContext()} of Camel's tests, it is a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * final SandboxExtension sandbox = SandboxExtension.of(Sandbox.builder().organization("1"));
 * ...
 * component.setApiUrl(sandbox.get().apiUrl());
 * }</pre>
 */
public final class SandboxExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver,
                Supplier<Sandbox> {

    private final Namespace namespace = Namespace.create(SandboxExtension.class, this);
    private final SandboxBuilder builder;
    private final boolean perClass;
    private volatile Sandbox current;

    /** With a sandbox as {@link Sandbox#builder()} makes it. */
    public SandboxExtension() {
        this(Sandbox.builder(), false);
    }

    private SandboxExtension(SandboxBuilder builder, boolean perClass) {
        this.builder = Objects.requireNonNull(builder, "builder");
        this.perClass = perClass;
    }

    /**
     * @param builder makes the sandboxes
     * @return an extension with a sandbox for each test
     */
    public static SandboxExtension of(SandboxBuilder builder) {
        return new SandboxExtension(builder, false);
    }

    /**
     * For a context that all tests of a class share, for example Spring's. The field must be static.
     *
     * @return an extension like this one with one sandbox for all tests of a class, from before {@code @BeforeAll} on
     */
    public SandboxExtension perClass() {
        return new SandboxExtension(builder, true);
    }

    /**
     * The sandbox that was started last; with tests of a class that run at the same time and a static field without
     * {@link #perClass()} use a parameter instead.
     *
     * @return the sandbox
     * @throws IllegalStateException if no test is running
     */
    @Override
    public Sandbox get() {
        Sandbox sandbox = current;
        if (sandbox == null) {
            throw new IllegalStateException("There is a sandbox only while a test runs. With perClass() and in a static"
                    + " field there is one for all tests of the class");
        }
        return sandbox;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // also called for a nested class, which shares the sandbox of its outer one
        if (perClass && find(context) == null) {
            start(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!perClass) {
            start(context);
        } else if (find(context) == null) {
            throw new IllegalStateException("The field of a SandboxExtension with perClass() has to be static");
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stop(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Sandbox.class
                || (type == String.class
                        && (parameter.isAnnotated(ApiUrl.class) || parameter.isAnnotated(TokenUrl.class)));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Sandbox sandbox = find(context);
        if (sandbox == null) {
            throw new ParameterResolutionException(
                    "A Sandbox or its URL can be a parameter of tests, @BeforeEach and @AfterEach; elsewhere with perClass() only");
        }
        if (parameter.isAnnotated(ApiUrl.class)) {
            return sandbox.apiUrl();
        }
        return parameter.isAnnotated(TokenUrl.class) ? sandbox.tokenUrl() : sandbox;
    }

    private Sandbox find(ExtensionContext context) {
        return context.getStore(namespace).get(Sandbox.class, Sandbox.class);
    }

    private void start(ExtensionContext context) {
        Sandbox sandbox = builder.start();
        context.getStore(namespace).put(Sandbox.class, sandbox);
        current = sandbox;
    }

    /** Stops the sandbox that was started for just this context, if there is one. */
    private void stop(ExtensionContext context) {
        Sandbox sandbox = context.getStore(namespace).remove(Sandbox.class, Sandbox.class);
        if (sandbox != null) {
            sandbox.close();
            if (current == sandbox) {
                current = null;
            }
        }
    }
}
