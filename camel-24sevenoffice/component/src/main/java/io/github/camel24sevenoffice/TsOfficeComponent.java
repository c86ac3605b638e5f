/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.Credentials;
import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.call.ApiClient;
import io.github.camel24sevenoffice.call.CallTimer;
import io.github.camel24sevenoffice.call.DeniedOperations;
import io.github.camel24sevenoffice.call.OrganizationLimits;
import io.github.camel24sevenoffice.request.PathTemplate;
import io.github.camel24sevenoffice.request.QueryString;
import io.github.camel24sevenoffice.transport.HttpSettings;
import io.github.camel24sevenoffice.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.URISupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes {@code tsoffice:} endpoints. The endpoints of one component share a connection pool per API URL, and a
 * TokenManager per application.
 */
@Component("tsoffice")
public class TsOfficeComponent extends TsOfficeComponentOptions {

    private static final Logger LOG = LoggerFactory.getLogger(TsOfficeComponent.class);

    private final Map<URI, ApiClient> clients = new ConcurrentHashMap<>();
    private final ConsumerStates consumerStates = new ConsumerStates();
    private final EventNotifier credentialsReloader = new CredentialsReloader(this);
    private TokenManagers tokenManagers;
    private TokenHealthChecks healthChecks;
    private DeniedOperations deniedOperations;
    private ExecutorService pagingExecutor;
    private OrganizationLimits organizationLimits;
    private TsOfficeCalls calls;
    private CallTimer callTimer;

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
                URISupport.normalizeUri(uri),
                this,
                PathTemplate.parse(remaining),
                getConfiguration().copy());
        checkOutputType(parameters.get("outputType"));
        setProperties(endpoint, parameters);
        // what is not an option is a query parameter of the API
        endpoint.apiParameters(new LinkedHashMap<>(parameters));
        parameters.clear();
        return endpoint;
    }

    private void checkOutputType(Object name) {
        if (name instanceof String text
                && !text.startsWith("#")
                && getCamelContext().getClassResolver().resolveClass(text) == null) {
            throw new IllegalArgumentException(
                    "The class " + text + " of the option outputType was not found: write its full"
                            + " name, with its package, and see that it is on the class path");
        }
    }

    ApiClient apiClient(TsOfficeConfiguration options) {
        URI apiUrl = HttpTransport.parse("apiUrl", options.getApiUrl(), options.isAllowPlainHttp());
        if (options.isAllowPlainHttp()) {
            LOG.warn("Insecure: the option allowPlainHttp is true, which is not for production");
        }
        return clients.computeIfAbsent(apiUrl, url -> {
            ApiClient client = new ApiClient(
                    getCamelContext(),
                    url,
                    new HttpSettings(Duration.ZERO, getUserAgent(), getMaxConnections()),
                    callTimer);
            ServiceHelper.startService(client);
            return client;
        });
    }

    /** Fetches pages ahead: one thread for each stream of rows that waits for a page. */
    ExecutorService pagingExecutor() {
        return pagingExecutor;
    }

    /**
     * @param context a Camel context
     * @return its components of this class, under any name; empty when there is none so far
     */
    public static List<TsOfficeComponent> all(CamelContext context) {
        return context.getComponentNames().stream()
                .map(context::hasComponent)
                .filter(TsOfficeComponent.class::isInstance)
                .map(TsOfficeComponent.class::cast)
                .toList();
    }

    TsOfficeCalls calls() {
        return calls;
    }

    OrganizationLimits organizationLimits() {
        return organizationLimits;
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

    /**
     * The checks of the tokens, where the application has camel-health; it need not be enabled. Safe for use by several threads.
     *
     * @return one for each organization that endpoints name and each TokenManager that they use; empty before the start
     */
    public List<HealthCheck> tokenHealthChecks() {
        return healthChecks == null ? List.of() : healthChecks.all();
    }

    DeniedOperations deniedOperations() {
        return deniedOperations;
    }

    void replaceCredentials(Credentials current, Credentials next) {
        getConfiguration().setClientId(next.clientId());
        getConfiguration().setClientSecret(next.clientSecret());
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
    protected void doInit() throws Exception {
        super.doInit();
        callTimer = new CallTimer(getCamelContext());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        checkNumbers();
        organizationLimits = new OrganizationLimits(new OrganizationLimits.Settings(
                getMaxConcurrentCalls(), getCallsPerMinute(), Duration.ofMillis(getMaxLimitWait())));
        calls = new TsOfficeCalls(getCamelContext(), organizationLimits, isOrganizationMeterTag());
        getCamelContext().addService(calls, true, true);
        callTimer.start();
        deniedOperations = new DeniedOperations(Duration.ofMillis(getAccessDeniedCoolDown()));
        tokenManagers = new TokenManagers(
                getCamelContext(),
                new TokenManagers.Settings(
                        Duration.ofMillis(getTokenRefreshMargin()),
                        Duration.ofMillis(getTokenRequestTimeout()),
                        getCredentialsProvider(),
                        getTokenStore()));
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
        ServiceHelper.stopService(callTimer);
        if (calls != null) {
            getCamelContext().removeService(calls);
            ServiceHelper.stopService(calls);
        }
        if (pagingExecutor != null) {
            getCamelContext().getExecutorServiceManager().shutdownNow(pagingExecutor);
            pagingExecutor = null;
        }
        super.doStop();
    }
}
