/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.Credentials;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.CamelContextReloadedEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;

/**
 * Reads the credentials of the component again when Camel has reloaded the context, for example because a secret has changed
 * in a vault. Camel itself sets the options of a component only once.
 */
final class CredentialsReloader extends SimpleEventNotifierSupport {

    private final TsOfficeComponent component;

    CredentialsReloader(TsOfficeComponent component) {
        this.component = component;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof CamelContextReloadedEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        TsOfficeConfiguration configuration = component.getConfiguration();
        if (configuration.getClientId() == null || configuration.getClientSecret() == null) {
            component.credentialsChanged();
            return;
        }
        Credentials current = new Credentials(configuration.getClientId(), configuration.getClientSecret());
        component.replaceCredentials(
                current,
                new Credentials(
                        property("clientId", "client-id").orElse(current.clientId()),
                        property("clientSecret", "client-secret").orElse(current.clientSecret())));
    }

    /** The property that Camel Main sets the option from, in either of its spellings. */
    private Optional<String> property(String... spellings) {
        return Stream.of(spellings)
                .map(name -> "camel.component." + component.getDefaultName() + "." + name)
                .flatMap(name -> component.getCamelContext().getPropertiesComponent().resolveProperty(name).stream())
                .findFirst();
    }
}
