/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** The table and the statements about it, each of them atomic. Knows nothing of transactions. */
final class StateTable {

    private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]*";
    private static final Pattern NAME = Pattern.compile(IDENTIFIER + "(\\." + IDENTIFIER + "){0,2}");

    private final String name;

    /**
     * @throws IllegalArgumentException if the name could be anything but a name in a statement
     */
    StateTable(String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The option tableName of the JdbcStateRepository is " + name
                    + ": it must be the name of a table made of letters, digits and underscores, and may start with that of"
                    + " a schema and a period");
        }
        this.name = name;
    }

    /** Fails if the table or one of its columns does not exist. */
    Void probe(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement
                    .executeQuery("SELECT id, state_key, state_value, value_hash FROM " + name + " WHERE 1 = 0")
                    .close();
            return null;
        }
    }

    String definition() {
        return "CREATE TABLE " + name + " (id VARCHAR(64) NOT NULL PRIMARY KEY, state_key TEXT NOT NULL,"
                + " state_value TEXT NOT NULL, value_hash VARCHAR(64) NOT NULL)";
    }

    Void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(definition());
            return null;
        }
    }

    /** Returns null if there is no such row. */
    StoredValue select(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT state_value, value_hash FROM " + name + " WHERE id = ?")) {
            statement.setString(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? new StoredValue(rows.getString(1), rows.getString(2)) : null;
            }
        }
    }

    /** Returns whether there was a row to update. */
    boolean update(Connection connection, StateRow row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update())) {
            setValue(statement, row);
            return statement.executeUpdate() == 1;
        }
    }

    /** Returns whether there was a row with this hash to update. */
    boolean updateIf(Connection connection, StateRow row, String expectedHash) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update() + " AND value_hash = ?")) {
            setValue(statement, row);
            statement.setString(4, expectedHash);
            return statement.executeUpdate() == 1;
        }
    }

    private String update() {
        return "UPDATE " + name + " SET state_value = ?, value_hash = ? WHERE id = ?";
    }

    private static void setValue(PreparedStatement statement, StateRow row) throws SQLException {
        statement.setString(1, row.value().value());
        statement.setString(2, row.value().hash());
        statement.setString(3, row.id());
    }

    /** Returns true; fails with a constraint violation if there is a row with this id. */
    boolean insert(Connection connection, StateRow row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO " + name + " (id, state_key, state_value, value_hash) VALUES (?, ?, ?, ?)")) {
            statement.setString(1, row.id());
            statement.setString(2, row.key());
            statement.setString(3, row.value().value());
            statement.setString(4, row.value().hash());
            return statement.executeUpdate() == 1;
        }
    }
}
