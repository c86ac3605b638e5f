/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What one class logs until it is closed, at any level. */
final class LoggedLines implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LogManager.getRootLogger();
    private final AbstractAppender appender;

    /** The class by its simple name, as some are not visible to tests. */
    LoggedLines(String className) {
        appender = new AbstractAppender("lines", null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                if (event.getLoggerName().endsWith("." + className)) {
                    lines.add(event.getMessage().getFormattedMessage());
                }
            }
        };
        appender.start();
        root.addAppender(appender);
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        root.removeAppender(appender);
    }
}
