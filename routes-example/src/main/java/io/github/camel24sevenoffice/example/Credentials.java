/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The options of the component that stand in the environment.
 *
 * @param componentOptions the values by option name
 */
record Credentials(Map<String, String> componentOptions) {

    private static final Map<String, String> OPTIONS = Map.of(
            "TSOFFICE_CLIENT_ID", "clientId",
            "TSOFFICE_CLIENT_SECRET", "clientSecret",
            "TSOFFICE_ORGANIZATION_ID", "organizationId",
            "TSOFFICE_API_URL", "apiUrl",
            "TSOFFICE_TOKEN_URL", "tokenUrl");

    static final List<String> REQUIRED =
            List.of("TSOFFICE_CLIENT_ID", "TSOFFICE_CLIENT_SECRET", "TSOFFICE_ORGANIZATION_ID");

    /**
     * @return the credentials in the environment, or null when it has none
     * @throws IllegalArgumentException if it has only some of them
     */
    static Credentials from(Map<String, String> environment) {
        List<String> missing = REQUIRED.stream()
                .filter(name -> environment.getOrDefault(name, "").isBlank())
                .toList();
        if (missing.size() == REQUIRED.size()) {
            return null;
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("Some credentials are missing in the environment: "
                    + String.join(", ", missing) + "; set them all for the real service, or none for the sandbox");
        }
        Map<String, String> options = new HashMap<>();
        OPTIONS.forEach((name, option) -> {
            if (!environment.getOrDefault(name, "").isBlank()) {
                options.put(option, environment.get(name));
            }
        });
        return new Credentials(options);
    }

    static Credentials of(Sandbox sandbox) {
        return new Credentials(Map.of(
                "clientId", Sandbox.CLIENT_ID,
                "clientSecret", Sandbox.CLIENT_SECRET,
                "organizationId", Sandbox.ORGANIZATION_ID,
                "apiUrl", sandbox.apiUrl(),
                "tokenUrl", sandbox.tokenUrl()));
    }

    String organizationId() {
        return componentOptions.get("organizationId");
    }

    @Override
    public String toString() {
        return "Credentials" + componentOptions.keySet();
    }
}
