/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.karaf;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;

/** Reads properties and collects all errors, so that one message can name them. */
final class SettingsReader {

    /** The start of Karaf's placeholders for environment variables and secret files that were not resolved. */
    private static final String PLACEHOLDER = "$[";

    /** Camel's form of a duration; a number alone means milliseconds. */
    private static final Pattern DURATION = Pattern.compile("(?:\\d++(?:ms|[dhms])?+)++");

    private final Dictionary<String, ?> properties;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Dictionary<String, ?> properties) {
        this.properties = properties;
    }

    /** Returns an empty text when it is missing. */
    String required(String name) {
        Optional<String> value = optional(name);
        if (value.isEmpty()) {
            problems.add(name + " is missing");
        }
        return value.orElse("");
    }

    Optional<String> optional(String name) {
        known.add(name);
        Object value = properties.get(name);
        String text = value == null ? "" : value.toString().strip();
        if (text.startsWith(PLACEHOLDER)) {
            problems.add(name + " is a placeholder that was not resolved");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    Optional<String> url(String name) {
        Optional<String> value = optional(name);
        if (value.isPresent() && !isUrl(value.get())) {
            // the value is not repeated: it may hold a password
            problems.add(name + " must be an absolute http or https URL without user info, query and fragment");
        }
        return value;
    }

    private static boolean isUrl(String value) {
        try {
            URI uri = new URI(value);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    Duration duration(String name, long minimum, long defaultMillis) {
        Optional<String> value = optional(name);
        long millis = value.map(SettingsReader::millis).orElse(defaultMillis);
        if (millis < minimum) {
            problems.add(name + " must be a duration such as 60s, of at least " + minimum + " ms, but is \""
                    + value.orElseThrow() + "\"");
        }
        return Duration.ofMillis(millis);
    }

    /** Returns a negative number when it is not a duration. */
    private static long millis(String text) {
        try {
            return DURATION.matcher(text).matches() ? TimeUtils.toMilliSeconds(text) : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /**
     * @throws IllegalArgumentException if a property is missing, wrong or unknown
     */
    void requireGood() {
        // names with a dot are set by ConfigAdmin and its tools
        Collections.list(properties.keys()).stream()
                .filter(name -> !name.contains(".") && !known.contains(name))
                .sorted()
                .forEach(name ->
                        problems.add(name + " is not a property; the properties are " + String.join(", ", known)));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }
}
