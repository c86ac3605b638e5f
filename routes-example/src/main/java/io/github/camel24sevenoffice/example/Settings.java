/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of an example from the environment and the command line.
 *
 * @param environment the environment variables, see {@link Credentials}
 * @param properties the system properties
 */
record Settings(Map<String, String> environment, Map<String, String> properties) {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * @param least the smallest value that is accepted
     * @throws IllegalArgumentException if it is not a whole number, or too small
     */
    long number(String name, long preset, long least) {
        String text = property(name).orElse(String.valueOf(preset));
        try {
            long value = Long.parseLong(text);
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        throw new IllegalArgumentException(
                "-D" + name + " must be a whole number of at least " + least + ", but is " + text);
    }

    /**
     * @param example the example
     * @throws IllegalArgumentException if its route does not exist in that language
     */
    String language(Example example) {
        String language = property("dsl").orElse(example.languages().get(0));
        if (!example.languages().contains(language)) {
            throw new IllegalArgumentException("The example " + example.name() + " is written in "
                    + String.join(", ", example.languages()) + "; -Ddsl must be one of them, but is " + language);
        }
        return language;
    }

    /**
     * @throws IllegalArgumentException if the property is set, but does not name a readable file
     */
    Optional<Path> file(String name) {
        Optional<Path> file = property(name).map(Path::of);
        file.ifPresent(path -> {
            if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
                throw new IllegalArgumentException(
                        "-D" + name + " must name a readable file, but there is none at " + shown(path));
            }
        });
        return file;
    }

    /** The same for a file that must be given: sample data stays away from real books. */
    Path requiredFile(String name) {
        return file(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "With the real service the data must be your own: set -D" + name + "=<file>"));
    }

    /**
     * @throws IllegalArgumentException if the property is set, but does not name a folder that can be read and written
     */
    Optional<Path> folder(String name) {
        Optional<Path> folder = property(name).map(Path::of);
        folder.ifPresent(path -> {
            if (!Files.isDirectory(path)) {
                throw new IllegalArgumentException(
                        "-D" + name + " must name a folder, but there is none at " + shown(path));
            }
            requireWritable(name, path);
        });
        return folder;
    }

    /** The same for a folder that must be given: sample data stays away from real books. */
    Path requiredFolder(String name) {
        return folder(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "With the real service the data must be your own: set -D" + name + "=<folder>"));
    }

    /**
     * @return the folder for the output of the example, created if it does not exist
     * @throws IllegalArgumentException if it cannot be created or written
     */
    Path output() {
        Path folder = Path.of(property("output").orElse("target/example"));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "-Doutput must name a folder, but it cannot be created: " + shown(folder), e);
        }
        requireWritable("output", folder);
        return folder;
    }

    /** A new folder for one run of an example. */
    Path freshFolder(Example example) throws IOException {
        return Files.createDirectories(
                output().resolve(example.name() + "-" + STAMP.format(LocalDateTime.now(ZoneId.systemDefault()))));
    }

    /** The data that the examples come with. */
    Path samples() {
        return Path.of(property("samples").orElse("src/main/samples"));
    }

    private static void requireWritable(String name, Path folder) {
        if (!Files.isWritable(folder)) {
            throw new IllegalArgumentException(
                    "-D" + name + " must name a folder that can be written, but " + shown(folder) + " cannot");
        }
    }

    private static Path shown(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
