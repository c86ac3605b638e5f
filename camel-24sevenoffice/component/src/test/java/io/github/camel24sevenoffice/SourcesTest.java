/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hand-written sources of all modules: each package says what it is for, and no class is too long. */
class SourcesTest {

    private static final Path PROJECT = Path.of("../..");
    private static final Path MAIN = Path.of("src/main/java");
    private static final int LONGEST_CLASS = 300;

    static Stream<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(PROJECT.resolve("camel-24sevenoffice"))) {
            return Stream.concat(modules.toList().stream(), Stream.of(PROJECT.resolve("routes-example")))
                    .map(module -> module.resolve(MAIN))
                    .filter(Files::isDirectory);
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void areTidy(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> {
                        assertThat(Files.readAllLines(file))
                                .as("%s has two trades; separate them", file)
                                .hasSizeLessThanOrEqualTo(LONGEST_CLASS);
                        assertThat(file.resolveSibling("package-info.java")).exists();
                    });
        }
    }
}
