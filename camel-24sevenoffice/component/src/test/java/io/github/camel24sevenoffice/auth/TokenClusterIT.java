/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.Hazelcast;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.Caching;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two JVMs that share their tokens over a Hazelcast cluster, as an application would set it up. */
@Timeout(150)
class TokenClusterIT {

    private static final String TOKEN_PATH = "/oauth/token";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private final List<Node> nodes = new ArrayList<>();
    private Sandbox sandbox;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.builder()
                .organization("1")
                .organization("2")
                .organization("3")
                .start();
        List<Integer> ports = freePorts();
        for (int port : ports) {
            nodes.add(new Node(port, ports));
        }
        // one after the other, so that they meet for certain
        for (Node node : nodes) {
            node.start();
        }
        await("cluster").atMost(Duration.ofSeconds(30)).until(() -> nodes.stream()
                .allMatch(node -> node.ask("members").equals("members 2")));
    }

    @AfterEach
    void stop() throws Exception {
        try {
            for (Node node : nodes) {
                node.kill();
            }
        } finally {
            sandbox.close();
        }
    }

    @Test
    void theNodesMakeOneRequestTogether() throws Exception {
        sandbox.inject(Fault.on(TOKEN_PATH).delay(Duration.ofMillis(500)));
        Node one = nodes.get(0);
        Node two = nodes.get(1);

        String first = sameFromAll("get 1");
        assertThat(sandbox.tokenRequests()).as(this::logs).isEqualTo(1);

        String second = sameFromAll("rejected 1");
        assertThat(second).isNotEqualTo(first);
        assertThat(sandbox.tokenRequests()).as(this::logs).isEqualTo(2);

        String other = one.ask("get 2");
        one.kill();
        await("the other node notices").atMost(Duration.ofSeconds(30)).until(() -> two.ask("members")
                .equals("members 1"));
        assertThat(two.ask("get 2")).as("of a node that is gone %s", logs()).isEqualTo(other);
        assertThat(sandbox.tokenRequests()).as(this::logs).isEqualTo(3);

        one.start();
        assertThat(one.ask("get 1")).as("of a node that has come back").isEqualTo(second);
        assertThat(one.ask("get 2")).isEqualTo(other);
        assertThat(sandbox.tokenRequests()).as(this::logs).isEqualTo(3);
    }

    @Test
    void theOtherNodeGetsATokenWhenANodeDiesDuringItsRequest() throws Exception {
        sandbox.inject(Fault.on(TOKEN_PATH).delay(Duration.ofSeconds(100)).times(1));
        Node one = nodes.get(0);
        Node two = nodes.get(1);

        one.tell("get 3");
        await("its request").atMost(Duration.ofSeconds(20)).until(this::faultIsUsedUp);
        assertThat(two.ask("entries")).as("its lease, as the other one sees it").isEqualTo("entries 1");
        two.tell("get 3");
        one.kill();

        assertThat(two.response()).as(this::logs).startsWith("token ").doesNotContain(",");
        assertThat(sandbox.tokensIssued()).as(this::logs).isEqualTo(1);
    }

    private boolean faultIsUsedUp() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/faults"))
                .build();
        String active = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return !active.contains(TOKEN_PATH);
    }

    private String sameFromAll(String command) {
        for (Node node : nodes) {
            node.tell(command);
        }
        Set<String> responses = new TreeSet<>();
        for (Node node : nodes) {
            responses.add(node.response());
        }
        assertThat(responses)
                .as(this::logs)
                .singleElement()
                .asString()
                .startsWith("token ")
                .doesNotContain(",");
        return responses.iterator().next();
    }

    private static List<Integer> freePorts() throws IOException {
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return List.of(one.getLocalPort(), two.getLocalPort());
        }
    }

    private String logs() {
        StringBuilder logs = new StringBuilder();
        for (Node node : nodes) {
            logs.append("\n--- node ").append(node.port).append('\n').append(node.log());
        }
        return logs.toString();
    }

    /** A JVM that runs {@link Program}. */
    private final class Node {

        private final int port;
        private final Path config;
        private final Path log;
        private Process process;
        private PrintStream commands;
        private BufferedReader responses;

        Node(int port, List<Integer> ports) throws IOException {
            this.port = port;
            log = folder.resolve(port + ".log");
            config = Files.writeString(
                    folder.resolve(port + ".xml"), """
                    <hazelcast xmlns="http://www.hazelcast.com/schema/config">
                      <cluster-name>tokens-%s</cluster-name>
                      <properties>
                        <property name="hazelcast.logging.type">slf4j</property>
                        <property name="hazelcast.phone.home.enabled">false</property>
                        <property name="hazelcast.socket.bind.any">false</property>
                        <property name="hazelcast.wait.seconds.before.join">0</property>
                      </properties>
                      <network>
                        <port auto-increment="false">%d</port>
                        <join>
                          <auto-detection enabled="false"/>
                          <multicast enabled="false"/>
                          <tcp-ip enabled="true">
                            <member>127.0.0.1:%d</member>
                            <member>127.0.0.1:%d</member>
                          </tcp-ip>
                        </join>
                        <interfaces enabled="true">
                          <interface>127.0.0.1</interface>
                        </interfaces>
                      </network>
                    </hazelcast>
                    """.formatted(ports.get(0), port, ports.get(0), ports.get(1)));
        }

        void start() throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-Dlog4j2.configurationFile=log4j2-node.xml",
                            "-Dhazelcast.config=" + config,
                            "-Dhazelcast.jcache.provider.type=member",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Program.class.getName(),
                            sandbox.tokenUrl(),
                            String.valueOf(TIMEOUT.toMillis()))
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
            responses = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            assertThat(response()).as(TokenClusterIT.this::logs).isEqualTo("ready");
        }

        void tell(String command) {
            commands.println(command);
        }

        /** Null when it has ended; the time limit of the test ends the process otherwise. */
        String response() {
            try {
                return responses.readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String ask(String command) {
            tell(command);
            return response();
        }

        void kill() throws InterruptedException {
            if (process != null) {
                process.destroyForcibly();
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
        }

        String log() {
            try {
                return Files.readString(log);
            } catch (IOException e) {
                return e.toString();
            }
        }
    }

    /** An application with a TokenManager, driven by standard input. It prints no token. */
    static final class Program {

        private static final int THREADS = 16;

        private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        private final TokenManager manager;

        private Program(TokenManager manager) {
            this.manager = manager;
        }

        public static void main(String[] arguments) throws Exception {
            DefaultCamelContext context = new DefaultCamelContext();
            TokenManager manager = new TokenManager();
            manager.setCamelContext(context);
            manager.setClientId(Sandbox.CLIENT_ID);
            manager.setClientSecret(Sandbox.CLIENT_SECRET);
            manager.setTokenUrl(arguments[0]);
            manager.setTokenRequestTimeout(Duration.ofMillis(Long.parseLong(arguments[1])));
            manager.setTokenStore(new JCacheTokenStore());
            context.start();
            manager.start();
            System.out.println("ready");
            Program program = new Program(manager);
            BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String command = commands.readLine();
            while (command != null) {
                System.out.println(program.response(command));
                command = commands.readLine();
            }
            // the test process has ended
            Runtime.getRuntime().halt(0);
        }

        private String response(String command) {
            String[] words = command.split(" ");
            try {
                return switch (words[0]) {
                    case "get" -> "token " + fromAllThreads(() -> manager.get(words[1]));
                    case "rejected" -> {
                        AccessToken rejected = manager.get(words[1]);
                        yield "token "
                                + fromAllThreads(() -> {
                                    manager.invalidate(rejected);
                                    return manager.get(words[1]);
                                });
                    }
                    case "members" ->
                        "members "
                                + Hazelcast.getAllHazelcastInstances()
                                        .iterator()
                                        .next()
                                        .getCluster()
                                        .getMembers()
                                        .size();
                    case "entries" -> "entries " + entries();
                    default -> "what?";
                };
            } catch (Exception e) {
                return "failed " + e;
            }
        }

        private String fromAllThreads(Callable<AccessToken> call) throws Exception {
            CyclicBarrier together = new CyclicBarrier(THREADS);
            Set<String> ids = ConcurrentHashMap.newKeySet();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    together.await();
                    ids.add(call.call().id());
                    return null;
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
            return String.join(",", ids);
        }

        private static int entries() {
            Cache<String, String> cache = Caching.getCachingProvider()
                    .getCacheManager()
                    .getCache("tsoffice-tokens", String.class, String.class);
            int entries = 0;
            for (Cache.Entry<String, String> entry : cache) {
                entries += entry.getValue() == null ? 0 : 1;
            }
            return entries;
        }
    }
}
