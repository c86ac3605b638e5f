/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The project on the page can be copied: its classes compile, and its test succeeds with its properties. */
class ReadmeTest {

    private static final Pattern FILE = Pattern.compile("`(src/[^`]+)`:\n\n```\\w+\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path project;

    @Test
    void theTestOfTheProjectSucceeds() throws Exception {
        Path classes = Files.createDirectory(project.resolve("classes"));
        compile(writeFiles(), classes);
        Files.copy(
                project.resolve("src/main/resources/application.properties"),
                classes.resolve("application.properties"));

        ClassLoader before = Thread.currentThread().getContextClassLoader();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(loader.loadClass("com.example.TaxesRouteTest")))
                                    .build(),
                            summary);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }

        assertThat(summary.getSummary().getFailures()).isEmpty();
        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(1);
    }

    private List<Path> writeFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        String page = Files.readString(Path.of("README.md"));
        for (MatchResult file : FILE.matcher(page).results().toList()) {
            Path path = project.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(2));
            files.add(path);
        }
        assertThat(files).hasSize(4);
        return files;
    }

    private static void compile(List<Path> files, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var sources =
                files.stream().filter(file -> file.toString().endsWith(".java")).toList();
        boolean compiled = compiler.getTask(
                        Writer.nullWriter(),
                        null,
                        null,
                        List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjectsFromPaths(sources))
                .call();
        assertThat(compiled).isTrue();
    }
}
