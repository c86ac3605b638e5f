/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camel24sevenoffice.sandbox.Change;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.TimestampStyle;
import io.github.camel24sevenoffice.state.JdbcStateRepository;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Two JVMs of which one polls, with a shared state in PostgreSQL. The one that polls is killed in the middle of a page, three
 * times; what the route does, and the key of the idempotentConsumer, are one transaction.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@Timeout(240)
class ConsumerFailoverIT {

    private static final int KILLS = 3;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private final EmbeddedPostgres postgres = startPostgres();
    private final JdbcTemplate database = new JdbcTemplate(postgres.getPostgresDatabase());
    private final Sandbox sandbox = Sandbox.builder()
            .timestampStyle(TimestampStyle.MILLIS)
            .tokenLifetime(Duration.ofDays(1))
            .start();
    private final Map<String, Process> nodes = new HashMap<>();

    private static EmbeddedPostgres startPostgres() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() throws IOException {
        nodes.values().forEach(Process::destroyForcibly);
        sandbox.close();
        postgres.close();
    }

    @Test
    void eachStateOfARowHasItsEffectOnce() throws Exception {
        database.execute("CREATE TABLE effects (n SERIAL, row_id TEXT, row_key TEXT, node TEXT)");
        // it creates its table, and two nodes at the same time would both try
        new JdbcMessageIdRepository(database.getDataSource(), "changes").start();
        List<Integer> customers = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            customers.add(create());
        }
        start("a");
        start("b");

        for (int kill = 1; kill <= KILLS; kill++) {
            int before = effects();
            for (int i = 0; i < 60; i++) {
                rename(customers.get((kill * 31 + i) % customers.size()), "kill " + kill);
                customers.add(create());
            }
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> effects() >= before + 20);
            String active = database.queryForObject("SELECT node FROM effects ORDER BY n DESC LIMIT 1", String.class);
            kill(active);
            int atTheKill = effects();
            // in case all others were done
            customers.add(create());
            await().alias("take-over")
                    .atMost(LIMIT)
                    .untilAsserted(() -> assertThat(effects()).as(this::logs).isGreaterThan(atTheKill));
            start(active);
        }

        Map<String, Instant> expected = new HashMap<>();
        sandbox.changes().stream()
                .filter(change -> change.resource().equals("customers"))
                .forEach(change -> expected.put(change.id(), change.modifiedAt()));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(last()).as(this::logs).containsExactlyInAnyOrderEntriesOf(expected));
        assertThat(database.queryForList(
                        "SELECT row_key FROM effects GROUP BY row_key HAVING COUNT(*) > 1", String.class))
                .as("rows with a second effect")
                .isEmpty();
        assertThat(changedStates()).as("effects of states that never were").isEqualTo(effects());
    }

    private int effects() {
        return database.queryForObject("SELECT COUNT(*) FROM effects", Integer.class);
    }

    /** The stamp of the last effect of each row. */
    private Map<String, Instant> last() {
        Map<String, Instant> last = new HashMap<>();
        database.query("SELECT row_id, row_key FROM effects ORDER BY n", row -> {
            last.put(row.getString(1), stamp(row.getString(2)));
        });
        return last;
    }

    private static Instant stamp(String key) {
        return Instant.parse(key.split(" ")[3]);
    }

    private int changedStates() {
        List<String> states = sandbox.changes().stream()
                .filter(change -> change.kind() != Change.Kind.DELETED)
                .map(change -> change.id() + " " + change.modifiedAt())
                .toList();
        return (int) database.queryForList("SELECT row_id || ' ' || row_key FROM effects", String.class).stream()
                .map(effect -> effect.split(" "))
                .filter(words -> states.contains(words[0] + " " + words[4]))
                .count();
    }

    private int create() {
        return ConsumerTestSupport.call(
                        sandbox,
                        Sandbox.ORGANIZATION_ID,
                        "POST",
                        "/customers",
                        Map.of("isCompany", true, "name", "new"))
                .path("id")
                .asInt();
    }

    private void rename(int customer, String name) {
        ConsumerTestSupport.call(
                sandbox, Sandbox.ORGANIZATION_ID, "PATCH", "/customers/" + customer, Map.of("name", name));
    }

    private void start(String name) throws IOException {
        nodes.put(
                name,
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-Dlog4j2.configurationFile=log4j2-node.xml",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Node.class.getName(),
                                name,
                                sandbox.url(),
                                postgres.getJdbcUrl("postgres", "postgres"),
                                folder.resolve("cluster").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(
                                folder.resolve(name + ".log").toFile()))
                        .start());
    }

    /** As kill -9 does. */
    private void kill(String name) throws InterruptedException {
        Process process = nodes.get(name);
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private String logs() {
        StringBuilder logs = new StringBuilder();
        for (String name : nodes.keySet()) {
            try {
                logs.append("\n--- node ")
                        .append(name)
                        .append('\n')
                        .append(Files.readString(folder.resolve(name + ".log")));
            } catch (IOException e) {
                logs.append(e);
            }
        }
        return logs.toString();
    }

    /** One of the two. */
    static final class Node {

        private Node() {}

        public static void main(String[] arguments) throws Exception {
            String name = arguments[0];
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(arguments[2]);
            JdbcTemplate database = new JdbcTemplate(dataSource);

            DefaultCamelContext context = new DefaultCamelContext();
            TsOfficeComponent tsoffice = new TsOfficeComponent();
            TsOfficeConfiguration options = tsoffice.getConfiguration();
            options.setClientId(Sandbox.CLIENT_ID);
            options.setClientSecret(Sandbox.CLIENT_SECRET);
            options.setOrganizationId(Sandbox.ORGANIZATION_ID);
            options.setApiUrl(arguments[1] + "/v1");
            options.setTokenUrl(arguments[1] + "/oauth/token");
            context.addComponent("tsoffice", tsoffice);

            FileLockClusterService cluster = new FileLockClusterService();
            cluster.setRoot(arguments[3]);
            cluster.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
            cluster.setAcquireLockInterval(100, TimeUnit.MILLISECONDS);
            context.addService(cluster);

            context.getRegistry().bind("states", new JdbcStateRepository(dataSource));
            context.getRegistry()
                    .bind("transaction", new SpringTransactionPolicy(new DataSourceTransactionManager(dataSource)));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("master:changes:tsoffice:customers?offsetRepository=#states&initialDelay=0&delay=100&limit=50")
                            .transacted("transaction")
                            .idempotentConsumer(
                                    header(TsOfficeConstants.ROW_KEY),
                                    new JdbcMessageIdRepository(dataSource, "changes"))
                            .process(exchange -> database.update(
                                    "INSERT INTO effects (row_id, row_key, node) VALUES (?, ?, ?)",
                                    exchange.getMessage().getHeader(TsOfficeConstants.ROW_ID, String.class),
                                    exchange.getMessage().getHeader(TsOfficeConstants.ROW_KEY, String.class),
                                    name));
                }
            });
            context.start();
            // until it is killed
            Thread.currentThread().join();
        }
    }
}
