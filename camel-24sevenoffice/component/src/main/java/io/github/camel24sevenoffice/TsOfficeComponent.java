/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.TokenManagerDefaults;
import io.github.camel24sevenoffice.http.ApiClient;
import io.github.camel24sevenoffice.http.PathTemplate;
import io.github.camel24sevenoffice.http.QueryString;
import io.github.camel24sevenoffice.transport.HttpTransport;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.URISupport;

/**
 * Makes {@code tsoffice:} endpoints. The endpoints of one component share a connection pool per API URL, and a
 * TokenManager per application.
 */
@Component("tsoffice")
public class TsOfficeComponent extends DefaultComponent {

    @Metadata(description = "The options that all endpoints start from.")
    private TsOfficeConfiguration configuration = new TsOfficeConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description = "How long before its end an access token is renewed. At most a fifth of its life, so that a"
                    + " token of 30 seconds is renewed 6 seconds before its end. For a TokenManager that the component"
                    + " makes itself.")
    private long tokenRefreshMargin = TokenManagerDefaults.REFRESH_MARGIN;

    @Metadata(
            label = "security",
            defaultValue = "30s",
            javaType = "java.time.Duration",
            description = "The longest wait for an answer to a token request. For a TokenManager that the component"
                    + " makes itself.")
    private long tokenRequestTimeout = TokenManagerDefaults.REQUEST_TIMEOUT;

    private final Map<URI, ApiClient> clients = new ConcurrentHashMap<>();
    private TokenManagers tokenManagers;
    private ExecutorService pagingExecutor;

    /** Camel's own decoding would take a plus for a space, and the wildcard in {@code %be%} for a byte. */
    @Override
    public boolean useRawUri() {
        return true;
    }

    /** Whether a value was written as RAW(...), which is not to be decoded, has to be seen here. */
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
        // what is no option is a query parameter of the API
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

    /** Where pages are fetched ahead: a thread for each stream of rows that waits for one. */
    ExecutorService pagingExecutor() {
        return pagingExecutor;
    }

    TokenManager tokenManager(TsOfficeConfiguration options) {
        return tokenManagers.get(options);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        tokenManagers = new TokenManagers(getCamelContext(), tokenRefreshMargin, tokenRequestTimeout);
        pagingExecutor = getCamelContext().getExecutorServiceManager().newCachedThreadPool(this, "TsOfficePaging");
        // those of the producers that were there before a restart
        ServiceHelper.startService(clients.values());
    }

    @Override
    protected void doStop() throws Exception {
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
}
