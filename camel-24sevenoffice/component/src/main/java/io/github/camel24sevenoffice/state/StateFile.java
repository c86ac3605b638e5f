/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** The file of one key: its name and what stands in it. */
final class StateFile {

    private static final String SUFFIX = ".state";
    private static final String TEMPORARY_SUFFIX = SUFFIX + ".tmp";
    private static final Pattern TEMPORARY = Pattern.compile(".*[0-9a-f]{64}" + Pattern.quote(TEMPORARY_SUFFIX));
    private static final Pattern UNSAFE = Pattern.compile("[^a-z0-9]+");
    private static final int READABLE_LENGTH = 80;

    private final Path directory;
    private final String name;
    private final String firstLine;

    /**
     * @throws IllegalArgumentException if the key has the character U+0000 or an unpaired surrogate
     */
    StateFile(Path directory, String key) {
        this.directory = directory;
        // the hash tells keys apart, also where upper and lower case are the same in a file's name
        this.name = readable(key) + Texts.sha256(key);
        this.firstLine = key.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") + "\n";
    }

    private static String readable(String key) {
        String start = key.length() > READABLE_LENGTH ? key.substring(0, READABLE_LENGTH) : key;
        String words =
                UNSAFE.matcher(start.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        return words.isEmpty() ? "" : words.replace(' ', '-') + "-";
    }

    Path path() {
        return directory.resolve(name + SUFFIX);
    }

    Path temporary() {
        return directory.resolve(name + TEMPORARY_SUFFIX);
    }

    static boolean isTemporary(Path file) {
        return TEMPORARY.matcher(file.getFileName().toString()).matches();
    }

    ByteBuffer content(String value) {
        return Texts.encode(firstLine + value);
    }

    /**
     * @throws IOException if this is not the content of a file for the key
     */
    String value(byte[] content) throws IOException {
        String text;
        try {
            text = Texts.decode(content);
        } catch (CharacterCodingException e) {
            throw new IOException("The file " + path() + " is damaged: it is not UTF-8", e);
        }
        if (!text.startsWith(firstLine)) {
            throw new IOException("The file " + path() + " is damaged: its first line is not the key");
        }
        return text.substring(firstLine.length());
    }
}
