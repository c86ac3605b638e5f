/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.karaf;

import java.nio.file.Path;
import java.util.Set;

/** With the official feature file of camel-karaf 4.14.5, as it is; its bundles are made of the jars of Camel 4.14.0. */
class OfficialFeaturesIT extends Scenarios {

    private static final String OPTIONAL_ONES =
            "io.quarkus.arc;resolution:=optional,jdk.jfr;resolution:=optional,org.glassfish.jaxb.runtime.v2;resolution:=optional";

    @Override
    Path camelFeatures() throws Exception {
        String version = System.getProperty("camel-karaf.version");
        Path file = REPOSITORY.resolve(
                "org/apache/camel/karaf/apache-camel/" + version + "/apache-camel-" + version + "-features.xml");
        new CamelBundles(REPOSITORY, System.getProperty("camel-karaf.camel.version"), OPTIONAL_ONES + ",*")
                .make(file, Set.of("camel-core", "camel-http", "camel-jackson"));
        return file;
    }
}
