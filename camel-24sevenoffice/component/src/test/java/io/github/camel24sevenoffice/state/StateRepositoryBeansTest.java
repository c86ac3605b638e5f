/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.camel.main.Main;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repositories as users configure them. */
class StateRepositoryBeansTest {

    private static final String KEY = "tsoffice:customers";

    @TempDir
    Path folder;

    private final JdbcDataSource database = new JdbcDataSource();

    StateRepositoryBeansTest() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Test
    void inProperties() throws Exception {
        storesInBoth(main -> {
            main.addInitialProperty(
                    "camel.beans.files", "#class:io.github.camel24sevenoffice.state.AtomicFileStateRepository");
            main.addInitialProperty("camel.beans.files.directory", directory());
            main.addInitialProperty(
                    "camel.beans.table", "#class:io.github.camel24sevenoffice.state.JdbcStateRepository");
            main.addInitialProperty("camel.beans.table.dataSource", "#bean:database");
            main.addInitialProperty("camel.beans.table.tableName", "integration_state");
        });
    }

    @Test
    void inYaml() throws Exception {
        Path beans = Files.writeString(folder.resolve("beans.yaml"), """
                - beans:
                    - name: files
                      type: io.github.camel24sevenoffice.state.AtomicFileStateRepository
                      properties:
                        directory: %s
                    - name: table
                      type: io.github.camel24sevenoffice.state.JdbcStateRepository
                      properties:
                        dataSource: "#bean:database"
                        tableName: integration_state
                """.formatted(directory()));
        storesInBoth(main -> main.configure().withRoutesIncludePattern("file:" + beans));
    }

    @Test
    void inXml() throws Exception {
        Path beans = Files.writeString(folder.resolve("beans.xml"), """
                <beans>
                  <bean name="files" type="io.github.camel24sevenoffice.state.AtomicFileStateRepository">
                    <properties>
                      <property key="directory" value="%s"/>
                    </properties>
                  </bean>
                  <bean name="table" type="io.github.camel24sevenoffice.state.JdbcStateRepository">
                    <properties>
                      <property key="dataSource" value="#bean:database"/>
                      <property key="tableName" value="integration_state"/>
                    </properties>
                  </bean>
                </beans>
                """.formatted(directory()));
        storesInBoth(main -> main.configure().withRoutesIncludePattern("file:" + beans));
    }

    private String directory() {
        return folder.resolve("state").toString();
    }

    private void storesInBoth(Consumer<Main> configuration) throws Exception {
        Main main = new Main();
        main.bind("database", database);
        configuration.accept(main);
        main.start();
        try {
            for (String name : new String[] {"files", "table"}) {
                @SuppressWarnings("unchecked")
                StateRepository<String, String> repository =
                        main.getCamelContext().getRegistry().lookupByNameAndType(name, StateRepository.class);
                ServiceHelper.startService(repository);
                repository.setState(KEY, "1");
            }
        } finally {
            main.stop();
        }
        assertThat(new AtomicFileStateRepository(folder.resolve("state")).getState(KEY))
                .isEqualTo("1");
        assertThat(new JdbcStateRepository(database, "integration_state").getState(KEY))
                .isEqualTo("1");
    }
}
