/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.journal;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Masks what is a credential, by its name or by its look, wherever a client may have put it. */
final class Secrets {

    private static final String MASK = "xxxxxx";

    private static final String NAMES =
            "(access_token|refresh_token|token|client_secret|client_assertion|password|authorization|signature)";

    /** In a query, a form, or a URL within a text. */
    private static final Pattern PARAMETER =
            Pattern.compile("(^|[&?\\s\"'<])" + NAMES + "=[^&\\s\"'>]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern FIELD = Pattern.compile(
            "\"" + NAMES + "\"(\\s*:\\s*)\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"?", Pattern.CASE_INSENSITIVE);

    /** What the sandbox itself issues. */
    private static final Pattern TOKEN = Pattern.compile("sandbox-token-[\\w-]+");

    private static final Pattern HEADER = Pattern.compile(
            ".*(authorization|cookie|token|secret|password|signature|api-?key).*", Pattern.CASE_INSENSITIVE);

    private static final Set<String> SCHEMES = Set.of("basic", "bearer");

    private Secrets() {}

    static String masked(String text) {
        String parameters = PARAMETER.matcher(text).replaceAll("$1$2=" + MASK);
        String fields = FIELD.matcher(parameters).replaceAll("\"$1\"$2\"" + MASK + "\"");
        return TOKEN.matcher(fields).replaceAll(MASK);
    }

    /** The value of a header, of which no more than the scheme is left when it is a credential. */
    static String masked(String header, String value) {
        if (!HEADER.matcher(header).matches()) {
            return masked(value);
        }
        String scheme = value.substring(0, Math.max(0, value.indexOf(' ')));
        return SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) ? scheme + " " + MASK : MASK;
    }
}
