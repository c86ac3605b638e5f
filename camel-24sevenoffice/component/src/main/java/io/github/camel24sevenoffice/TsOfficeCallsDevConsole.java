/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.call.OrganizationLoad;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;

/** Shows what the organizations of all tsoffice components are doing. */
@DevConsole(
        name = "tsoffice-calls",
        displayName = "24SevenOffice Calls",
        description = "Calls to 24SevenOffice: those that are made or wait, and the organizations that pause")
public class TsOfficeCallsDevConsole extends AbstractDevConsole {

    public TsOfficeCallsDevConsole() {
        super("camel", "tsoffice-calls", "24SevenOffice Calls", "Calls to 24SevenOffice by organization");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (OrganizationLoad load : loads()) {
            text.append(String.format(
                    "%s: %d running, %d waiting%s%n",
                    load.organizationId(),
                    load.running(),
                    load.waiting(),
                    load.pausedUntil() == null ? "" : ", paused until " + load.pausedUntil()));
        }
        return text.toString();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        return Map.of(
                "organizations",
                loads().stream().map(TsOfficeCallsDevConsole::json).toList());
    }

    private static Map<String, Object> json(OrganizationLoad load) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("organizationId", load.organizationId());
        json.put("running", load.running());
        json.put("waiting", load.waiting());
        json.put("pausedUntil", Objects.toString(load.pausedUntil(), null));
        return json;
    }

    private List<OrganizationLoad> loads() {
        return TsOfficeComponent.all(getCamelContext()).stream()
                .flatMap(component -> component.calls().loads().stream())
                .toList();
    }
}
