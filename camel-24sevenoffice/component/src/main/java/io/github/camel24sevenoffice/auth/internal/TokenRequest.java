/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.auth.AccessToken;
import io.github.camel24sevenoffice.auth.Credentials;
import io.github.camel24sevenoffice.auth.CredentialsProvider;
import io.github.camel24sevenoffice.auth.TokenRequestFailedException;
import io.github.camel24sevenoffice.transport.HttpTransport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** The token request of RFC 6749, section 4.4, with the JSON body and {@code login_organization} of 24SevenOffice. */
public final class TokenRequest implements TokenSource {

    /**
     * The assumed lifetime of a token without expires_in: an hour, as in two public clients of this API. A token that
     * expires sooner is replaced when the API rejects it.
     */
    static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

    /** Keeps sums of times from overflowing. No token is used that long. */
    private static final Duration MAX_LIFETIME = Duration.ofDays(3650);

    private static final int MAX_RESPONSE = 256 * 1024;
    private static final int MAX_DESCRIPTION = 300;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final HttpTransport transport;
    private final URI tokenUrl;
    private final CredentialsProvider credentials;
    private final String audience;
    private final TokenTimer timer;
    private final CredentialsCircuitBreaker circuitBreaker;
    private final TokenCounters counters;

    /**
     * @param transport sends the requests
     * @param tokenUrl where to send them
     * @param credentials supplies the credentials
     * @param audience the API that tokens are for
     * @param timer tells the time
     * @param circuitBreaker stops requests with refused credentials
     * @param counters counts the requests
     */
    public TokenRequest(
            HttpTransport transport,
            URI tokenUrl,
            CredentialsProvider credentials,
            String audience,
            TokenTimer timer,
            CredentialsCircuitBreaker circuitBreaker,
            TokenCounters counters) {
        this.transport = transport;
        this.tokenUrl = tokenUrl;
        this.credentials = credentials;
        this.audience = audience;
        this.timer = timer;
        this.circuitBreaker = circuitBreaker;
        this.counters = counters;
    }

    @Override
    public IssuedToken obtain(String organizationId, Set<AccessToken> unwanted, CompletableFuture<?> call) {
        return obtain(organizationId, credentials(organizationId), call);
    }

    /**
     * Sends one request.
     *
     * @param organizationId the organization
     * @param application the credentials to send
     * @param call what waits for the token; the request is cancelled when it is completed
     * @return the token
     * @throws TokenRequestFailedException if the response is not a token; the message says why
     */
    public IssuedToken obtain(String organizationId, Credentials application, CompletableFuture<?> call) {
        circuitBreaker.enter(application, organizationId, call);
        long start = System.nanoTime();
        TokenRequestFailedException failed = null;
        try {
            return send(organizationId, application, call);
        } catch (TokenRequestFailedException e) {
            failed = e;
            throw e;
        } catch (RuntimeException | Error e) {
            failed = failure(organizationId, "the token request failed", 0, null, e);
            throw failed;
        } finally {
            counters.requested(Duration.ofNanos(System.nanoTime() - start), failed == null);
            if (failed == null) {
                circuitBreaker.succeeded(application);
            } else {
                circuitBreaker.failed(application, failed);
            }
        }
    }

    /**
     * @param organizationId the organization
     * @return the credentials to send now
     * @throws TokenRequestFailedException if there are none
     */
    public Credentials credentials(String organizationId) {
        try {
            return Objects.requireNonNull(credentials.credentials(organizationId), "it gave null");
        } catch (RuntimeException e) {
            throw failure(
                    organizationId, "the CredentialsProvider has no credentials for it: " + e.getMessage(), 0, null, e);
        }
    }

    private IssuedToken send(String organizationId, Credentials application, CompletableFuture<?> call) {
        // taken before the request, so that its duration does not prolong the life of the token
        Instant requestedAt = Instant.ofEpochMilli(timer.millis());
        HttpPost post = new HttpPost(tokenUrl);
        post.setConfig(transport.requestConfig());
        post.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
        post.setEntity(new ByteArrayEntity(
                body(organizationId, application), ContentType.APPLICATION_JSON.withCharset((String) null)));
        // a response that trickles in meets each time-out of the connection, and must not hold the thread
        call.whenComplete((token, failure) -> post.cancel());
        try {
            return transport.execute(
                    transport.host(), post, response -> read(organizationId, application, requestedAt, response));
        } catch (IOException e) {
            throw failure(
                    organizationId,
                    "the login server at " + tokenUrl + " did not respond (" + describe(e)
                            + "); check the option tokenUrl, the network and the proxy settings of camel-http",
                    0,
                    null,
                    e);
        }
    }

    private byte[] body(String organizationId, Credentials application) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "client_credentials");
        fields.put("client_id", application.clientId());
        fields.put("client_secret", application.clientSecret());
        fields.put("audience", audience);
        fields.put("login_organization", organizationId);
        try {
            return JSON.writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of strings can always be written", e);
        }
    }

    private IssuedToken read(
            String organizationId, Credentials application, Instant requestedAt, ClassicHttpResponse response)
            throws IOException {
        int status = response.getCode();
        HttpEntity entity = response.getEntity();
        byte[] text = entity == null ? new byte[0] : entity.getContent().readNBytes(MAX_RESPONSE);
        JsonNode json = parse(text);
        if (status < 200 || status > 299) {
            throw refused(organizationId, application, status, entity, json);
        }
        if (json == null) {
            throw failure(
                    organizationId,
                    "the login server at " + tokenUrl + " responded with " + status + " and " + contentType(entity)
                            + " instead of a JSON object; check the option tokenUrl",
                    status,
                    null,
                    null);
        }
        String value = json.path("access_token").asText("");
        if (value.isBlank()) {
            throw failure(organizationId, "the response of the login server has no access_token", status, null, null);
        }
        String type = json.path("token_type").asText("Bearer");
        if (!"Bearer".equalsIgnoreCase(type)) {
            throw failure(
                    organizationId, "the login server issued a token whose type is not Bearer", status, null, null);
        }
        Duration lifetime = lifetime(organizationId, status, json.path("expires_in"));
        return new IssuedToken(new AccessToken(organizationId, value, requestedAt.plus(lifetime)), lifetime, false);
    }

    private static JsonNode parse(byte[] text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node != null && node.isObject() ? node : null;
        } catch (IOException e) {
            // Jackson's message would quote the response, which may hold a token
            return null;
        }
    }

    private Duration lifetime(String organizationId, int status, JsonNode expiresIn) {
        if (expiresIn.isMissingNode() || expiresIn.isNull()) {
            return DEFAULT_LIFETIME;
        }
        long seconds = expiresIn.asLong(0);
        if (seconds <= 0) {
            throw failure(
                    organizationId,
                    "the login server sent an expires_in that is not a positive number of seconds",
                    status,
                    null,
                    null);
        }
        return Duration.ofSeconds(Math.min(seconds, MAX_LIFETIME.toSeconds()));
    }

    private TokenRequestFailedException refused(
            String organizationId, Credentials application, int status, HttpEntity entity, JsonNode json) {
        String error = json == null ? "" : json.path("error").asText("");
        if (error.isEmpty()) {
            return failure(
                    organizationId,
                    "the login server at " + tokenUrl + " responded with " + status + " and " + contentType(entity)
                            + " that is not an OAuth error",
                    status,
                    null,
                    null);
        }
        String description = json.path("error_description").asText("");
        String connected =
                status == 403 ? ", and that organization " + organizationId + " has connected the application" : "";
        String advice = status == 401 || status == 403
                ? "; check the options clientId, clientSecret and audience" + connected
                : "";
        return failure(
                organizationId,
                "the login server responded with " + status + " " + printable(error, application)
                        + (description.isEmpty() ? "" : " (" + printable(description, application) + ")") + advice,
                status,
                printable(error, application),
                null);
    }

    private static TokenRequestFailedException failure(
            String organizationId, String reason, int status, String error, Throwable cause) {
        return new TokenRequestFailedException(organizationId, reason, status, error, cause);
    }

    /** A text of the server for a message: of limited length, on one line, and without the secret. */
    private static String printable(String text, Credentials application) {
        String line = text.replace(application.clientSecret(), "xxxxxx")
                .replaceAll("\\s+", " ")
                .strip();
        return line.length() <= MAX_DESCRIPTION ? line : line.substring(0, MAX_DESCRIPTION) + "…";
    }

    private static String contentType(HttpEntity entity) {
        ContentType type = entity == null ? null : ContentType.parseLenient(entity.getContentType());
        return type == null ? "a body of unknown type" : type.getMimeType();
    }

    private static String describe(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
