/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.Credentials;
import io.github.camel24sevenoffice.auth.CredentialsProvider;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.TokenManagerDefaults;
import io.github.camel24sevenoffice.auth.TokenStore;
import io.github.camel24sevenoffice.call.ApiClient;
import io.github.camel24sevenoffice.call.DeniedOperations;
import io.github.camel24sevenoffice.call.RetryPolicy;
import io.github.camel24sevenoffice.request.PathTemplate;
import io.github.camel24sevenoffice.request.QueryString;
import io.github.camel24sevenoffice.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.URISupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes {@code tsoffice:} endpoints. The endpoints of one component share a connection pool per API URL, and a
 * TokenManager per application.
 */
@Component("tsoffice")
public class TsOfficeComponent extends HealthCheckComponent {

    private static final Logger LOG = LoggerFactory.getLogger(TsOfficeComponent.class);

    @Metadata(description = "The options that all endpoints start from.")
    private TsOfficeConfiguration configuration = new TsOfficeConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description =
                    "How long before its expiry an access token is renewed. At most a fifth of its lifetime, so that a"
                            + " token of 30 seconds is renewed 6 seconds before its expiry. Applies to a TokenManager that the component"
                            + " makes itself.")
    private long tokenRefreshMargin = TokenManagerDefaults.REFRESH_MARGIN;

    @Metadata(
            label = "security",
            defaultValue = "30s",
            javaType = "java.time.Duration",
            description = "The longest wait for an access token. Applies to a TokenManager that the component"
                    + " makes itself.")
    private long tokenRequestTimeout = TokenManagerDefaults.REQUEST_TIMEOUT;

    @Metadata(
            label = "security",
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description = "How long an operation fails without a new token request after the API has denied it to an"
                    + " organization even with a fresh access token. A success ends it. 0 turns it off.")
    private long accessDeniedCoolDown = 60_000;

    @Metadata(
            label = "security",
            autowired = true,
            description = "Supplies the credentials for each token request, per organization, where clientId and"
                    + " clientSecret are not set. Applies to a TokenManager that the component makes itself.")
    private CredentialsProvider credentialsProvider;

    @Metadata(
            label = "security",
            autowired = true,
            description =
                    "Where access tokens are shared with other nodes. Applies to a TokenManager that the component makes"
                            + " itself.")
    private TokenStore tokenStore;

    private final Map<URI, ApiClient> clients = new ConcurrentHashMap<>();
    private final ConsumerStates consumerStates = new ConsumerStates();
    private final EventNotifier credentialsReloader = new CredentialsReloader(this);
    private TokenManagers tokenManagers;
    private TokenHealthChecks healthChecks;
    private DeniedOperations deniedOperations;
    private ExecutorService pagingExecutor;
    private RetryPolicy pageRetries = RetryPolicy.DEFAULT;

    /** Camel would decode a plus to a space, and the wildcard in {@code %be%} to a byte. */
    @Override
    public boolean useRawUri() {
        return true;
    }

    /** Values in RAW(...) are not decoded, so the component must see how they were written. */
    @Override
    protected boolean resolveRawParameterValues() {
        return false;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        QueryString.decode(uri, parameters);
        TsOfficeEndpoint endpoint = new TsOfficeEndpoint(
                URISupport.normalizeUri(uri), this, PathTemplate.parse(remaining), configuration.copy());
        setProperties(endpoint, parameters);
        // what is not an option is a query parameter of the API
        endpoint.apiParameters(new LinkedHashMap<>(parameters));
        parameters.clear();
        return endpoint;
    }

    ApiClient apiClient(String apiUrl) {
        return clients.computeIfAbsent(HttpTransport.parse("apiUrl", apiUrl), url -> {
            ApiClient client = new ApiClient(getCamelContext(), url);
            ServiceHelper.startService(client);
            return client;
        });
    }

    /** Fetches pages ahead: one thread for each stream of rows that waits for a page. */
    ExecutorService pagingExecutor() {
        return pagingExecutor;
    }

    /** Which failed reads of a page are retried in place. */
    RetryPolicy pageRetries() {
        return pageRetries;
    }

    void pageRetries(RetryPolicy policy) {
        pageRetries = policy;
    }

    ConsumerStates consumerStates() {
        return consumerStates;
    }

    TokenManager tokenManager(TsOfficeConfiguration options) {
        TokenManager manager = tokenManagers.get(options);
        if (isHealthCheckProducerEnabled()) {
            healthChecks.add(manager, options.getOrganizationId());
        }
        return manager;
    }

    /** Those that endpoints use. */
    List<TokenManager> tokenManagers() {
        return tokenManagers == null ? List.of() : tokenManagers.used();
    }

    DeniedOperations deniedOperations() {
        return deniedOperations;
    }

    void replaceCredentials(Credentials current, Credentials next) {
        configuration.setClientId(next.clientId());
        configuration.setClientSecret(next.clientSecret());
        if (!current.equals(next)) {
            LOG.info(
                    "The credentials of application {} have changed; they are used from the next token request on",
                    next.clientId());
            tokenManagers.replaceCredentials(current, next);
        }
        credentialsChanged();
    }

    /** Also when it is a CredentialsProvider that may have new ones. */
    void credentialsChanged() {
        tokenManagers().forEach(TokenManager::credentialsChanged);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (accessDeniedCoolDown < 0) {
            throw new IllegalArgumentException("The option accessDeniedCoolDown must not be negative, but is "
                    + accessDeniedCoolDown + " ms; 0 turns it off");
        }
        deniedOperations = new DeniedOperations(Duration.ofMillis(accessDeniedCoolDown));
        tokenManagers = new TokenManagers(
                getCamelContext(),
                new TokenManagers.Settings(
                        Duration.ofMillis(tokenRefreshMargin),
                        Duration.ofMillis(tokenRequestTimeout),
                        credentialsProvider,
                        tokenStore));
        healthChecks = new TokenHealthChecks(getCamelContext());
        getCamelContext().getManagementStrategy().addEventNotifier(credentialsReloader);
        pagingExecutor = getCamelContext().getExecutorServiceManager().newCachedThreadPool(this, "TsOfficePaging");
        // the clients of producers from before a restart
        ServiceHelper.startService(clients.values());
    }

    @Override
    protected void doStop() throws Exception {
        if (healthChecks != null) {
            getCamelContext().getManagementStrategy().removeEventNotifier(credentialsReloader);
            healthChecks.removeAll();
        }
        ServiceHelper.stopService(clients.values());
        if (pagingExecutor != null) {
            getCamelContext().getExecutorServiceManager().shutdownNow(pagingExecutor);
            pagingExecutor = null;
        }
        super.doStop();
    }

    public TsOfficeConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(TsOfficeConfiguration configuration) {
        this.configuration = configuration;
    }

    public long getTokenRefreshMargin() {
        return tokenRefreshMargin;
    }

    public void setTokenRefreshMargin(long tokenRefreshMargin) {
        this.tokenRefreshMargin = tokenRefreshMargin;
    }

    public long getTokenRequestTimeout() {
        return tokenRequestTimeout;
    }

    public void setTokenRequestTimeout(long tokenRequestTimeout) {
        this.tokenRequestTimeout = tokenRequestTimeout;
    }

    public long getAccessDeniedCoolDown() {
        return accessDeniedCoolDown;
    }

    public void setAccessDeniedCoolDown(long accessDeniedCoolDown) {
        this.accessDeniedCoolDown = accessDeniedCoolDown;
    }

    public CredentialsProvider getCredentialsProvider() {
        return credentialsProvider;
    }

    public void setCredentialsProvider(CredentialsProvider credentialsProvider) {
        this.credentialsProvider = credentialsProvider;
    }

    public TokenStore getTokenStore() {
        return tokenStore;
    }

    public void setTokenStore(TokenStore tokenStore) {
        this.tokenStore = tokenStore;
    }
}
