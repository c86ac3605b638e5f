/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.Metadata;

/**
 * Reads the credentials through Camel's properties component before each token request: from a properties source, the
 * environment, or one of Camel's vaults. A property is given by its name, without the braces of a placeholder, so that it
 * is not resolved when this bean is configured; {@code aws:finago/clientSecret} reads the field of a secret in AWS Secrets
 * Manager. Safe for use by several threads once it is configured.
 */
@Metadata(
        label = "bean",
        description =
                "Reads the client credentials through Camel's properties component before each token request, so that"
                        + " a secret that is rotated in a vault is used from the next request on",
        annotations = {"interfaceName=io.github.camel24sevenoffice.auth.CredentialsProvider"})
public class PropertiesCredentialsProvider implements CredentialsProvider, CamelContextAware {

    private static final String ORGANIZATION = "{organizationId}";
    private static final Pattern PLAIN = Pattern.compile("[\\w-]+");

    private CamelContext camelContext;

    @Metadata(
            description =
                    "The name of the property that holds the client id. The text {organizationId} in it is replaced by the"
                            + " organization that a token is requested for",
            required = true)
    private String clientIdProperty;

    @Metadata(
            description =
                    "The name of the property that holds the client secret. The text {organizationId} in it is replaced by"
                            + " the organization that a token is requested for",
            required = true)
    private String clientSecretProperty;

    @Override
    public Credentials credentials(String organizationId) {
        return new Credentials(
                resolve("clientIdProperty", clientIdProperty, organizationId),
                resolve("clientSecretProperty", clientSecretProperty, organizationId));
    }

    private String resolve(String option, String property, String organizationId) {
        if (property == null || property.isBlank()) {
            throw new IllegalArgumentException("The PropertiesCredentialsProvider needs " + option);
        }
        String name = property;
        if (property.contains(ORGANIZATION)) {
            // it may come from a message, and must not select another property
            if (!PLAIN.matcher(organizationId).matches()) {
                throw new IllegalArgumentException(
                        "An organization that is part of a property's name must consist of letters, digits, - and _");
            }
            name = property.replace(ORGANIZATION, organizationId);
        }
        // the message of Camel's exception names the property, and no value
        return camelContext.resolvePropertyPlaceholders("{{" + name + "}}");
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    public void setClientIdProperty(String clientIdProperty) {
        this.clientIdProperty = clientIdProperty;
    }

    public void setClientSecretProperty(String clientSecretProperty) {
        this.clientSecretProperty = clientSecretProperty;
    }
}
