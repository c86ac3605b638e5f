/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.cli;

import io.github.camel24sevenoffice.sandbox.ErrorBody;
import io.github.camel24sevenoffice.sandbox.LinkStyle;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.SandboxBuilder;
import io.github.camel24sevenoffice.sandbox.SpecVersion;
import io.github.camel24sevenoffice.sandbox.TimestampStyle;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a command line asks for. */
public final class CommandLine {

    private static final List<Option> OPTIONS = List.of(
            new Option(
                    "--port",
                    "<number>",
                    "the port; 0, the default, takes a free one",
                    (builder, value) -> builder.port(number(value))),
            new Option("--host", "<address>", "where to listen; 127.0.0.1 by default", SandboxBuilder::host),
            new Option(
                    "--organization",
                    "<digits>",
                    "an organization, for each use of the option; " + Sandbox.ORGANIZATION_ID + " by default",
                    SandboxBuilder::organization),
            new Option(
                    "--application",
                    "<id>:<secret>[:<scopes>]",
                    "one more application, for each use of the option; scopes separated by commas, none for all",
                    CommandLine::application),
            new Option(
                    "--token-lifetime",
                    "<duration>",
                    "how long a token lives: 90s, 15m, 24h (the default) or PT1H30M",
                    (builder, value) -> builder.tokenLifetime(duration(value))),
            new Option(
                    "--no-expires-in",
                    "leaves expires_in out of token responses",
                    builder -> builder.sendExpiresIn(false)),
            new Option(
                    "--bad-token-status",
                    "<status>",
                    "for a token that is missing, unknown or expired; 401 by default",
                    (builder, value) -> builder.badTokenStatus(number(value))),
            new Option(
                    "--revoked-token-status",
                    "<status>",
                    "for a revoked token; 403 by default",
                    (builder, value) -> builder.revokedTokenStatus(number(value))),
            new Option(
                    "--token-error-status",
                    "<status>",
                    "for every refusal of the token endpoint; 401 or 403 by default, by its reason",
                    (builder, value) -> builder.tokenErrorStatus(number(value))),
            new Option(
                    "--journal-limit",
                    "<number>",
                    "how many requests the journal keeps; 10000 by default",
                    (builder, value) -> builder.journalLimit(number(value))),
            new Option(
                    "--transaction-lines",
                    "<count>[:<seed>]",
                    "how many transaction lines each organization has from the start; none by default",
                    CommandLine::transactionLines),
            new Option(
                    "--demo",
                    "gives the first organization a small company with a year of data",
                    builder -> builder.demo(true)),
            new Option(
                    "--department-required",
                    "invoices an order only with a department",
                    builder -> builder.departmentRequired(true)),
            new Option(
                    "--project-required",
                    "invoices an order only with a project",
                    builder -> builder.projectRequired(true)),
            new Option(
                    "--error-body",
                    "<kind>",
                    "of 401, 403, 404 and 409: json (the default), empty or html",
                    (builder, value) -> builder.errorBody(constant(ErrorBody.class, value))),
            new Option(
                    "--timestamp-style",
                    "<style>",
                    "of all responses: as-documented (the default), spaced, seconds or millis",
                    (builder, value) -> builder.timestampStyle(constant(TimestampStyle.class, value))),
            new Option(
                    "--spec-version",
                    "<version>",
                    "of the API: v0-60 (the default) or v0-56, without the later filters and fields",
                    (builder, value) -> builder.specVersion(constant(SpecVersion.class, value))),
            new Option(
                    "--unknown-enum-values",
                    "gives rows a status that no client knows",
                    builder -> builder.unknownEnumValues(true)),
            new Option(
                    "--newest-first",
                    "pages lists from the last row to the first",
                    builder -> builder.newestFirst(true)),
            new Option(
                    "--paths-ignore-case", "understands paths in any case", builder -> builder.pathsIgnoreCase(true)),
            new Option("--uploads-fail", "no uploaded file becomes a document", builder -> builder.uploadsFail(true)),
            new Option(
                    "--link-style",
                    "<style>",
                    "of links to other pages: absolute (the default), root-relative or query-only",
                    (builder, value) -> builder.linkStyle(constant(LinkStyle.class, value))),
            new Option(
                    "--previous-relation",
                    "<relation>",
                    "of the link to the page before; previous by default",
                    SandboxBuilder::previousRelation),
            new Option(
                    "--refuse-limit-over-maximum",
                    "refuses a limit over the maximum with 400, instead of lowering it",
                    builder -> builder.refuseLimitOverMaximum(true)),
            new Option(
                    "--modified-from-exclusive",
                    "leaves out rows of exactly the instant of modifiedFrom and createdFrom",
                    builder -> builder.modifiedFromExclusive(true)),
            new Option(
                    "--street-as-array",
                    "sends the street of an order's customer as an array",
                    builder -> builder.streetAsArray(true)),
            new Option(
                    "--invoice-number-later",
                    "gives an invoiced order its number from the second read on",
                    builder -> builder.invoiceNumberLater(true)),
            new Option(
                    "--upload-polls",
                    "<number>",
                    "how often an uploaded file is Pending before it is Completed; 1 by default",
                    (builder, value) -> builder.uploadPolls(number(value))),
            new Option(
                    "--duplicate-reference-status",
                    "<status>",
                    "for a bank transaction whose reference is taken; 409 by default",
                    (builder, value) -> builder.duplicateReferenceStatus(number(value))));

    private static final String HELP = "--help";

    private CommandLine() {}

    static boolean asksForHelp(String... arguments) {
        return List.of(arguments).contains(HELP);
    }

    /**
     * @throws IllegalArgumentException if the arguments make no sense; the message says why in one line
     */
    static SandboxBuilder parse(String... arguments) {
        SandboxBuilder builder = Sandbox.builder();
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            String[] parts = rest.removeFirst().split("=", 2);
            Option option = OPTIONS.stream()
                    .filter(candidate -> candidate.name.equals(parts[0]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Unknown option: " + parts[0]));
            if (!option.takesValue() && parts.length == 2) {
                throw new IllegalArgumentException(option.name + " takes no value");
            }
            if (option.takesValue() && parts.length == 1 && rest.isEmpty()) {
                throw new IllegalArgumentException(option.name + " needs a value: " + option.argument);
            }
            apply(option, builder, !option.takesValue() ? "" : parts.length == 2 ? parts[1] : rest.removeFirst());
        }
        return builder;
    }

    private static void apply(Option option, SandboxBuilder builder, String value) {
        try {
            option.effect.accept(builder, value);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(option.name + ": " + e.getMessage(), e);
        }
    }

    static String usage() {
        return OPTIONS.stream()
                .map(Option::toString)
                .collect(Collectors.joining(
                        System.lineSeparator(),
                        "Usage: java -jar camel-24sevenoffice-sandbox-<version>-standalone.jar [options]"
                                + System.lineSeparator(),
                        System.lineSeparator() + Option.line(HELP, "prints this list")));
    }

    private static void transactionLines(SandboxBuilder builder, String value) {
        String[] parts = value.split(":", 2);
        try {
            builder.transactionLines(Long.parseLong(parts[0]), parts.length == 1 ? 1 : Long.parseLong(parts[1]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected numbers such as 1000000:42, but got \"" + value + "\"", e);
        }
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number is expected, but \"" + value + "\" was given", e);
        }
    }

    private static Duration duration(String value) {
        String text = value.toUpperCase(Locale.ROOT);
        Duration duration;
        try {
            duration = Duration.parse(text.startsWith("P") ? text : "PT" + text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "a duration such as 15m is expected, but \"" + value + "\" was given", e);
        }
        if (duration.toSeconds() < 1) {
            throw new IllegalArgumentException("at least a second is expected, but \"" + value + "\" was given");
        }
        return duration;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Arrays.stream(type.getEnumConstants())
                                .map(CommandLine::word)
                                .collect(Collectors.joining(", ", "one of ", " is expected, but \""))
                        + value + "\" was given"));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void application(SandboxBuilder builder, String value) {
        // a scope has colons too
        String[] parts = value.split(":", 3);
        if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            // not the value, which may hold a secret
            throw new IllegalArgumentException("<id>:<secret>[:<scopes>] is expected");
        }
        String[] scopes = parts.length == 2
                ? new String[0]
                : Arrays.stream(parts[2].split("[, ]+"))
                        .filter(scope -> !scope.isEmpty())
                        .distinct()
                        .toArray(String[]::new);
        builder.application(parts[0], parts[1], scopes);
    }

    /**
     * @param argument what its value is called; empty when it takes none
     */
    private record Option(String name, String argument, String description, BiConsumer<SandboxBuilder, String> effect) {

        Option(String name, String description, Consumer<SandboxBuilder> effect) {
            this(name, "", description, (builder, value) -> effect.accept(builder));
        }

        boolean takesValue() {
            return !argument.isEmpty();
        }

        static String line(String what, String description) {
            return "  %-42s %s".formatted(what, description);
        }

        @Override
        public String toString() {
            return line((name + " " + argument).strip(), description);
        }
    }
}
