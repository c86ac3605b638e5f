/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks every block of code on the pages of the documentation: Java is compiled, routes in all DSLs are started against the
 * sandbox, which checks their URIs too, properties configure Camel Main, and commands name things that exist. It takes some seconds,
 * since each snippet of Java is compiled on its own and most start a Camel Main of their own.
 */
class SnippetsTest extends MainTestSupport {

    private static final Path ROOT = Path.of("../..");
    private static final Path DOCS = Path.of("src/main/docs");

    /** The imports that an IDE would add. */
    private static final String IMPORTS = """
            import static org.assertj.core.api.Assertions.assertThat;
            import static java.time.temporal.ChronoUnit.*;
            import io.github.camel24sevenoffice.*;
            import io.github.camel24sevenoffice.auth.*;
            import io.github.camel24sevenoffice.error.*;
            import io.github.camel24sevenoffice.model.*;
            import io.github.camel24sevenoffice.sandbox.Fault;
            import io.github.camel24sevenoffice.sandbox.JournalEntry;
            import io.github.camel24sevenoffice.sandbox.Reset;
            import io.github.camel24sevenoffice.sandbox.Sandbox;
            import io.github.camel24sevenoffice.sandbox.junit.*;
            import java.math.BigDecimal;
            import java.time.*;
            import io.github.camel24sevenoffice.state.*;
            import java.util.*;
            import javax.sql.DataSource;
            import org.apache.camel.CamelContext;
            import org.apache.camel.Exchange;
            import org.apache.camel.builder.RouteBuilder;
            import org.apache.camel.component.file.cluster.FileLockClusterService;
            import org.apache.camel.http.base.HttpOperationFailedException;
            import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
            import org.apache.camel.main.Main;
            import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
            import org.apache.camel.spi.ComponentResolver;
            import org.apache.camel.spring.spi.SpringTransactionPolicy;
            import org.apache.camel.test.junit5.CamelTestSupport;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.*;
            import org.osgi.framework.BundleContext;
            import org.osgi.service.component.annotations.*;
            import org.springframework.jdbc.datasource.DataSourceTransactionManager;
            """;

    /** Classes that the pages name without showing them. */
    private static final String OTHERS = "class OrdersRoute extends RouteBuilder { public void configure() {} }";

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** One for all snippets, so that the jars of the class path are read once. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    @TempDir
    Path folder;

    static Stream<Snippet> snippets() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(
                ROOT.resolve("README.md"),
                ROOT.resolve("CONTRIBUTING.md"),
                ROOT.resolve("camel-24sevenoffice/sandbox/README.md")));
        try (Stream<Path> docs = Files.list(DOCS)) {
            docs.sorted().forEach(pages::add);
        }
        return pages.stream().flatMap(page -> Snippet.of(page).stream());
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void holds(Snippet snippet) throws Exception {
        switch (snippet.language()) {
            case "java" -> compileAndStart(snippet);
            case "yaml" -> startRoutes(snippet);
            case "xml" -> {
                if (snippet.contains("<dependency>")) {
                    checkVersions(snippet);
                } else {
                    startRoutes(snippet);
                }
            }
            case "properties" -> configure(snippet);
            case "" -> {
                for (String line : snippet.text().split("\n")) {
                    checkPlain(line);
                }
            }
            default -> fail("No check for the language " + snippet.language());
        }
    }

    private void compileAndStart(Snippet snippet) throws Exception {
        String text = snippet.text().replace("\"file:", "\"file:" + folder + "/");
        String source;
        if (Pattern.compile("^(public )?class ", Pattern.MULTILINE)
                .matcher(text)
                .find()) {
            source = text;
        } else if (text.startsWith("from(")) {
            source = "public class Snippet extends RouteBuilder { public void configure() {\n" + text + "}}";
        } else if (text.startsWith("@")) {
            source = "class Snippet {\n" + text + "}";
        } else {
            source =
                    "class Snippet { Object snippet(Sandbox sandbox, Main main, CamelContext context, DataSource dataSource) throws Exception {\n"
                            + text + "return null; }}";
        }
        Class<?> compiled = compile(source);
        main.bind("states", new MemoryStateRepository());
        if (RoutesBuilder.class.isAssignableFrom(compiled)) {
            var constructor = compiled.getDeclaredConstructor();
            constructor.setAccessible(true);
            main.configure().addRoutesBuilder((RoutesBuilder) constructor.newInstance());
            startWithHandlers();
        }
    }

    private Class<?> compile(String source) throws Exception {
        Matcher name = Pattern.compile("class (\\w+)").matcher(source);
        assertThat(name.find()).isTrue();
        Path file = Files.writeString(
                folder.resolve(name.group(1) + ".java"),
                IMPORTS + source.replaceAll("(?m)^(import (?!static )|package ).*\n", "") + OTHERS);
        StringWriter messages = new StringWriter();
        boolean compiled = COMPILER.getTask(
                        messages,
                        FILES,
                        null,
                        List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        FILES.getJavaFileObjects(file))
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
        // left open, since the routes load classes later
        URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
        return loader.loadClass(name.group(1));
    }

    private void startRoutes(Snippet snippet) throws Exception {
        startWithHandlers();
        CamelContext context = main.getCamelContext();
        String text = snippet.contains("<route") && !snippet.contains("<camel>")
                ? "<camel>" + snippet.text() + "</camel>"
                : snippet.text();
        Resource resource = ResourceHelper.fromString("snippet." + snippet.language(), text);
        int before = context.getRoutes().size();
        PluginHelper.getRoutesLoader(context).loadRoutes(resource);
        assertThat(context.getRoutes()).hasSizeGreaterThan(before);
    }

    private void configure(Snippet snippet) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(snippet.text()
                // other tests have routes too
                .replace("classpath:routes/*", "classpath:routes/taxes.yaml")
                .replace("{{env:TSOFFICE_CLIENT_ID}}", Sandbox.CLIENT_ID)
                .replace("{{env:TSOFFICE_CLIENT_SECRET}}", Sandbox.CLIENT_SECRET)
                .replace("{{env:TSOFFICE_ORGANIZATION_ID}}", Sandbox.ORGANIZATION_ID)));
        properties.forEach((name, value) -> main.addInitialProperty(name.toString(), value.toString()));
        start();
    }

    /** With the handlers that are added once, as the page on errors says, and the folder that the page on the consumer names. */
    private void startWithHandlers() throws Exception {
        main.addInitialProperty("state.directory", folder.resolve("state").toString());
        main.configure().addRoutesBuilder(new TsOfficeRouteConfiguration());
        start();
    }

    /** All versions must be those of this build. */
    private static void checkVersions(Snippet snippet) throws IOException {
        Map<String, String> versions = new HashMap<>(versions(Files.readString(ROOT.resolve("pom.xml"))));
        versions.put("camel-24sevenoffice", version());
        versions.put("camel-24sevenoffice-sandbox", version());
        versions.put("camel-test-junit5", versions.get("camel-bom"));
        versions.put("camel-report-maven-plugin", versions.get("camel-package-maven-plugin"));
        versions.put("slf4j-simple", versions.get("slf4j-api"));

        assertThat(versions(snippet.text())).isNotEmpty().allSatisfy((artifact, version) -> {
            // the user's own project
            if (!artifact.equals("my-routes")) {
                assertThat(version).as(artifact).isEqualTo(versions.get(artifact));
            }
        });
    }

    /** The versions in a POM, by artifact. */
    private static Map<String, String> versions(String pom) {
        Map<String, String> versions = new HashMap<>();
        Matcher artifact = Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(pom);
        while (artifact.find()) {
            String version = artifact.group(2);
            if (version.startsWith("${")) {
                String property = version.substring(2, version.length() - 1);
                Matcher value = Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<")
                        .matcher(pom);
                version = value.find() ? value.group(1) : version;
            }
            versions.put(artifact.group(1), version);
        }
        return versions;
    }

    private static String version() throws IOException {
        return versions(Files.readString(ROOT.resolve("pom.xml"))).get("camel-24sevenoffice-parent");
    }

    /** A URI, a command, or a message of the component, which other tests of this class check. */
    private void checkPlain(String line) throws Exception {
        if (line.startsWith("tsoffice:path")) {
            return;
        }
        if (line.startsWith("tsoffice:")) {
            if (main.getCamelContext() == null) {
                start();
            }
            main.getCamelContext().getEndpoint(line).createProducer().start();
        } else if (line.startsWith("mvn ")) {
            checkMaven(line);
        } else if (line.startsWith("java -jar ")) {
            assertThat(line).contains("camel-24sevenoffice-sandbox-" + version() + "-standalone.jar");
        } else if (line.startsWith("curl ")) {
            curl(line);
        }
    }

    private static void checkMaven(String line) throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        Matcher profile = Pattern.compile("-P(\\S+)").matcher(line);
        while (profile.find()) {
            assertThat(pom).contains("<id>" + profile.group(1) + "</id>");
        }
        Matcher module = Pattern.compile("-pl (\\S+)").matcher(line);
        while (module.find()) {
            assertThat(pom).contains("<module>" + module.group(1) + "</module>");
        }
    }

    /** As the line before it on the page gets one. */
    private String token() throws Exception {
        String form = "grant_type=client_credentials&client_id=" + Sandbox.CLIENT_ID + "&client_secret="
                + Sandbox.CLIENT_SECRET + "&login_organization=" + Sandbox.ORGANIZATION_ID + "&audience="
                + Sandbox.AUDIENCE;
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        String response = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(response).required("access_token").textValue();
    }

    /** Sends the request that curl would send. */
    private void curl(String line) throws Exception {
        List<String> words = new ArrayList<>();
        String called = line.contains("$TOKEN") ? line.replace("$TOKEN", token()) : line;
        Matcher word = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)").matcher(called);
        while (word.find()) {
            words.add(Stream.of(word.group(1), word.group(2), word.group(3))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow());
        }
        String url = words.stream()
                .filter(part -> part.startsWith("http://"))
                .findFirst()
                .orElseThrow();
        String method = words.contains("-X") ? words.get(words.indexOf("-X") + 1) : "GET";
        String body = words.contains("-d") ? words.get(words.indexOf("-d") + 1) : "";
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(sandbox.url() + url.replaceFirst("http://127\\.0\\.0\\.1:8024", "")))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (words.contains("-H")) {
            String[] header = words.get(words.indexOf("-H") + 1).split(": ");
            request.header(header[0], header[1]);
        }

        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    }

    /** The messages for wrong URIs that a page shows are the real ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tsoffice:taxes?method=DELETE",
                "tsoffice:customers?modifedFrom=2026-01-01T00:00:00Z",
                "tsoffice:transactionlines?dateFrom=yesterday&dateTo=2026-02-01"
            })
    void theMessagesAreThoseThatAreShown(String uri) throws Exception {
        String page = Files.readString(DOCS.resolve("tsoffice-component.adoc"));
        start();

        Throwable thrown = catchThrowable(
                () -> main.getCamelContext().getEndpoint(uri).createProducer().start());

        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        assertThat(page.lines().filter(line -> !line.isBlank())).as(message).anyMatch(message::startsWith);
    }

    /** Every page is linked from the page of the component. */
    @Test
    void allPagesAreLinkedFromThatOfTheComponent() throws IOException {
        String page = Files.readString(DOCS.resolve("tsoffice-component.adoc"));
        try (Stream<Path> docs = Files.list(DOCS)) {
            assertThat(docs.map(doc -> doc.getFileName().toString())
                            .filter(name -> !name.equals("tsoffice-component.adoc")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(page).contains("xref:" + name));
        }
    }
}
