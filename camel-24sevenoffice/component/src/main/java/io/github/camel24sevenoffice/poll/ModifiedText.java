/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * The stored state of a consumer that reads changes.
 *
 * @param version of this form
 * @param watermark the stamp up to which all rows are delivered; null before the first one
 * @param serverTime the latest time of the server
 * @param windowEnd the day up to which a window of dates was read
 * @param complete whether the list was read to its end once
 * @param delivered the stamps of the delivered rows that will be read again, by id
 * @param fingerprints those of the delivered rows whose stamp does not tell their states apart, by id
 * @param failed the rows to be sent again, by id
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ModifiedText(
        int version,
        Instant watermark,
        Instant serverTime,
        LocalDate windowEnd,
        boolean complete,
        Map<String, Instant> delivered,
        Map<String, Long> fingerprints,
        Map<String, FailedRow> failed) {

    static final int VERSION = 1;
    static final ModifiedText EMPTY = new ModifiedText(VERSION, null, null, null, false, null, null, null);

    /**
     * @throws IllegalStateException if the text is not a state of this version; the message names the key, not the text
     */
    static ModifiedText parse(String key, String text) {
        return StateJson.parse(key, text, ModifiedText.class, VERSION, ModifiedText::version);
    }

    String text() {
        return StateJson.text(this);
    }

    Map<String, Instant> deliveredOrEmpty() {
        return delivered == null ? Map.of() : delivered;
    }

    Map<String, Long> fingerprintsOrEmpty() {
        return fingerprints == null ? Map.of() : fingerprints;
    }

    Map<String, FailedRow> failedOrEmpty() {
        return failed == null ? Map.of() : failed;
    }
}
