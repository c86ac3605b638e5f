/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.cli;

import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.SandboxBuilder;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs a sandbox until the process is ended. */
public final class Main {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    /** Referenced, because the JDK forgets the level of a logger without references. */
    private static final List<Logger> CHATTY = List.of(
            Logger.getLogger("io.undertow"), Logger.getLogger("org.xnio"), Logger.getLogger("org.jboss.threads"));

    private Main() {}

    /**
     * @param arguments the options; {@code --help} lists them
     */
    public static void main(String... arguments) {
        if (CommandLine.asksForHelp(arguments)) {
            System.out.println(CommandLine.usage());
            return;
        }
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
        SandboxBuilder builder;
        try {
            builder = CommandLine.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(CommandLine.usage());
            System.exit(WRONG_USE);
            return;
        }
        run(builder);
    }

    private static void run(SandboxBuilder builder) {
        Sandbox sandbox;
        try {
            sandbox = builder.start();
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            sandbox.close();
            // a signal to end is not a failure, though the JVM would exit with its number
            Runtime.getRuntime().halt(0);
        }));
        System.out.println("The sandbox is running: API " + sandbox.apiUrl() + ", token endpoint " + sandbox.tokenUrl()
                + ", start page " + sandbox.url() + "/");
    }
}
