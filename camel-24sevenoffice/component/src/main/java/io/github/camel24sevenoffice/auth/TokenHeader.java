/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import io.github.camel24sevenoffice.auth.internal.RejectedToken;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.Metadata;

/**
 * Sets the {@code Authorization} header for a call to another endpoint, for example {@code https:}. The header stays in the
 * message: remove it after the call, or it is sent to the next endpoint too.
 *
 * <p>As {@code onRedelivery} of an {@code onException} it first invalidates the token that was rejected, so that the redelivered
 * call carries a fresh one. Safe for use by several routes and threads once it is configured.
 */
@Metadata(
        label = "bean",
        description = "Sets the Authorization header for a call to another endpoint",
        annotations = {"interfaceName=org.apache.camel.Processor"})
public class TokenHeader implements Processor {

    /** The message header that names the organization. */
    public static final String ORGANIZATION_ID = "CamelTsOfficeOrganizationId";

    private static final String AUTHORIZATION = "Authorization";

    @Metadata(description = "Supplies the tokens. Left out, the only one in the registry")
    private TokenManager tokenManager;

    @Metadata(
            description =
                    "The organization of calls whose message has no header CamelTsOfficeOrganizationId. Not needed when all"
                            + " have")
    private String organizationId;

    /**
     * @throws IllegalArgumentException if there is no organization, or no TokenManager
     * @throws TokenRequestFailedException if there is no token
     */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getIn();
        RejectedToken used = exchange.getProperty(RejectedToken.PROPERTY, RejectedToken.class);
        if (used != null && Boolean.TRUE.equals(message.getHeader(Exchange.REDELIVERED))) {
            used.invalidate();
        }
        TokenManager issuer = tokenManager(exchange.getContext());
        AccessToken token = issuer.get(message.getHeader(ORGANIZATION_ID, organizationId, String.class));
        exchange.setProperty(RejectedToken.PROPERTY, new RejectedToken(issuer, token));
        message.setHeader(AUTHORIZATION, "Bearer " + token.value());
    }

    private TokenManager tokenManager(CamelContext context) {
        if (tokenManager != null) {
            return tokenManager;
        }
        TokenManager single = context.getRegistry().findSingleByType(TokenManager.class);
        if (single == null) {
            throw new IllegalArgumentException(
                    "The TokenHeader needs tokenManager, since the registry does not hold exactly one");
        }
        return single;
    }

    /**
     * @param tokenManager supplies the tokens; null for the one in the registry
     */
    public void setTokenManager(TokenManager tokenManager) {
        this.tokenManager = tokenManager;
    }

    /**
     * @param organizationId the organization of calls whose message names none; null when all do
     */
    public void setOrganizationId(String organizationId) {
        this.organizationId = organizationId;
    }
}
