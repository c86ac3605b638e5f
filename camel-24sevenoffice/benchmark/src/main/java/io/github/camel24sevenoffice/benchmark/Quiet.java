/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the sandbox's server from logging between the tables. */
final class Quiet {

    /** Referenced, because the JDK forgets the level of a logger without references. */
    private static final List<Logger> CHATTY = List.of(
            Logger.getLogger("io.undertow"), Logger.getLogger("org.xnio"), Logger.getLogger("org.jboss.threads"));

    private Quiet() {}

    static void undertow() {
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
