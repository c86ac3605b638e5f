/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * What holds in a real Karaf, whatever Camel is in it. The sandbox is outside. One container serves all tests of a class;
 * each of them starts from the example installed and well configured.
 */
@Timeout(180)
@TestInstance(Lifecycle.PER_CLASS)
abstract class Scenarios {

    static final Path REPOSITORY = Path.of(System.getProperty("test.repository"));

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String COMPONENT = "camel-24sevenoffice";
    private static final String SERVICE = "camel-24sevenoffice-karaf";
    private static final String ROUTES = "camel-24sevenoffice-routes-example";
    private static final String EXAMPLE_FEATURE = "camel-24sevenoffice-example";
    private static final String CONFIGURATION = "io.github.camel24sevenoffice.cfg";
    private static final String CHANGES_CONFIGURATION = "io.github.camel24sevenoffice.example.customers.cfg";
    private static final String CRM_CONFIGURATION = "io.github.camel24sevenoffice-crm.cfg";
    private static final Pattern OUR_THREADS = Pattern.compile("Camel|TsOffice|httpclient|pool-.*hc");

    /** Streams and caches of the JVM come and go. */
    private static final int FILES_IN_MOTION = 5;

    @RegisterExtension
    final TestWatcher log = new TestWatcher() {
        @Override
        public void testFailed(ExtensionContext context, Throwable cause) {
            System.out.println(context.getDisplayName() + " failed; the log of Karaf:\n" + karaf.log());
        }
    };

    private final Sandbox sandbox = Sandbox.builder()
            .application("second-client", "second-secret")
            .application("crm-client", "crm-secret")
            .start();
    private Karaf karaf;

    /** Puts Camel's bundles into the repository, and gives the file that has their features. */
    abstract Path camelFeatures() throws Exception;

    @BeforeAll
    void start() throws Exception {
        Path camelFeatures = camelFeatures();
        addOwnModule();
        karaf = new Karaf(
                Path.of(System.getProperty("karaf.home")),
                Path.of("target", "karaf", getClass().getSimpleName()).toAbsolutePath(),
                REPOSITORY);
        karaf.start(
                List.of(
                        camelFeatures.toUri().toString(),
                        "mvn:io.github.camel24sevenoffice/camel-24sevenoffice-karaf/" + version() + "/xml/features"),
                List.of(
                        "jaas",
                        "management",
                        "feature",
                        "bundle",
                        "config",
                        "service",
                        "deployer",
                        "wrap",
                        "scr",
                        "aries-blueprint",
                        "camel-core",
                        "camel-http",
                        "camel-jackson"),
                Map.of("SECRET_OF_THE_SANDBOX", Sandbox.CLIENT_SECRET));
        eventually(this::hasCamel);
        karaf.deploy(Path.of("src/test/resources/deploy/plain.xml"));
        eventually(() -> !contexts("plain").isEmpty());
    }

    private boolean hasCamel() throws Exception {
        List<CompositeData> bundles = karaf.table("bundle", "Bundles").stream()
                .filter(bundle -> bundle.get("Symbolic Name").toString().startsWith("camel-"))
                .toList();
        return bundles.size() > 40 && bundles.stream().allMatch(bundle -> "Active".equals(bundle.get("State")));
    }

    @AfterAll
    void stop() throws Exception {
        sandbox.close();
        if (karaf != null) {
            karaf.close();
        }
    }

    /** The bundle and the feature file of this module, which are not among its dependencies. */
    private static void addOwnModule() throws IOException {
        Path folder = Files.createDirectories(REPOSITORY
                .resolve("io/github/camel24sevenoffice/camel-24sevenoffice-karaf")
                .resolve(version()));
        String name = "camel-24sevenoffice-karaf-" + version();
        copy("bundle.file", folder.resolve(name + ".jar"));
        copy("features.file", folder.resolve(name + "-features.xml"));
    }

    private static void copy(String property, Path to) throws IOException {
        Files.copy(Path.of(System.getProperty(property)), to, StandardCopyOption.REPLACE_EXISTING);
    }

    @BeforeEach
    void installed() throws Exception {
        configure("clientId = sandbox-client", "clientSecret = $[env:SECRET_OF_THE_SANDBOX]");
        karaf.deleteEtc(CRM_CONFIGURATION);
        karaf.deleteEtc(CHANGES_CONFIGURATION);
        if (bundle(ROUTES) == null) {
            karaf.admin("feature", "installFeature", EXAMPLE_FEATURE);
        }
        eventually(() -> services().size() == 1
                && services().get(0).contains("organizationId = " + Sandbox.ORGANIZATION_ID)
                && !contexts("taxes").isEmpty());
        eventually(() -> readTaxes().size() == 11 && hasStarted());
        sandbox.clearJournal();
    }

    @Test
    void aRevokedTokenIsReplaced() throws Exception {
        sandbox.revokeTokens();
        int tokens = sandbox.tokenRequests();

        assertThat(readTaxes()).hasSize(11);

        assertThat(sandbox.apiRequests()).extracting(JournalEntry::status).containsExactly(403, 200);
        assertThat(sandbox.tokenRequests() - tokens).isEqualTo(1);
    }

    @Test
    void twoBundlesShareTheTokenManager() throws Exception {
        int tokens = sandbox.tokenRequests();
        karaf.admin("bundle", "restart", SERVICE);
        eventually(() -> sandbox.apiRequests().size() == 1);

        readTaxesInPlainContext("");

        assertThat(sandbox.apiRequests()).extracting(JournalEntry::status).containsExactly(200, 200);
        assertThat(sandbox.tokenRequests() - tokens).isEqualTo(1);
    }

    @Test
    void newCredentialsAreUsedWithoutARestart() throws Exception {
        String service = services().get(0);
        Long uptime = uptime();
        configure("clientId = second-client", "clientSecret = mistyped-secret");
        eventually(() -> {
            sandbox.revokeTokens();
            assertThatThrownBy(this::readTaxes).isInstanceOf(Exception.class);
            return sandbox.requests().stream().anyMatch(r -> r.path().equals("/oauth/token") && r.status() == 401);
        });

        configure("clientId = second-client", "clientSecret = second-secret");
        eventually(() -> readTaxes().size() == 11);

        assertThat(services()).containsExactly(service);
        assertThat(uptime()).isGreaterThan(uptime);
    }

    @Test
    void anotherOrganizationRestartsTheRoutesThatReadIt() throws Exception {
        configure("clientId = sandbox-client", "clientSecret = sandbox-secret", "organizationId = 42");
        eventually(
                () -> sandbox.requests().stream().anyMatch(r -> r.path().equals("/oauth/token") && r.status() == 403));
    }

    @Test
    void aWrongConfigurationIsOneLineAndCanBeCorrected() throws Exception {
        int before = karaf.log().length();
        configure("clientId = sandbox-client", "tokenRefreshMargin = soon", "tokenUlr = x");
        eventually(() -> services().isEmpty() && contexts("taxes").isEmpty());

        // of our bundles; Felix logs its own errors for bundles that are deployed as plain files
        assertThat(karaf.log()
                        .substring(before)
                        .lines()
                        .filter(line -> line.contains("| ERROR |") && line.contains("camel-24sevenoffice")))
                .singleElement()
                .asString()
                .contains(
                        CONFIGURATION,
                        "clientSecret is missing",
                        "tokenRefreshMargin must be a duration such as 60s",
                        "\"soon\"",
                        "tokenUlr is not a property; the properties are apiUrl, audience, clientId, clientSecret,");

        configure("clientId = sandbox-client", "clientSecret = sandbox-secret");
        eventually(() -> !contexts("taxes").isEmpty() && readTaxes().size() == 11);
    }

    @Test
    void aNamedConfigurationIsAnotherApplication() throws Exception {
        karaf.etc(CRM_CONFIGURATION, """
                clientId = crm-client
                clientSecret = crm-secret
                tokenUrl = %s
                """.formatted(sandbox.tokenUrl()));
        eventually(() -> services().size() == 2);
        int tokens = sandbox.tokenRequests();

        readTaxesInPlainContext("&tokenManager=#crm");

        assertThat(sandbox.tokenRequests() - tokens).isEqualTo(1);

        karaf.deleteEtc(CRM_CONFIGURATION);
        eventually(() -> services().size() == 1);
        assertThat(services().get(0)).contains("name = tsofficeTokenManager");
    }

    @Test
    void routesCanBeRestartedAgainAndAgain() throws Exception {
        int tokens = sandbox.tokenRequests();
        restartRoutes();
        Footprint before = footprint();

        for (int i = 0; i < 10; i++) {
            restartRoutes();
        }

        eventually(() -> footprint().isNoMoreThan(before));
        assertThat(sandbox.tokenRequests()).isEqualTo(tokens);
    }

    private void restartRoutes() throws Exception {
        int calls = sandbox.apiRequests().size();
        karaf.admin("bundle", "restart", ROUTES);
        eventually(() -> sandbox.apiRequests().size() > calls);
    }

    @Test
    void theComponentCanBeUpdatedAgainAndAgain() throws Exception {
        updateComponent();
        Footprint before = footprint();

        for (int i = 0; i < 3; i++) {
            updateComponent();
        }

        eventually(() -> footprint().isNoMoreThan(before));
    }

    /** With a refresh, so that its users start again with the new classes. */
    private void updateComponent() throws Exception {
        int calls = sandbox.apiRequests().size();
        karaf.admin("bundle", "update", COMPONENT);
        karaf.admin("bundle", "refresh", COMPONENT);
        eventually(() -> sandbox.apiRequests().size() > calls);
    }

    @Test
    void withoutTheFeatureTheSchemeIsUnknownAndNothingRemains() throws Exception {
        for (int i = 0; i < 2; i++) {
            karaf.admin("feature", "uninstallFeature", EXAMPLE_FEATURE);
            eventually(() -> bundle(COMPONENT) == null && bundle(SERVICE) == null && bundle(ROUTES) == null);

            assertThatThrownBy(() -> readTaxesInPlainContext("")).hasStackTraceContaining("tsoffice");
            assertThat(services()).isEmpty();
            assertThat(contexts("taxes")).isEmpty();
            assertThat(contexts("token-managers")).isEmpty();
            eventually(() -> threads().stream().noneMatch(name -> name.contains("TsOffice")));

            karaf.admin("feature", "installFeature", EXAMPLE_FEATURE);
            eventually(() -> !contexts("taxes").isEmpty());
            readTaxesInPlainContext("");
        }
    }

    @Test
    void changedCustomersAreWrittenAndAfterARestartOnlyThoseSince() throws Exception {
        Path changes = Files.createTempDirectory(Path.of("target", "karaf").toAbsolutePath(), "changes");
        Path file = changes.resolve("customers.jsonl");
        createCustomer("Fjord AS");
        String configuration = "changes = " + changes + "\npollDelay = 200\n";
        karaf.etc(CHANGES_CONFIGURATION, configuration);
        eventually(() -> Files.readAllLines(file).size() == 1);
        createCustomer("Berg AS");
        eventually(() -> Files.readAllLines(file).size() == 2);

        karaf.deleteEtc(CHANGES_CONFIGURATION);
        eventually(() -> contexts("customer-changes").isEmpty());
        createCustomer("Dal AS");
        karaf.etc(CHANGES_CONFIGURATION, configuration);
        eventually(() -> Files.readAllLines(file).size() >= 3);
        karaf.deleteEtc(CHANGES_CONFIGURATION);
        eventually(() -> contexts("customer-changes").isEmpty());

        assertThat(Files.readAllLines(file))
                .satisfiesExactly(
                        line -> assertThat(line).contains("Fjord AS"),
                        line -> assertThat(line).contains("Berg AS"),
                        line -> assertThat(line).contains("Dal AS"));
    }

    /** By the component itself, in the context of somebody else. */
    private void createCustomer(String name) throws Exception {
        karaf.jmx()
                .invoke(
                        contexts("plain").iterator().next(),
                        "sendBody",
                        new Object[] {
                            "tsoffice:customers?method=POST&organizationId=" + Sandbox.ORGANIZATION_ID + "&apiUrl="
                                    + sandbox.apiUrl(),
                            "{\"isCompany\":true,\"name\":\"" + name + "\"}"
                        },
                        new String[] {String.class.getName(), Object.class.getName()});
    }

    @Test
    void noSecretIsSeen() throws Exception {
        readTaxes();
        List<String> seen = new ArrayList<>(List.of(karaf.log()));
        for (ObjectName name : karaf.jmx().queryNames(new ObjectName("org.apache.camel:*"), null)) {
            for (MBeanAttributeInfo attribute : karaf.jmx().getMBeanInfo(name).getAttributes()) {
                seen.add(attribute(name, attribute.getName()));
            }
        }
        services().forEach(seen::add);

        assertThat(seen)
                .hasSizeGreaterThan(100)
                .noneMatch(text -> text.contains(Sandbox.CLIENT_SECRET)
                        || text.contains("second-secret")
                        || text.contains("crm-secret")
                        || text.contains("mistyped-secret"));
    }

    private String attribute(ObjectName name, String attribute) {
        try {
            return String.valueOf(karaf.jmx().getAttribute(name, attribute));
        } catch (IOException | JMException | RuntimeMBeanException e) {
            // one that JMX cannot read shows nothing there
            return "";
        }
    }

    /** Of the application, its organization and the sandbox's URLs, unless other ones are given. */
    private void configure(String... lines) throws Exception {
        List<String> text = new ArrayList<>(Arrays.asList(lines));
        text.add("tokenUrl = " + sandbox.tokenUrl());
        text.add("apiUrl = " + sandbox.apiUrl());
        if (text.stream().noneMatch(line -> line.startsWith("organizationId"))) {
            text.add("organizationId = " + Sandbox.ORGANIZATION_ID);
        }
        karaf.etc(CONFIGURATION, String.join("\n", text) + "\n");
    }

    private List<?> readTaxes() throws Exception {
        return (List<?>) call("requestBody", "taxes", "direct:taxes");
    }

    private void readTaxesInPlainContext(String options) throws Exception {
        call(
                "sendBody",
                "plain",
                "tsoffice:taxes?organizationId=" + Sandbox.ORGANIZATION_ID + "&apiUrl=" + sandbox.apiUrl() + options);
    }

    private Object call(String operation, String context, String endpoint) throws Exception {
        return karaf.jmx()
                .invoke(contexts(context).iterator().next(), operation, new Object[] {endpoint, ""}, new String[] {
                    String.class.getName(), Object.class.getName()
                });
    }

    private Set<ObjectName> contexts(String name) throws Exception {
        return karaf.jmx().queryNames(new ObjectName("org.apache.camel:type=context,name=\"" + name + "\",*"), null);
    }

    /** Whether the call that the example makes by itself is through. */
    private boolean hasStarted() throws Exception {
        ObjectName route = new ObjectName("org.apache.camel:type=routes,name=\"start\",*");
        return karaf.jmx().queryNames(route, null).stream()
                .allMatch(name -> "1".equals(attribute(name, "ExchangesTotal")));
    }

    private Long uptime() throws Exception {
        return (Long) karaf.jmx().getAttribute(contexts("taxes").iterator().next(), "UptimeMillis");
    }

    /** The properties of each TokenManager service. */
    private List<String> services() throws Exception {
        return karaf.table("service", "Services").stream()
                .filter(service -> Arrays.asList((String[]) service.get("Interfaces"))
                        .contains("io.github.camel24sevenoffice.auth.TokenManager"))
                .map(service -> Arrays.stream((String[]) service.get("Properties"))
                        // an array, of which this is the address
                        .filter(property -> !property.startsWith("objectClass"))
                        .toList()
                        .toString())
                .toList();
    }

    private CompositeData bundle(String symbolicName) throws Exception {
        return karaf.table("bundle", "Bundles").stream()
                .filter(bundle -> symbolicName.equals(bundle.get("Symbolic Name")))
                .findFirst()
                .orElse(null);
    }

    private List<String> threads() throws Exception {
        ThreadMXBean threads = karaf.platform(ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        return Arrays.stream(threads.dumpAllThreads(false, false))
                .map(thread -> thread.getThreadName())
                .filter(OUR_THREADS.asPredicate())
                .toList();
    }

    private Footprint footprint() throws Exception {
        UnixOperatingSystemMXBean system =
                karaf.platform(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, UnixOperatingSystemMXBean.class);
        return new Footprint(
                threads().size(),
                karaf.table("service", "Services").size(),
                karaf.jmx()
                        .queryNames(new ObjectName("org.apache.camel:*"), null)
                        .size(),
                system.getOpenFileDescriptorCount());
    }

    /** What bundles could leave behind. */
    private record Footprint(int threads, int services, int camelBeans, long files) {

        boolean isNoMoreThan(Footprint before) {
            return threads <= before.threads
                    && services <= before.services
                    && camelBeans <= before.camelBeans
                    && files <= before.files + FILES_IN_MOTION;
        }
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(condition);
    }

    private static String version() {
        return System.getProperty("project.version");
    }
}
