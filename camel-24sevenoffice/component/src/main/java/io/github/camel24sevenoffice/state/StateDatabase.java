/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Writes that stay right when other nodes write at the same time, each statement in a transaction of its own. */
final class StateDatabase {

    private static final int ATTEMPTS = 10;

    private final Transactions transactions;
    private final StateTable table;

    StateDatabase(DataSource dataSource, StateTable table) {
        this.transactions = new Transactions(dataSource, ATTEMPTS);
        this.table = table;
    }

    /** Fails if there is no such table and it must not or cannot be created. */
    void prepare(boolean createTable) throws SQLException {
        try {
            transactions.call(table::probe);
        } catch (SQLException missing) {
            if (!createTable || SqlStates.isConnectionFailure(missing)) {
                throw missing;
            }
            createUnlessOthersDo();
        }
    }

    private void createUnlessOthersDo() throws SQLException {
        try {
            transactions.call(table::create);
        } catch (SQLException e) {
            try {
                transactions.call(table::probe);
            } catch (SQLException suppressed) {
                e.addSuppressed(suppressed);
                throw e;
            }
        }
    }

    /** Returns null if there is no such row. */
    StoredValue get(String id) throws SQLException {
        return transactions.call(connection -> table.select(connection, id));
    }

    void put(StateRow row) throws SQLException {
        // between an update without a row and the insert, another node may insert it; then there is one to update
        int attempt = 1;
        while (!updateOrInsert(row, attempt == ATTEMPTS)) {
            attempt++;
        }
    }

    private boolean updateOrInsert(StateRow row, boolean last) throws SQLException {
        if (transactions.call(connection -> table.update(connection, row))) {
            return true;
        }
        try {
            return transactions.call(connection -> table.insert(connection, row));
        } catch (SQLException e) {
            if (last || !SqlStates.isConstraintViolation(e)) {
                throw e;
            }
            return false;
        }
    }

    /** Returns whether there was a row with this hash to update. */
    boolean replace(StateRow row, String expectedHash) throws SQLException {
        return transactions.call(connection -> table.updateIf(connection, row, expectedHash));
    }

    /** Returns whether there was no such row. */
    boolean putIfAbsent(StateRow row) throws SQLException {
        if (get(row.id()) != null) {
            return false;
        }
        try {
            return transactions.call(connection -> table.insert(connection, row));
        } catch (SQLException e) {
            // only a row of another node means that there is one already; a table may have other constraints
            if (SqlStates.isConstraintViolation(e) && get(row.id()) != null) {
                return false;
            }
            throw e;
        }
    }
}
