/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JdkObsolete") // OSGi takes a Dictionary
class SettingsTest {

    private static final String SECRET = "s3cret-value";

    private final Dictionary<String, Object> properties =
            new Hashtable<>(Map.of("clientId", " the-client ", "clientSecret", SECRET));

    private Settings read() {
        return Settings.read(Settings.PID, properties);
    }

    @Test
    void twoPropertiesAreEnough() {
        Settings settings = read();

        assertThat(settings.clientId()).isEqualTo("the-client");
        assertThat(settings.tokenUrl()).isEqualTo("https://login.24sevenoffice.com/oauth/token");
        assertThat(settings.audience()).isEqualTo("https://api.24sevenoffice.com");
        assertThat(settings.tokenRefreshMargin()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.tokenRequestTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.serviceProperties()).isEqualTo(Map.of("name", "tsofficeTokenManager"));
    }

    @Test
    void whatRoutesNeedIsPublishedAndNothingElse() {
        properties.put("organizationId", 100000000000001L);
        properties.put("apiUrl", "http://127.0.0.1:1/v1");

        assertThat(Settings.read("io.github.camel24sevenoffice~crm", properties).serviceProperties())
                .isEqualTo(
                        Map.of("name", "crm", "organizationId", "100000000000001", "apiUrl", "http://127.0.0.1:1/v1"));
    }

    @Test
    void propertiesOfConfigAdminAreIgnored() {
        properties.put("service.pid", Settings.PID);
        properties.put("felix.fileinstall.filename", "file:/opt/karaf%20one/etc/io.github.camel24sevenoffice.cfg");

        assertThat(read()).isNotNull();
        assertThat(Settings.origin(Settings.PID, properties))
                .endsWith("io.github.camel24sevenoffice.cfg")
                .contains("karaf one");
    }

    @Test
    void withoutAFileTheConfigurationIsNamed() {
        assertThat(Settings.origin("io.github.camel24sevenoffice~crm", properties))
                .isEqualTo("the configuration io.github.camel24sevenoffice~crm");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1500, 1500", "60s, 60000", "1m30s, 90000", "500ms, 500", "2h, 7200000"})
    void durationsAreWrittenAsCamelDoes(String text, long millis) {
        properties.put("tokenRefreshMargin", text);

        assertThat(read().tokenRefreshMargin()).hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"soon", "s", "-5s", "60 x", "1.5.5", "99999999999999999999", "111111111111111111111111111111x"})
    void anInvalidDurationIsRefused(String text) {
        properties.put("tokenRefreshMargin", text);

        assertThatIllegalArgumentException()
                .isThrownBy(this::read)
                .withMessage(
                        "tokenRefreshMargin must be a duration such as 60s, of at least 0 ms, but is \"" + text + "\"");
    }

    @Test
    void aTokenRequestTimeoutOfZeroIsRefused() {
        properties.put("tokenRequestTimeout", "0");

        assertThatIllegalArgumentException()
                .isThrownBy(this::read)
                .withMessageContaining("at least 1 ms, but is \"0\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login.example.com",
                "ftp://example.com",
                "https://user:pw@example.com",
                "https://example.com?a=b",
                "https://",
                "::"
            })
    void anInvalidUrlIsRefusedAndNotRepeated(String url) {
        properties.put("tokenUrl", url);

        assertThatIllegalArgumentException()
                .isThrownBy(this::read)
                .withMessage("tokenUrl must be an absolute http or https URL without user info, query and fragment");
    }

    @Test
    void allErrorsAreInOneMessage() {
        properties.put("clientId", "  ");
        properties.put("clientSecret", "$[env:NOT_THERE]");
        properties.put("clientSecrt", SECRET);

        assertThatIllegalArgumentException()
                .isThrownBy(this::read)
                .withMessage("clientId is missing; clientSecret is a placeholder that was not resolved;"
                        + " clientSecrt is not a property; the properties are apiUrl, audience, clientId, clientSecret,"
                        + " organizationId, tokenRefreshMargin, tokenRequestTimeout, tokenUrl");
    }

    @Test
    void theSecretIsNotWritten() {
        assertThat(read()).asString().contains("the-client").doesNotContain(SECRET);
    }
}
