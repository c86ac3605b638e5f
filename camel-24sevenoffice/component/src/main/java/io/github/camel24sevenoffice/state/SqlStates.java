/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import java.sql.SQLException;

/** What the five characters of an SQLSTATE say: the only part of an SQLException that all databases agree on. */
final class SqlStates {

    private static final String CONNECTION_EXCEPTION = "08";
    private static final String DATA_EXCEPTION = "22";
    private static final String CONSTRAINT_VIOLATION = "23";
    private static final String TRANSACTION_ROLLBACK = "40";

    private SqlStates() {}

    static boolean isConnectionFailure(SQLException e) {
        return isOfClass(e, CONNECTION_EXCEPTION);
    }

    static boolean isConstraintViolation(SQLException e) {
        return isOfClass(e, CONSTRAINT_VIOLATION);
    }

    /** Whether the database has undone the transaction because of another one; repeated, it may succeed. */
    static boolean isRolledBack(SQLException e) {
        return isOfClass(e, TRANSACTION_ROLLBACK);
    }

    /** The database's message, unless it may quote the value. */
    static String describe(SQLException e) {
        return mayQuoteTheValue(e)
                ? "SQLSTATE " + e.getSQLState() + ", error " + e.getErrorCode()
                        + " (its message is left out because it may quote the value)"
                : String.valueOf(e.getMessage());
    }

    /** The exception, unless its message may quote the value; then null. */
    static SQLException cause(SQLException e) {
        return mayQuoteTheValue(e) ? null : e;
    }

    /** Databases quote the data that is too long, of the wrong type or against a constraint. */
    private static boolean mayQuoteTheValue(SQLException e) {
        return isOfClass(e, DATA_EXCEPTION) || isOfClass(e, CONSTRAINT_VIOLATION);
    }

    private static boolean isOfClass(SQLException e, String sqlStateClass) {
        return e.getSQLState() != null && e.getSQLState().startsWith(sqlStateClass);
    }
}
