/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.TokenManager;
import io.github.camel24sevenoffice.auth.TokenStatistics;
import io.github.camel24sevenoffice.auth.TokenStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;

/** Shows the access tokens of all tsoffice components, by their fingerprints. */
@DevConsole(
        name = "tsoffice-token",
        displayName = "24SevenOffice Tokens",
        description = "Access tokens of 24SevenOffice: their age, their expiry, and what happened to them")
public class TsOfficeDevConsole extends AbstractDevConsole {

    public TsOfficeDevConsole() {
        super("camel", "tsoffice-token", "24SevenOffice Tokens", "Access tokens of 24SevenOffice");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (TokenManager manager : managers()) {
            TokenStatistics statistics = manager.statistics();
            text.append(String.format(
                    "%s%n  organizations: %d, requests: %d, failures: %d, renewals: %d, rejections: %d, shared: %d%n",
                    manager,
                    statistics.organizations(),
                    statistics.requests(),
                    statistics.failures(),
                    statistics.renewals(),
                    statistics.rejections(),
                    statistics.shared()));
            for (TokenStatus status : manager.statuses()) {
                text.append(String.format(
                        "  %s: %s%s%n",
                        status.organizationId(),
                        status.isValid()
                                ? "token " + status.tokenId() + " until " + status.expiresAt()
                                : "no valid token",
                        status.lastError() == null ? "" : "; last error: " + status.lastError()));
            }
        }
        return text.toString();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        return Map.of(
                "tokenManagers",
                managers().stream().map(TsOfficeDevConsole::json).toList());
    }

    private static Map<String, Object> json(TokenManager manager) {
        TokenStatistics statistics = manager.statistics();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tokenManager", manager.toString());
        json.put("requests", statistics.requests());
        json.put("failures", statistics.failures());
        json.put("renewals", statistics.renewals());
        json.put("rejections", statistics.rejections());
        json.put("shared", statistics.shared());
        json.put(
                "organizations",
                manager.statuses().stream().map(TsOfficeDevConsole::json).toList());
        return json;
    }

    private static Map<String, Object> json(TokenStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("organizationId", status.organizationId());
        json.put("tokenId", status.tokenId());
        json.put("since", Objects.toString(status.since(), null));
        json.put("expiresAt", Objects.toString(status.expiresAt(), null));
        json.put("requests", status.requests());
        json.put("renewals", status.renewals());
        json.put("rejections", status.rejections());
        json.put("lastError", status.lastError());
        return json;
    }

    private List<TokenManager> managers() {
        return TsOfficeComponent.all(getCamelContext()).stream()
                .flatMap(component -> component.tokenManagers().stream())
                .distinct()
                .toList();
    }
}
