/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.karaf;

import java.nio.file.Path;
import java.util.Set;

/** With Camel 4.22.0, by features that stand in for those of a camel-karaf to come. */
class NewestCamelIT extends Scenarios {

    @Override
    Path camelFeatures() throws Exception {
        Path file = Path.of(NewestCamelIT.class.getResource("/newest-camel.xml").toURI());
        new CamelBundles(REPOSITORY, System.getProperty("newest.camel.version"), "*;resolution:=optional")
                .make(file, Set.of("camel-core", "camel-http", "camel-jackson"));
        return file;
    }
}
