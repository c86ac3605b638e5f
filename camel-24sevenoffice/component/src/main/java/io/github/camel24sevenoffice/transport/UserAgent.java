/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The header that tells the server who calls (RFC 9110, section 10.1.5). */
final class UserAgent {

    private static final String PRODUCT = "camel-24sevenoffice/" + version();

    private UserAgent() {}

    /**
     * @param more the name of the application; null or blank for none
     * @return this component and its version, and the application behind it
     */
    static String of(String more) {
        return more == null || more.isBlank() ? PRODUCT : PRODUCT + " " + more.strip();
    }

    private static String version() {
        try (InputStream resource = UserAgent.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
