/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Sets the {@code Authorization} header for a call that a route makes over another endpoint, such as {@code https:}. The
 * header stays in the message: take it away after the call, or it travels on to the next endpoint.
 *
 * <p>As {@code onRedelivery} of an {@code onException} it first drops the token that was rejected, so that the redelivered
 * call carries a fresh one. Safe for use by several routes and threads.
 */
public class TokenHeader implements Processor {

    /** The message header that names the organization. */
    public static final String ORGANIZATION_ID = "CamelTsOfficeOrganizationId";

    private static final String AUTHORIZATION = "Authorization";

    private final TokenManager tokenManager;
    private final String organizationId;

    /**
     * @param tokenManager gives the token, not null
     * @param organizationId the organization of calls whose message has no header CamelTsOfficeOrganizationId; may be null
     *     when all have
     */
    public TokenHeader(TokenManager tokenManager, String organizationId) {
        this.tokenManager = Objects.requireNonNull(tokenManager, "tokenManager");
        this.organizationId = organizationId;
    }

    /**
     * @throws IllegalArgumentException if there is no organization
     * @throws TokenRequestFailedException if no token can be had
     */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getIn();
        RejectedToken used = exchange.getProperty(RejectedToken.PROPERTY, RejectedToken.class);
        if (used != null && Boolean.TRUE.equals(message.getHeader(Exchange.REDELIVERED))) {
            used.invalidate();
        }
        AccessToken token = tokenManager.get(message.getHeader(ORGANIZATION_ID, organizationId, String.class));
        exchange.setProperty(RejectedToken.PROPERTY, new RejectedToken(tokenManager, token));
        message.setHeader(AUTHORIZATION, "Bearer " + token.value());
    }
}
