/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a JdbcStateRepository does with each database. */
abstract class JdbcStateRepositoryContract extends FencedStateRepositoryContract {

    private static final AtomicInteger TABLES = new AtomicInteger();
    private static final String KEY = "tsoffice:customers";

    /** Those of the DataSource that all nodes of a test use. */
    private final AtomicInteger openConnections = new AtomicInteger();

    private String tableName = newTableName();

    abstract DataSource database();

    @Override
    FencedStateRepository newNode() {
        return new JdbcStateRepository(counted(connection -> {}), tableName);
    }

    @Override
    void emptyStorage() {
        tableName = newTableName();
    }

    static String newTableName() {
        return "state_" + TABLES.incrementAndGet();
    }

    @AfterEach
    void allConnectionsAreClosed() {
        assertThat(openConnections).hasValue(0);
    }

    @Test
    void worksOnConnectionsWithoutAutoCommit() throws Exception {
        DataSource manual = counted(connection -> connection.setAutoCommit(false));
        emptyStorage();
        JdbcStateRepository one = new JdbcStateRepository(manual, tableName);
        one.start();
        JdbcStateRepository two = new JdbcStateRepository(manual, tableName);
        two.start();

        assertThat(one.compareAndSet(KEY, null, "1")).isTrue();
        assertThat(two.getState(KEY)).isEqualTo("1");
        assertThat(two.compareAndSet(KEY, null, "2")).isFalse();
        assertThat(two.compareAndSet(KEY, "1", "2")).isTrue();
        one.setState(KEY, "3");
        assertThat(startedNode().getState(KEY)).isEqualTo("3");
    }

    @Test
    void losesNoneOfManyChangesAtOnceWithTheStrictestIsolation() throws Exception {
        JdbcStateRepository strict = new JdbcStateRepository(
                counted(connection -> {
                    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                    connection.setAutoCommit(false);
                }),
                tableName);
        List<Callable<Void>> counting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            counting.add(() -> {
                for (int round = 0; round < 10; round++) {
                    String before;
                    String after;
                    do {
                        before = strict.getState(KEY);
                        after = String.valueOf(before == null ? 1 : Integer.parseInt(before) + 1);
                    } while (!strict.compareAndSet(KEY, before, after));
                }
                return null;
            });
        }
        simultaneously(counting);

        assertThat(repository.getState(KEY)).isEqualTo("40");
    }

    @Test
    void aPersonCanReadTheTable() throws SQLException {
        repository.setState(KEY, "{\"since\":\"å\"}");

        assertThat(query("SELECT state_value FROM " + tableName + " WHERE state_key = '" + KEY + "'"))
                .isEqualTo("{\"since\":\"å\"}");
    }

    @Test
    void aDeletedRowMeansThatNothingIsStored() throws SQLException {
        repository.setState(KEY, "1");
        execute("DELETE FROM " + tableName);

        assertThat(repository.getState(KEY)).isNull();
        assertThat(repository.compareAndSet(KEY, "1", "2")).isFalse();
        assertThat(repository.compareAndSet(KEY, null, "2")).isTrue();
    }

    @Test
    void aValueThatDoesNotBelongToItsHashIsAnErrorThatSaysWhatToDo() throws SQLException {
        repository.setState(KEY, "1");
        execute("UPDATE " + tableName + " SET state_value = 'secret'");

        assertThatThrownBy(() -> repository.getState(KEY))
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessageContainingAll(
                        "JdbcStateRepository[" + tableName + "]",
                        KEY,
                        "set value_hash to " + Texts.sha256("secret"),
                        Texts.sha256(KEY))
                .satisfies(this::doesNotQuoteTheValue);
        execute("UPDATE " + tableName + " SET value_hash = '" + Texts.sha256("secret") + "'");
        assertThat(repository.getState(KEY)).isEqualTo("secret");
    }

    @Test
    void aValueThatTheTableRefusesIsNotQuoted() throws Exception {
        emptyStorage();
        execute(
                "CREATE TABLE " + tableName + " (id VARCHAR(64) NOT NULL PRIMARY KEY, state_key VARCHAR(100) NOT NULL,"
                        + " state_value VARCHAR(10) NOT NULL CHECK (state_value <> 'secret 0'), value_hash VARCHAR(64) NOT NULL)");
        FencedStateRepository narrow = startedNode();

        for (String value : List.of("secret 0", "secret " + "9".repeat(1000))) {
            assertThatThrownBy(() -> narrow.setState(KEY, value))
                    .hasMessageContainingAll("JdbcStateRepository[" + tableName + "]", KEY, "SQLSTATE 2")
                    .satisfies(this::doesNotQuoteTheValue);
            assertThatThrownBy(() -> narrow.compareAndSet(KEY, null, value))
                    .hasMessageContainingAll(KEY, "SQLSTATE 2")
                    .satisfies(this::doesNotQuoteTheValue);
        }
        assertThat(narrow.getState(KEY)).isNull();
    }

    @Test
    void usesATableOfAnotherSchema() throws Exception {
        execute("CREATE SCHEMA IF NOT EXISTS integration");
        tableName = "integration." + newTableName();

        startedNode().setState(KEY, "1");

        assertThat(query("SELECT state_value FROM " + tableName)).isEqualTo("1");
    }

    @Test
    void createsNoTableUnlessItMay() throws Exception {
        emptyStorage();
        JdbcStateRepository careful = new JdbcStateRepository(database(), tableName);
        careful.setCreateTable(false);

        assertThatThrownBy(careful::start)
                .hasMessageContainingAll(
                        "JdbcStateRepository[" + tableName + "]",
                        "CREATE TABLE " + tableName + " (id VARCHAR(64) NOT NULL PRIMARY KEY");
        startedNode();
        JdbcStateRepository again = new JdbcStateRepository(database(), tableName);
        again.setCreateTable(false);
        again.start();
        again.setState(KEY, "1");
        assertThat(repository.getState(KEY)).isNull();
        assertThat(again.getState(KEY)).isEqualTo("1");
    }

    @Test
    void aTableOfSomethingElseIsAnErrorAtStart() throws Exception {
        emptyStorage();
        execute("CREATE TABLE " + tableName + " (id VARCHAR(64) NOT NULL PRIMARY KEY)");

        assertThatThrownBy(this::startedNode).hasMessageContainingAll("cannot use its table " + tableName);
    }

    @Test
    void aFailedConnectionIsAnErrorThatNamesRepositoryAndKey() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        JdbcStateRepository node = new JdbcStateRepository(
                counted(connection -> {
                    if (failures.get() > 0) {
                        throw new SQLException("connection refused", "08001");
                    }
                }),
                tableName);
        node.start();
        node.setState(KEY, "1");
        failures.set(1);

        assertThatThrownBy(() -> node.setState(KEY, "secret"))
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessageContainingAll(
                        "JdbcStateRepository[" + tableName + "]", "cannot write", KEY, "connection refused")
                .hasCauseInstanceOf(SQLException.class)
                .satisfies(this::doesNotQuoteTheValue);
        assertThatThrownBy(() -> node.compareAndSet(KEY, "1", "secret"))
                .hasMessageContainingAll("cannot write", KEY)
                .satisfies(this::doesNotQuoteTheValue);
        assertThatThrownBy(() -> node.getState(KEY)).hasMessageContainingAll("cannot read", KEY);
        JdbcStateRepository late = new JdbcStateRepository(node.getDataSource(), tableName);
        assertThatThrownBy(late::start).hasMessageContainingAll("JdbcStateRepository[", "connection refused");
        failures.set(0);
        assertThat(late.getState(KEY)).isEqualTo("1");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "state; DROP TABLE x", "\"state\"", "1state", "a.b.c.d", "state ", "stäte", "a..b", "."})
    void refusesANameThatIsNotOneOfATable(String name) {
        assertThatThrownBy(() -> new JdbcStateRepository(database(), name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The option tableName of the JdbcStateRepository is " + name);
    }

    @Test
    void needsADataSource() {
        assertThatThrownBy(() -> new JdbcStateRepository().start()).hasMessageContaining("needs a DataSource");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    /** The database behind a DataSource that counts the open connections, and does something with each new one. */
    private DataSource counted(ConnectionSetting setting) {
        return proxy(DataSource.class, database(), (result) -> {
            Connection connection = (Connection) result;
            try {
                setting.apply(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            openConnections.incrementAndGet();
            return proxy(Connection.class, connection, closed -> closed);
        });
    }

    private <T> T proxy(Class<T> type, T target, Mapping mapping) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        Object result = method.invoke(target, arguments);
                        if (method.getName().equals("close")) {
                            openConnections.decrementAndGet();
                        }
                        return method.getName().equals("getConnection") ? mapping.apply(result) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @FunctionalInterface
    private interface ConnectionSetting {

        void apply(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Mapping {

        Object apply(Object result) throws SQLException;
    }
}
