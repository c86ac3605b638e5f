/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps state in a table of a database that the nodes of a cluster share. Each write is one statement, so that a process
 * that is killed leaves the old value or the new one.
 *
 * <p>It sends these statements, and nothing that only one vendor knows; {@code tsoffice_state} is the default of
 * {@code tableName}:
 *
 * <pre>
 * SELECT id, state_key, state_value, value_hash FROM tsoffice_state WHERE 1 = 0
 * CREATE TABLE tsoffice_state (id VARCHAR(64) NOT NULL PRIMARY KEY, state_key TEXT NOT NULL,
 *     state_value TEXT NOT NULL, value_hash VARCHAR(64) NOT NULL)
 * SELECT state_value, value_hash FROM tsoffice_state WHERE id = ?
 * UPDATE tsoffice_state SET state_value = ?, value_hash = ? WHERE id = ?
 * UPDATE tsoffice_state SET state_value = ?, value_hash = ? WHERE id = ? AND value_hash = ?
 * INSERT INTO tsoffice_state (id, state_key, state_value, value_hash) VALUES (?, ?, ?, ?)
 * </pre>
 *
 * <p>The id is the SHA-256 hash of the key, so that a key may have any length and no collation takes two keys for one. The
 * value_hash is the SHA-256 hash of the value in UTF-8, in lower-case hexadecimal digits: compare-and-set compares it, and
 * reading checks it. To change a value by hand, change its hash too; to begin anew, delete the row.
 *
 * <p>Tested with PostgreSQL and H2. Where {@code TEXT} is unknown or too short for values of megabytes (MySQL has
 * {@code LONGTEXT}, Oracle {@code CLOB}, SQL Server {@code NVARCHAR(MAX)}), create the table with the right type and set
 * {@code createTable} to false.
 *
 * <p>The DataSource should be a connection pool. Its connections may be in auto-commit mode or not; in the second case
 * this class commits. They must not take part in a transaction of somebody else, for example one of the route. What the
 * database rolls back because of a deadlock or a serialization failure is repeated a few times. Safe for use by several
 * threads once it is configured.
 */
@Metadata(
        label = "bean",
        description = "Keeps state in a table of a database that the nodes of a cluster share",
        annotations = {"interfaceName=org.apache.camel.spi.StateRepository"})
public class JdbcStateRepository extends ServiceSupport implements FencedStateRepository {

    private static final String DEFAULT_TABLE_NAME = "tsoffice_state";

    private final Lock preparing = new ReentrantLock();
    private volatile StateTable table = new StateTable(DEFAULT_TABLE_NAME);
    private volatile boolean prepared;

    @Metadata(description = "The database", required = true, javaType = "javax.sql.DataSource")
    private DataSource dataSource;

    @Metadata(
            description = "The name of the table, with its schema if need be: letters, digits, underscores and periods",
            defaultValue = DEFAULT_TABLE_NAME)
    private String tableName = DEFAULT_TABLE_NAME;

    @Metadata(
            description = "Whether to create the table when it does not exist. Several nodes may do so at once",
            defaultValue = "true")
    private boolean createTable = true;

    /** Needs a DataSource before it is started. */
    public JdbcStateRepository() {}

    /**
     * @param dataSource the database, not null; its owner closes it
     */
    public JdbcStateRepository(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /**
     * @param dataSource the database, not null; its owner closes it
     * @param tableName the name of the table, with its schema if need be
     * @throws IllegalArgumentException if the name is not made of letters, digits, underscores and periods
     */
    public JdbcStateRepository(DataSource dataSource, String tableName) {
        this(dataSource);
        setTableName(tableName);
    }

    /**
     * {@inheritDoc}
     *
     * @throws RuntimeCamelException if the database fails, or value and hash in the table do not belong together
     */
    @Override
    public String getState(String key) {
        String id = id(key);
        StoredValue stored = run("read", key, database -> database.get(id));
        if (stored != null && !stored.isWhole()) {
            throw new RuntimeCamelException(this + " cannot read the state of the key " + key
                    + ": state_value and value_hash do not belong together. If state_value is right, set value_hash to "
                    + Texts.sha256(stored.value()) + " in the row with the id " + id);
        }
        return stored == null ? null : stored.value();
    }

    /**
     * {@inheritDoc}
     *
     * @throws RuntimeCamelException if the database fails
     */
    @Override
    public void setState(String key, String value) {
        StateRow row = row(key, value, "value");
        run("write", key, database -> {
            database.put(row);
            return null;
        });
    }

    /**
     * {@inheritDoc}
     *
     * @throws RuntimeCamelException if the database fails
     */
    @Override
    public boolean compareAndSet(String key, String expected, String update) {
        StateRow row = row(key, update, "update");
        String expectedHash = expected == null ? null : Texts.sha256(expected);
        return run(
                "write",
                key,
                database -> expected == null ? database.putIfAbsent(row) : database.replace(row, expectedHash));
    }

    /**
     * @throws IllegalArgumentException if there is no DataSource set
     */
    @Override
    protected void doInit() {
        database();
    }

    /**
     * Creates the table when it does not exist.
     *
     * @throws RuntimeCamelException if the database fails, or has no such table and this must not or cannot create it
     */
    @Override
    protected void doStart() {
        prepareOnce();
    }

    private void prepareOnce() {
        if (prepared) {
            return;
        }
        preparing.lock();
        try {
            if (!prepared) {
                database().prepare(createTable);
                prepared = true;
            }
        } catch (SQLException e) {
            throw new RuntimeCamelException(
                    this + " cannot use its table " + tableName + ", which it creates like this: " + table.definition()
                            + ". The database says: " + SqlStates.describe(e),
                    SqlStates.cause(e));
        } finally {
            preparing.unlock();
        }
    }

    private <T> T run(String verb, String key, Work<T> work) {
        prepareOnce();
        try {
            return work.on(database());
        } catch (SQLException e) {
            throw new RuntimeCamelException(
                    this + " cannot " + verb + " the state of the key " + key + ". The database says: "
                            + SqlStates.describe(e),
                    SqlStates.cause(e));
        }
    }

    private StateDatabase database() {
        if (dataSource == null) {
            throw new IllegalArgumentException("The JdbcStateRepository needs a DataSource: set its option dataSource");
        }
        return new StateDatabase(dataSource, table);
    }

    private static StateRow row(String key, String value, String name) {
        return new StateRow(id(key), key, StoredValue.of(Objects.requireNonNull(value, name)));
    }

    private static String id(String key) {
        return Texts.sha256(Objects.requireNonNull(key, "key"));
    }

    /**
     * @return the database, or null
     */
    public DataSource getDataSource() {
        return dataSource;
    }

    /**
     * @param dataSource the database; its owner closes it
     */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
        this.prepared = false;
    }

    /**
     * @return the name of the table
     */
    public String getTableName() {
        return tableName;
    }

    /**
     * @param tableName the name of the table, with its schema if need be
     * @throws IllegalArgumentException if the name is not made of letters, digits, underscores and periods
     */
    public void setTableName(String tableName) {
        this.table = new StateTable(tableName);
        this.tableName = tableName;
        this.prepared = false;
    }

    /**
     * @return whether the table is created when it does not exist
     */
    public boolean isCreateTable() {
        return createTable;
    }

    /**
     * @param createTable whether to create the table when it does not exist
     */
    public void setCreateTable(boolean createTable) {
        this.createTable = createTable;
    }

    @Override
    public String toString() {
        return "JdbcStateRepository[" + tableName + "]";
    }

    @FunctionalInterface
    private interface Work<T> {

        T on(StateDatabase database) throws SQLException;
    }
}
