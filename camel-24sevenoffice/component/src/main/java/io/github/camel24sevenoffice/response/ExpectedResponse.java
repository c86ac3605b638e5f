/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.response;

import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/**
 * What the response of a successful call should be, so that something else, such as the maintenance page of a gateway, is not
 * taken for it. Immutable.
 *
 * @param operation method and path template, for messages
 * @param repeat what a repetition of the call would do
 * @param maxSize the largest number of bytes that is read into memory, counted after decompression
 */
public record ExpectedResponse(String operation, Repeat repeat, long maxSize) {

    private static final int FIRST_WORDS = 100;

    /** What a repetition of the call would do. */
    public enum Repeat {
        /** The same as the first call: the method is idempotent. */
        THE_SAME,
        /** The work a second time. */
        TWICE,
        /** Find what the first call has created. */
        LOOKS_FIRST
    }

    /**
     * Checks the type of a body.
     *
     * @param status the status of the response
     * @param entity its body, which is read only when it is refused
     * @throws TsOfficeUnreadableResponseException if it is not what was expected; the message has the first words
     */
    public void check(int status, HttpEntity entity) {
        ContentType type = ContentType.parseLenient(entity.getContentType());
        if (type == null || entity.getContentLength() == 0) {
            return;
        }
        String mediaType = type.getMimeType().toLowerCase(Locale.ROOT);
        if (mediaType.contains("html")) {
            throw new TsOfficeUnreadableResponseException(
                    operation,
                    "(" + status + ", " + mediaType + ") is not JSON but \"" + firstWords(entity, type)
                            + "\". A gateway may have responded in place of the API: check the option apiUrl"
                            + (repeat == Repeat.TWICE
                                    ? ", and whether the work was done before you repeat the call"
                                    : ""),
                    repeat == Repeat.LOOKS_FIRST);
        }
    }

    TsOfficeUnreadableResponseException tooLarge() {
        return new TsOfficeUnreadableResponseException(
                operation,
                "is larger than " + maxSize
                        + " bytes. Request fewer rows, for example with the parameter limit, or raise"
                        + " the option maxResponseSize"
                        + (repeat == Repeat.TWICE ? ". The work was done: do not repeat the call" : ""),
                repeat == Repeat.LOOKS_FIRST);
    }

    private static String firstWords(HttpEntity entity, ContentType type) {
        try {
            InputStream content = entity.getContent();
            String start = new String(content.readNBytes(2 * FIRST_WORDS), type.getCharset(StandardCharsets.UTF_8))
                    .replaceAll("\\s+", " ")
                    .strip();
            return start.length() <= FIRST_WORDS ? start : start.substring(0, FIRST_WORDS) + "…";
        } catch (IOException e) {
            return "";
        }
    }
}
