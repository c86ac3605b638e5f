/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.karaf;

import io.github.camel24sevenoffice.auth.Credentials;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.TokenManagerDefaults;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of one configuration.
 *
 * @param clientId the id of the application
 * @param clientSecret its secret
 * @param tokenUrl where tokens are requested
 * @param audience the API that the tokens are for
 * @param tokenRefreshMargin how long before its expiry a token is renewed
 * @param tokenRequestTimeout the longest wait for a token
 * @param serviceProperties the properties of the service; they hold no secret
 */
record Settings(
        String clientId,
        String clientSecret,
        String tokenUrl,
        String audience,
        Duration tokenRefreshMargin,
        Duration tokenRequestTimeout,
        Map<String, String> serviceProperties) {

    /** The PID of the configurations. */
    static final String PID = "io.github.camel24sevenoffice";

    /** The bean name of the TokenManager in a Camel registry, and the property in which OSGi's has it. */
    private static final String NAME = "name";

    /** The name when there is one TokenManager. The component gives the same name to the one that it makes. */
    private static final String DEFAULT_NAME = "tsofficeTokenManager";

    private static final String ORGANIZATION_ID = "organizationId";
    private static final String API_URL = "apiUrl";

    /** Set by the tool that has read the configuration from a file. */
    private static final String FILE = "felix.fileinstall.filename";

    /**
     * @param pid the configuration
     * @param properties what it holds
     * @return the settings
     * @throws IllegalArgumentException if something is missing, wrong or unknown; the message names all of it
     */
    static Settings read(String pid, Dictionary<String, ?> properties) {
        SettingsReader reader = new SettingsReader(properties);
        Map<String, String> published = new TreeMap<>();
        published.put(NAME, name(pid));
        reader.optional(ORGANIZATION_ID).ifPresent(id -> published.put(ORGANIZATION_ID, id));
        reader.url(API_URL).ifPresent(url -> published.put(API_URL, url));
        Settings settings = new Settings(
                reader.required("clientId"),
                reader.required("clientSecret"),
                reader.url("tokenUrl").orElse(TokenManagerDefaults.TOKEN_URL),
                reader.optional("audience").orElse(TokenManagerDefaults.AUDIENCE),
                reader.duration("tokenRefreshMargin", 0, TokenManagerDefaults.REFRESH_MARGIN),
                reader.duration("tokenRequestTimeout", 1, TokenManagerDefaults.REQUEST_TIMEOUT),
                Collections.unmodifiableMap(published));
        reader.requireGood();
        return settings;
    }

    /** The part after the ~: io.github.camel24sevenoffice~crm, from etc/io.github.camel24sevenoffice-crm.cfg, gives crm. */
    private static String name(String pid) {
        return pid.equals(PID) ? DEFAULT_NAME : pid.substring(PID.length() + 1);
    }

    /**
     * @param pid the configuration
     * @param properties what it holds
     * @return where to correct it: the file that it was read from, or its PID
     */
    static String origin(String pid, Dictionary<String, ?> properties) {
        Object file = properties.get(FILE);
        if (file == null) {
            return "the configuration " + pid;
        }
        try {
            return Path.of(new URI(file.toString())).toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return file.toString();
        }
    }

    void configure(TokenManager tokenManager) {
        tokenManager.setClientId(clientId);
        tokenManager.setClientSecret(clientSecret);
        tokenManager.setTokenUrl(tokenUrl);
        tokenManager.setAudience(audience);
        tokenManager.setTokenRefreshMargin(tokenRefreshMargin);
        tokenManager.setTokenRequestTimeout(tokenRequestTimeout);
    }

    Credentials credentials() {
        return new Credentials(clientId, clientSecret);
    }

    /** Whether only the credentials and the service properties differ, so that the TokenManager need not be restarted. */
    boolean sameServer(Settings other) {
        return tokenUrl.equals(other.tokenUrl)
                && audience.equals(other.audience)
                && tokenRefreshMargin.equals(other.tokenRefreshMargin)
                && tokenRequestTimeout.equals(other.tokenRequestTimeout);
    }

    @Override
    public String toString() {
        return "Settings[clientId=" + clientId + ", tokenUrl=" + tokenUrl + ", " + serviceProperties + "]";
    }
}
