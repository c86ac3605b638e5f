/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.karaf;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.awaitility.Awaitility;

/**
 * A fresh Apache Karaf in its own process, used as administrators use it: by files in its etc folder, and
 * by JMX. It finds bundles in its own system folder and one other, and nowhere else.
 */
final class Karaf implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofMinutes(1);
    private static final String USER = "admin";
    private static final String PASSWORD = "for-this-test-only";

    private final Path home;
    private final Path repository;
    private final int port;
    private Process process;
    private JMXConnector connector;

    /**
     * @param distribution an unpacked Karaf, which is copied
     * @param home the folder for the copy
     * @param repository a Maven repository of files
     */
    Karaf(Path distribution, Path home, Path repository) throws IOException {
        this.home = home;
        this.repository = repository;
        copy(distribution, home);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    /**
     * Starts it, and returns when it can be administrated.
     *
     * @param repositories feature files, beside its own
     * @param features what to install
     * @param environment variables that it is to see
     */
    void start(List<String> repositories, List<String> features, Map<String, String> environment) throws Exception {
        String version = System.getProperty("karaf.version");
        List<String> all = new ArrayList<>();
        for (String own : List.of("framework", "specs", "standard")) {
            all.add("mvn:org.apache.karaf.features/" + own + "/" + version + "/xml/features");
        }
        all.addAll(repositories);
        etc("org.apache.karaf.features.cfg", """
                featuresRepositories = %s
                featuresBoot = %s
                featuresBootAsynchronous = false
                autoRefresh = true
                """.formatted(String.join(", ", all), String.join(", ", features)));
        etc("settings.xml", "<settings/>");
        etc("org.ops4j.pax.url.mvn.cfg", """
                org.ops4j.pax.url.mvn.useFallbackRepositories = false
                org.ops4j.pax.url.mvn.settings = ${karaf.etc}/settings.xml
                org.ops4j.pax.url.mvn.localRepository = ${karaf.data}/repository
                org.ops4j.pax.url.mvn.defaultRepositories = \
                ${karaf.home.uri}${karaf.default.repository}@id=system@snapshots, %s@id=test@snapshots
                org.ops4j.pax.url.mvn.repositories =
                """.formatted(repository.toUri()));
        etc("users.properties", USER + " = " + PASSWORD + ",admin,manager,viewer,systembundles\n");
        etc("org.apache.karaf.management.cfg", """
                rmiRegistryHost = 127.0.0.1
                rmiRegistryPort = %d
                rmiServerHost = 127.0.0.1
                rmiServerPort = 0
                serviceUrl = service:jmx:rmi://127.0.0.1:0/jndi/rmi://127.0.0.1:%d/karaf
                jmxRealm = karaf
                daemon = true
                threaded = true
                objectName = connector:name=rmi
                """.formatted(port, port));
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "server");
        builder.environment().keySet().removeIf(name -> name.startsWith("KARAF_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // the JVM takes the place of the shell, so that a signal reaches it
        builder.environment().put("KARAF_EXEC", "exec");
        builder.environment().put("CHECK_ROOT_INSTANCE_RUNNING", "false");
        builder.environment().put("EXTRA_JAVA_OPTS", "-Xmx256m -Djava.rmi.server.hostname=127.0.0.1");
        builder.environment().putAll(environment);
        process = builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("karaf.out").toFile())
                .start();
        Process started = process;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        Awaitility.await().atMost(START).until(this::isStarted);
    }

    // our own process, by an address of our own
    @SuppressWarnings("BanJNDI")
    private boolean isStarted() throws Exception {
        if (!process.isAlive()) {
            throw new IllegalStateException("Karaf ended with " + process.exitValue() + "\n" + output());
        }
        if (log().contains("Error installing boot features")) {
            throw new IllegalStateException("Karaf cannot install its features\n" + log());
        }
        try {
            if (connector == null) {
                connector = JMXConnectorFactory.connect(
                        new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/karaf"),
                        Map.of(JMXConnector.CREDENTIALS, new String[] {USER, PASSWORD}));
            }
            return jmx().isRegistered(admin("feature")) && jmx().isRegistered(admin("bundle"));
        } catch (IOException | SecurityException e) {
            // not yet
            return false;
        }
    }

    MBeanServerConnection jmx() throws IOException {
        return connector.getMBeanServerConnection();
    }

    private static ObjectName admin(String type) throws Exception {
        return new ObjectName("org.apache.karaf:type=" + type + ",name=root");
    }

    <T extends PlatformManagedObject> T platform(String name, Class<T> type) throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(jmx(), name, type);
    }

    /** Calls one of Karaf's own MBeans with texts. */
    Object admin(String type, String operation, String... arguments) throws Exception {
        String[] signature =
                Stream.of(arguments).map(a -> String.class.getName()).toArray(String[]::new);
        return jmx().invoke(admin(type), operation, arguments, signature);
    }

    /** The rows of an attribute of one of Karaf's own MBeans. */
    List<CompositeData> table(String type, String attribute) throws Exception {
        TabularData table = (TabularData) jmx().getAttribute(admin(type), attribute);
        return table.values().stream().map(CompositeData.class::cast).toList();
    }

    /** Writes a file of the folder etc, as a whole: Karaf reads it within a second. */
    Path etc(String name, String text) throws IOException {
        Path file = home.resolve("etc").resolve(name);
        Path written = home.resolve(name + ".written");
        Files.writeString(written, text);
        // in one step: Karaf takes a file that is missing for a moment for deleted, and then deletes the new one
        return Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }

    void deleteEtc(String name) throws IOException {
        Files.deleteIfExists(home.resolve("etc").resolve(name));
    }

    /** Has what it finds in a file, such as a Blueprint, installed. */
    void deploy(Path file) throws IOException {
        Files.createDirectories(home.resolve("deploy"));
        Files.copy(file, home.resolve("deploy").resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    String log() {
        return read(home.resolve("data/log/karaf.log"));
    }

    private String output() {
        return read(home.resolve("karaf.out")) + log();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            return file + " cannot be read: " + e;
        }
    }

    /** Stops it and all processes that it has started. */
    @Override
    public void close() throws Exception {
        if (process == null) {
            return;
        }
        List<ProcessHandle> children = process.descendants().toList();
        boolean stopped;
        try {
            if (connector != null) {
                connector.close();
            }
        } finally {
            process.destroy();
            stopped = process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            children.forEach(ProcessHandle::destroyForcibly);
        }
        if (!stopped) {
            throw new IllegalStateException("Karaf had to be killed\n" + output());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            try (Stream<Path> old = Files.walk(to)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
