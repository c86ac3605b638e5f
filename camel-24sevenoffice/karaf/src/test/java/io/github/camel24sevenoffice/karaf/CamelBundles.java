/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.karaf;

import aQute.bnd.osgi.Analyzer;
import aQute.bnd.osgi.Constants;
import aQute.bnd.osgi.Instruction;
import aQute.bnd.osgi.Jar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Makes the bundles of Camel that a feature file names, in a file repository, of Camel's plain jars there, as the build of
 * camel-karaf does: a bundle for each jar, that exports Camel's packages with the version, and imports those of the same
 * minor version.
 */
final class CamelBundles {

    private static final Pattern BUNDLE = Pattern.compile("mvn:(org\\.apache\\.camel(?:\\.karaf)?)/([^/]+)/([^/$]+)");
    private static final String XML_JAXP = "camel-xml-jaxp";

    private final Path repository;
    private final String camelVersion;
    private final String otherImports;

    /**
     * @param repository where the jars are, and the bundles go
     * @param camelVersion the version of the jars
     * @param otherImports what to do with imports that are not Camel's
     */
    CamelBundles(Path repository, String camelVersion, String otherImports) {
        this.repository = repository;
        this.camelVersion = camelVersion;
        this.otherImports = otherImports;
    }

    /**
     * @param featureFile the feature file
     * @param features the features of it to make bundles for
     */
    void make(Path featureFile, Set<String> features) throws Exception {
        NodeList bundles = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(featureFile.toFile())
                .getElementsByTagName("bundle");
        for (int i = 0; i < bundles.getLength(); i++) {
            Element bundle = (Element) bundles.item(i);
            Matcher location = BUNDLE.matcher(bundle.getTextContent().strip());
            if (location.matches() && features.contains(feature(bundle))) {
                make(location.group(1), location.group(2), location.group(3));
            }
        }
    }

    private static String feature(Element bundle) {
        Element parent = (Element) bundle.getParentNode();
        Element feature = parent.getTagName().equals("conditional") ? (Element) parent.getParentNode() : parent;
        return feature.getAttribute("name");
    }

    private void make(String group, String artifact, String version) throws Exception {
        Path target = jar(group, artifact, version);
        if (isBundle(target)) {
            return;
        }
        Path made = target.resolveSibling(target.getFileName() + ".made");
        try (Analyzer analyzer = new Analyzer()) {
            analyzer.setJar(content(artifact));
            String[] numbers = version.split("\\.");
            String next = numbers[0] + "." + (Integer.parseInt(numbers[1]) + 1);
            analyzer.setBundleSymbolicName(artifact);
            analyzer.setBundleVersion(version);
            if (!analyzer.getJar().getPackages().isEmpty()) {
                analyzer.setExportPackage("org.apache.camel*;version=" + version);
            }
            analyzer.setImportPackage("org.apache.camel.impl.cloud;resolution:=optional,"
                    + "org.apache.camel.*;version=\"[" + numbers[0] + "." + numbers[1] + "," + next + ")\","
                    + otherImports);
            analyzer.setProperty(Constants.NOEXTRAHEADERS, "true");
            analyzer.getJar().setManifest(analyzer.calcManifest());
            if (!analyzer.isOk()) {
                throw new IllegalStateException(artifact + ": " + analyzer.getErrors());
            }
            Files.createDirectories(target.getParent());
            analyzer.getJar().write(made.toFile());
        }
        Files.move(made, target, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Camel's jar; empty for what camel-karaf adds to Camel, and routes with the component do not need. */
    private Jar content(String artifact) throws IOException {
        Path plain = jar("org.apache.camel", artifact, camelVersion);
        if (Files.notExists(plain)) {
            return new Jar(artifact);
        }
        Jar content = new Jar(plain.toFile());
        if (artifact.equals(XML_JAXP)) {
            // one package in two jars, which camel-karaf puts into one bundle
            Path util = jar("org.apache.camel", artifact + "-util", camelVersion);
            content.addAll(new Jar(util.toFile()), new Instruction("org/apache/camel/*"));
        }
        return content;
    }

    private static boolean isBundle(Path jar) throws Exception {
        if (Files.notExists(jar)) {
            return false;
        }
        try (Jar existing = new Jar(jar.toFile())) {
            return existing.getManifest() != null
                    && existing.getManifest().getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) != null;
        }
    }

    private Path jar(String group, String artifact, String version) {
        return repository
                .resolve(group.replace('.', '/'))
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + ".jar");
    }
}
