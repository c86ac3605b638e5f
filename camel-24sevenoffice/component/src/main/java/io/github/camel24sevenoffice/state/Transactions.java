/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Runs work in a transaction of its own, on a connection of its own, which is closed.
 *
 * @param dataSource where connections come from, in auto-commit mode or not
 * @param attempts how often work is started that the database rolls back because of another transaction
 */
record Transactions(DataSource dataSource, int attempts) {

    <T> T call(Work<T> work) throws SQLException {
        for (int attempt = 1; attempt < attempts; attempt++) {
            try {
                return callOnce(work);
            } catch (SQLException e) {
                if (!SqlStates.isRolledBack(e)) {
                    throw e;
                }
            }
        }
        return callOnce(work);
    }

    private <T> T callOnce(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getAutoCommit() ? work.call(connection) : commit(connection, work);
        }
    }

    private static <T> T commit(Connection connection, Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.call(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollback(connection);
            }
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // the failure before it says more; closing the connection ends the transaction too
            return;
        }
    }

    /** What is done on a connection; it neither commits nor closes it. */
    @FunctionalInterface
    interface Work<T> {

        T call(Connection connection) throws SQLException;
    }
}
