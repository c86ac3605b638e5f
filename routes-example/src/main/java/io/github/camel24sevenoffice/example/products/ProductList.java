/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.products;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a list of products as CSV: all of it or, when one row is wrong, nothing. */
final class ProductList {

    static final List<String> COLUMNS = List.of("number", "name", "category", "salesPrice", "costPrice", "stock");

    private final List<ProductRow> rows = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();

    private ProductList() {}

    /**
     * @param csv in UTF-8, separated by commas, with the columns in any order
     * @throws IllegalArgumentException if it is not of this form; the message names line and column, and what was expected
     */
    static List<ProductRow> read(InputStream csv) throws IOException {
        ProductList list = new ProductList();
        try (MappingIterator<String[]> lines = new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                .with(CsvParser.Feature.TRIM_SPACES)
                .readValues(csv)) {
            List<String> columns = lines.hasNextValue() ? List.of(lines.nextValue()) : List.of();
            checkColumns(columns);
            while (lines.hasNextValue()) {
                long line = lines.getCurrentLocation().getLineNr();
                list.add(new Cells(line, columns, lines.nextValue()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The list of products is not CSV, at line "
                    + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
        }
        if (list.rows.isEmpty()) {
            throw new IllegalArgumentException("The list of products is empty");
        }
        return list.rows;
    }

    private static void checkColumns(List<String> columns) {
        if (columns.size() != COLUMNS.size() || !new HashSet<>(columns).equals(Set.copyOf(COLUMNS))) {
            throw new IllegalArgumentException("The first line of the list of products must name the columns "
                    + String.join(",", COLUMNS) + ", but is " + String.join(",", columns));
        }
    }

    private void add(Cells cells) {
        ProductRow row = new ProductRow(
                cells.line,
                cells.text("number"),
                cells.text("name"),
                cells.text("category"),
                cells.decimal("salesPrice"),
                cells.decimal("costPrice"),
                cells.decimal("stock"));
        if (!numbers.add(row.number())) {
            throw cells.wrong("number", "appears twice: " + row.number());
        }
        rows.add(row);
    }

    /** A line of the file. */
    private record Cells(long line, List<String> columns, String[] values) {

        String text(String column) {
            if (values.length != columns.size()) {
                throw new IllegalArgumentException("Line " + line + " of the list of products has " + values.length
                        + " values, not " + columns.size());
            }
            String value = values[columns.indexOf(column)];
            if (value.isBlank()) {
                throw wrong(column, "is empty");
            }
            return value;
        }

        BigDecimal decimal(String column) {
            String text = text(column);
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw wrong(column, "must be a number such as 149.50, but is " + text);
            }
        }

        IllegalArgumentException wrong(String column, String what) {
            return new IllegalArgumentException("Line " + line + " of the list of products: " + column + " " + what);
        }
    }
}
