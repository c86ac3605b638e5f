/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.util.URISupport;

/** Query strings: {@code name=value} joined by {@code &}, percent-encoded. */
public final class QueryString {

    /** Of ASCII only the characters that an encoder encodes: no letters, digits or control characters. */
    private static final Pattern ENCODED =
            Pattern.compile("(?:%(?:2[0-9A-F]|3[A-F]|40|5[B-F]|60|7[B-E]|[89A-F][0-9A-F]))+", Pattern.CASE_INSENSITIVE);

    private QueryString() {}

    /**
     * Reads a query string, encoded or as a person writes it. A plus stays a plus, since date-times have it in their offsets. A
     * percent sign that does not start an encoded character, for example a wildcard, stays as it is.
     *
     * @return the values of each parameter, at least one
     */
    static Map<String, List<String>> parse(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(decode(name), key -> new ArrayList<>())
                        .add(decode(value));
            }
        }
        return parameters;
    }

    /**
     * Decodes the values of an endpoint URI, in place. A value in {@code RAW(...)} is not decoded.
     *
     * @param uri the endpoint URI as it was written
     * @param parameters its parameters as they were written; others are left as they are
     */
    public static void decode(String uri, Map<String, Object> parameters) {
        Map<String, Object> written = parse(uri, in(uri));
        Map<String, Object> raw = new LinkedHashMap<>(parameters);
        URISupport.resolveRawParameterValues(raw);
        parameters.replaceAll((name, value) -> {
            boolean isRaw = !value.equals(raw.get(name));
            return isRaw || !value.equals(written.get(name)) ? raw.get(name) : decode(value);
        });
    }

    private static Map<String, Object> parse(String uri, String query) {
        try {
            return URISupport.parseQuery(query, true);
        } catch (URISyntaxException e) {
            throw new ResolveEndpointFailedException(uri, e);
        }
    }

    private static Object decode(Object value) {
        return value instanceof List<?> values
                ? values.stream().map(QueryString::decode).toList()
                : decode(value.toString());
    }

    /**
     * @param uri a URI or a target
     * @return the part before its query string
     */
    public static String before(String uri) {
        int question = uri.indexOf('?');
        return question < 0 ? uri : uri.substring(0, question);
    }

    /**
     * @param uri a URI or a target
     * @return its query string without the question mark; empty when there is none
     */
    public static String in(String uri) {
        int question = uri.indexOf('?');
        return question < 0 ? "" : uri.substring(question + 1);
    }

    /**
     * Adds parameters to a query string, except those whose names it has already.
     *
     * @param query the query string that wins, percent-encoded; null or empty for none
     * @param more the query string whose other parameters are added, percent-encoded; empty for none
     * @return all parameters, each as it is written
     */
    public static String merge(String query, String more) {
        List<String> pairs = pairs(query);
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        pairs.forEach(pair -> names.add(name(pair)));
        pairs(more).stream().filter(pair -> !names.contains(name(pair))).forEach(pairs::add);
        return String.join("&", pairs);
    }

    private static List<String> pairs(String query) {
        return query == null || query.isEmpty() ? new ArrayList<>() : new ArrayList<>(Arrays.asList(query.split("&")));
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), StandardCharsets.UTF_8);
    }

    /**
     * @param parameters names and values, not encoded
     * @return the query string, percent-encoded; empty for no parameters
     */
    public static String format(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        PathTemplate.encode(parameter.getKey()) + "=" + PathTemplate.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /**
     * Decodes a text. A percent sign that does not start an encoded UTF-8 character, or one that need not be encoded, stays: it
     * is most likely a wildcard.
     *
     * @param text part of a URI, not null
     * @return the text that it stands for
     */
    public static String decode(String text) {
        Matcher encoded = ENCODED.matcher(text);
        return encoded.replaceAll(match -> Matcher.quoteReplacement(decodeRun(match.group())));
    }

    private static String decodeRun(String run) {
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(run.replace("%", "")));
        CharBuffer characters = CharBuffer.allocate(bytes.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        StringBuilder decoded = new StringBuilder();
        CoderResult result;
        do {
            result = decoder.decode(bytes, characters, true);
            decoded.append(characters.flip());
            characters.clear();
            if (result.isError()) {
                int start = bytes.position() * 3;
                decoded.append(run, start, start + result.length() * 3);
                bytes.position(bytes.position() + result.length());
            }
        } while (result.isError());
        return decoded.toString();
    }
}
