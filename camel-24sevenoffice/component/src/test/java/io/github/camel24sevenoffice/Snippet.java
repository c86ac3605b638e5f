/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A block of code on a page of the documentation.
 *
 * @param language its language as the page names it; empty when it does not
 */
record Snippet(Path page, int line, String language, String text) {

    private static final String ASCIIDOC = "[source,";
    private static final String ASCIIDOC_FENCE = "----";
    private static final String MARKDOWN_FENCE = "```";

    /** All blocks of a page, in AsciiDoc or Markdown. */
    static List<Snippet> of(Path page) {
        List<String> lines = lines(page);
        List<Snippet> snippets = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String fence = fence(lines.get(i));
            if (fence != null) {
                int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf(fence);
                snippets.add(new Snippet(
                        page,
                        i + 1,
                        language(i == 0 ? "" : lines.get(i - 1), lines.get(i)),
                        String.join("\n", lines.subList(i + 1, end)) + "\n"));
                i = end;
            }
        }
        return snippets;
    }

    private static String fence(String line) {
        if (line.startsWith(MARKDOWN_FENCE)) {
            return MARKDOWN_FENCE;
        }
        return line.equals(ASCIIDOC_FENCE) ? ASCIIDOC_FENCE : null;
    }

    private static String language(String before, String line) {
        if (line.startsWith(MARKDOWN_FENCE)) {
            return line.substring(MARKDOWN_FENCE.length());
        }
        return before.startsWith(ASCIIDOC) ? before.substring(ASCIIDOC.length(), before.length() - 1) : "";
    }

    private static List<String> lines(Path page) {
        try {
            return Arrays.asList(Files.readString(page).split("\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String part) {
        return text.contains(part);
    }

    /** Its place in the page. */
    @Override
    public String toString() {
        return page.getFileName() + ":" + line + " " + language;
    }
}
