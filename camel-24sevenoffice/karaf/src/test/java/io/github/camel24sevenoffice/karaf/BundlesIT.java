/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.header.Attrs;
import aQute.bnd.osgi.Constants;
import aQute.bnd.osgi.Domain;
import aQute.bnd.osgi.Jar;
import java.nio.file.Path;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manifests of the jars as they are built. */
class BundlesIT {

    private static final String PACKAGE = "io.github.camel24sevenoffice";
    private static final String CAMEL = "[4.14,5)";

    /** What is used where the application has it. */
    private static final Pattern OPTIONAL = Pattern.compile(
            "(io\\.micrometer|javax\\.cache|org\\.apache\\.camel\\.(impl\\.health|telemetry|builder\\.endpoint))(\\..*)?");

    @Test
    void theComponentExportsItsPublicPackagesOnly() throws Exception {
        Domain component = manifest(dependency("camel-24sevenoffice"));

        assertThat(component.getBundleSymbolicName().getKey()).isEqualTo("camel-24sevenoffice");
        assertThat(component.getExportPackage().keySet())
                .containsExactlyInAnyOrder(
                        PACKAGE,
                        PACKAGE + ".auth",
                        PACKAGE + ".dsl",
                        PACKAGE + ".error",
                        PACKAGE + ".model",
                        PACKAGE + ".state");
        assertThat(component.getExportPackage().values())
                .extracting(Attrs::getVersion)
                .containsOnly(System.getProperty("project.version").replace("-SNAPSHOT", ""));
    }

    @Test
    void theComponentAcceptsTheCamelVersionsThatItSupports() throws Exception {
        Map<String, Attrs> imports = manifest(dependency("camel-24sevenoffice")).getImportPackage();
        assertThat(imports.entrySet())
                .filteredOn(BundlesIT::isOptional)
                .extracting(Entry::getKey)
                .allMatch(OPTIONAL.asMatchPredicate())
                .contains(
                        "javax.cache",
                        "io.micrometer.core.instrument",
                        "org.apache.camel.impl.health",
                        "org.apache.camel.telemetry");
        for (Entry<String, Attrs> imported : imports.entrySet()) {
            if (imported.getKey().startsWith(PACKAGE)) {
                // what it exports itself
                continue;
            }
            assertThat(imported.getValue().getVersion()).as(imported.getKey()).isEqualTo(range(imported.getKey()));
            assertThat(isOptional(imported))
                    .as(imported.getKey())
                    .isEqualTo(OPTIONAL.matcher(imported.getKey()).matches());
        }
    }

    private static String range(String imported) {
        return Map.of(
                        "org.apache.camel", CAMEL,
                        "org.apache.hc", "[0,6)",
                        "com.fasterxml.jackson", "[2.15,3)",
                        "io.micrometer", "[1.10,2)",
                        "javax.cache", "[1.1,2)",
                        "org.slf4j", "[1.7,3)")
                .entrySet()
                .stream()
                .filter(range -> imported.startsWith(range.getKey()))
                .map(Entry::getValue)
                .findFirst()
                .orElseGet(() -> {
                    assertThat(imported)
                            .as("the only other packages are the JDK's")
                            .matches("java\\..*|javax\\.(net\\.ssl|crypto|management|sql)(\\..*)?");
                    return null;
                });
    }

    @Test
    void theExampleDoesNotImportWhatOnlyCamelMainNeeds() throws Exception {
        Domain example = manifest(dependency("camel-24sevenoffice-routes-example"));

        assertThat(example.getExportPackage().keySet()).isEmpty();
        assertThat(example.getImportPackage().entrySet())
                .filteredOn(BundlesIT::isOptional)
                .extracting(Entry::getKey)
                .containsExactlyInAnyOrder(
                        "org.apache.camel.main", PACKAGE + ".sandbox", "com.fasterxml.jackson.dataformat.csv");
        assertThat(example.getImportPackage().get("org.apache.camel.karaf.core").getVersion())
                .isEqualTo(CAMEL);
        assertThat(example.getImportPackage().get(PACKAGE + ".auth").getVersion())
                .isEqualTo("[0.1,1)");
    }

    @Test
    void theServiceBundleExportsNothing() throws Exception {
        Domain service = manifest(Path.of(System.getProperty("bundle.file")));

        assertThat(service.getExportPackage().keySet()).isEmpty();
        assertThat(service.get(Constants.SERVICE_COMPONENT))
                .isEqualTo("OSGI-INF/" + Publisher.class.getName() + ".xml");
    }

    private static boolean isOptional(Entry<String, Attrs> imported) {
        return "optional".equals(imported.getValue().get(Constants.RESOLUTION_DIRECTIVE));
    }

    private static Path dependency(String artifact) {
        String version = System.getProperty("project.version");
        return Scenarios.REPOSITORY.resolve(
                "io/github/camel24sevenoffice/" + artifact + "/" + version + "/" + artifact + "-" + version + ".jar");
    }

    private static Domain manifest(Path jar) throws Exception {
        try (Jar bundle = new Jar(jar.toFile())) {
            return Domain.domain(bundle.getManifest());
        }
    }
}
