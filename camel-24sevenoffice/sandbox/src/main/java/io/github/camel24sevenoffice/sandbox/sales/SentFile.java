/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.sales;

import io.github.camel24sevenoffice.sandbox.data.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file in a request: the body as it is, or the first part of a form (RFC 7578) that has a file name.
 *
 * @param name its name without directories, if the request gives one
 * @param mediaType its type in lower case, without parameters; empty when the request does not say
 * @param size its bytes, at least one
 */
public record SentFile(Optional<String> name, String mediaType, int size) {

    /** Longer ones would take the regular expressions too deep. */
    private static final int LONGEST_HEADER = 2000;

    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTENDED_NAME =
            Pattern.compile(";\\s*filename\\*=UTF-8'[^']*'([^;\\s]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN_NAME =
            Pattern.compile(";\\s*filename=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]*))", Pattern.CASE_INSENSITIVE);

    /** The file, if there is one and it is not empty. */
    static Optional<SentFile> of(Request request) {
        String type = header(request, "Content-Type");
        String disposition = header(request, "Content-Disposition");
        Optional<SentFile> file = mediaType(type).equals("multipart/form-data")
                ? ofForm(type, request.body())
                : Optional.of(new SentFile(name(disposition), mediaType(type), request.body().length));
        return file.filter(found -> found.size > 0);
    }

    private static Optional<SentFile> ofForm(String type, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            return Optional.empty();
        }
        String delimiter = "\r\n--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        // one character for each byte, so that the headers as text and the file as bytes have the same positions
        String form = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        int start = form.indexOf(delimiter);
        while (start >= 0) {
            int end = form.indexOf(delimiter, start + delimiter.length());
            if (end < 0) {
                break;
            }
            Optional<SentFile> file = ofPart(form.substring(start + delimiter.length(), end));
            if (file.isPresent()) {
                return file;
            }
            start = end;
        }
        return Optional.empty();
    }

    private static Optional<SentFile> ofPart(String part) {
        int end = part.indexOf("\r\n\r\n");
        if (end < 0) {
            return Optional.empty();
        }
        String type = "";
        String disposition = "";
        for (String line : part.substring(0, end).split("\r\n")) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (name.equals("content-type")) {
                type = line.substring(colon + 1);
            } else if (name.equals("content-disposition")) {
                disposition = line.substring(colon + 1);
            }
        }
        int size = part.length() - end - "\r\n\r\n".length();
        String mediaType = mediaType(type);
        return name(utf8(disposition))
                .map(name -> new SentFile(Optional.of(name.replace("%22", "\"")), mediaType, size));
    }

    private static Optional<String> name(String disposition) {
        if (disposition.length() > LONGEST_HEADER) {
            return Optional.empty();
        }
        Matcher extended = EXTENDED_NAME.matcher(disposition);
        if (extended.find()) {
            try {
                return base(URLDecoder.decode(extended.group(1).replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                // badly encoded: the plain name has to do
            }
        }
        Matcher plain = PLAIN_NAME.matcher(disposition);
        if (!plain.find()) {
            return Optional.empty();
        }
        return base(plain.group(1) == null ? plain.group(2) : plain.group(1).replaceAll("\\\\([\"\\\\])", "$1"));
    }

    private static Optional<String> base(String name) {
        return Optional.of(name.replaceFirst(".*/", "").strip()).filter(text -> !text.isEmpty());
    }

    private static String header(Request request, String name) {
        String value = request.headers().apply(name);
        return value == null ? "" : value;
    }

    private static String mediaType(String header) {
        return header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
