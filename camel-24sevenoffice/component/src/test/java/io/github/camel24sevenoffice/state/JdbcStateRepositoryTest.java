/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Over an H2 in memory; JdbcStateRepositoryIT has a PostgreSQL. */
class JdbcStateRepositoryTest extends JdbcStateRepositoryContract {

    private static JdbcConnectionPool pool;

    @BeforeAll
    static void openDatabase() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    @AfterAll
    static void closeDatabase() {
        pool.dispose();
    }

    @Override
    DataSource database() {
        return pool;
    }
}
