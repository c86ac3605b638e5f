/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** A table in Markdown. Not safe for use by several threads. */
final class Table {

    private final String title;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String title, String... columns) {
        this.title = title;
        row((Object[]) columns);
    }

    void row(Object... cells) {
        rows.add(Arrays.stream(cells).map(Table::text).toList());
    }

    int size() {
        return rows.size() - 1;
    }

    private static String text(Object cell) {
        return cell instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : String.valueOf(cell);
    }

    void print(PrintStream out) {
        out.println();
        out.println(title);
        out.println();
        for (int i = 0; i < rows.size(); i++) {
            out.println(line(rows.get(i)));
            if (i == 0) {
                out.println("|---|" + "---:|".repeat(rows.get(0).size() - 1));
            }
        }
    }

    private static String line(List<String> cells) {
        StringJoiner line = new StringJoiner(" | ", "| ", " |");
        cells.forEach(line::add);
        return line.toString();
    }
}
