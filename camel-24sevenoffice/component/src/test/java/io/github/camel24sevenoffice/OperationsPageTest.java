/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.contract.Catalogue;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.contract.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of operations agrees with the catalogue. */
class OperationsPageTest {

    private static final Path PAGE = Path.of("src/main/docs/tsoffice-operations.adoc");

    /** With -Dregenerate the page is written instead. */
    @Test
    void hasEveryOperationOfTheCatalogue() throws IOException {
        String expected = page();

        if (System.getProperty("regenerate") != null) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE))
                .as(
                        "to regenerate it: mvn -pl camel-24sevenoffice/component -am test -Dtest=OperationsPageTest -Dregenerate"
                                + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(expected);
    }

    private static String page() {
        List<Operation> operations = Catalogue.get().operations();
        StringBuilder page = new StringBuilder("""
                = The operations of 24SevenOffice

                All %d operations that the xref:tsoffice-component.adoc[component] knows, by resource.
                `tsoffice:taxes` calls `GET /taxes`; where a path offers more than one method, `method` names the others.
                A *required* parameter must be in the URI, if only as a `{header}`.
                `paging=list` and `paging=stream` are for operations that return pages.
                Without one of the scopes the API returns 403.
                """.formatted(operations.size()));
        operations.stream()
                .collect(Collectors.groupingBy(
                        operation -> operation.path().split("/")[1], TreeMap::new, Collectors.toList()))
                .forEach((resource, ofIt) -> {
                    page.append("\n== ").append(resource).append("\n");
                    ofIt.forEach(operation -> page.append(section(operation)));
                });
        return page.toString();
    }

    private static String section(Operation operation) {
        StringBuilder text = new StringBuilder("\n=== " + operation + "\n\n");
        text.append("`")
                .append(uri(operation))
                .append("`")
                .append(response(operation))
                .append("\n");
        if (operation.hasBody()) {
            text.append("\nBody: ")
                    .append(operation.bodyTypes().stream()
                            .map(type -> "`" + type + "`")
                            .collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        if (!operation.queryParameters().isEmpty()) {
            text.append("\n[cols=\"1,3\"]\n|===\n");
            operation.queryParameters().forEach((name, parameter) -> text.append("| `")
                    .append(name)
                    .append("` | ")
                    .append(values(parameter))
                    .append("\n"));
            text.append("|===\n");
        }
        text.append("\nScopes: ")
                .append(
                        operation.scopes().isEmpty()
                                ? "any token will do"
                                : operation.scopes().stream()
                                        .map(scope -> "`" + scope + "`")
                                        .collect(Collectors.joining(", ")))
                .append(".\n");
        return text.toString();
    }

    private static String uri(Operation operation) {
        String query = operation.queryParameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().required())
                .map(Map.Entry::getKey)
                .map(name -> name + "={" + name + "}")
                .collect(Collectors.joining("&"));
        boolean named = Catalogue.get()
                .find(operation.path(), null)
                .filter(operation::equals)
                .isEmpty();
        String options = named ? "method=" + operation.method() + (query.isEmpty() ? "" : "&" + query) : query;
        return "tsoffice:" + operation.path().substring(1) + (options.isEmpty() ? "" : "?" + options);
    }

    private static String response(Operation operation) {
        return switch (operation.responseKind()) {
            case OBJECT -> " returns an object.";
            case ROWS -> " returns all rows.";
            case PAGES -> " returns rows, in pages.";
            case EMPTY -> " returns no body.";
        };
    }

    private static String values(Parameter parameter) {
        String values = parameter.values().isEmpty()
                ? parameter.type().description()
                : "one of "
                        + parameter.values().stream()
                                .map(value -> "`" + value + "`")
                                .collect(Collectors.joining(", "));
        return (parameter.required() ? "*Required.* " : "")
                + values
                + (parameter.minimum() == null
                        ? ""
                        : ", at least " + parameter.minimum().toPlainString())
                + (parameter.maximum() == null
                        ? ""
                        : ", at most " + parameter.maximum().toPlainString())
                + (parameter.list() ? "; several are separated by commas" : "");
    }
}
