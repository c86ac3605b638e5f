/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import java.util.List;

/**
 * A document of the ledger. Its URLs give access to anyone who has them, for a limited time; so it has no builder, which would
 * print them.
 *
 * @param pages not modifiable
 */
@Json.Model
public record Document(Long documentId, String contentType, String downloadUrl, List<Page> pages) {

    public Document {
        pages = Lists.copy(pages);
    }

    /** Without the URL, which is as good as a password. */
    @Override
    public String toString() {
        return "Document[documentId=" + documentId + ", contentType=" + contentType + ", pages=" + pages + "]";
    }

    /**
     * One page as images.
     *
     * @param sequenceNumber the page number
     */
    @Json.Model
    public record Page(Integer sequenceNumber, String thumbnailUrl, String previewUrl) {

        /** Without the URLs, which are as good as a password. */
        @Override
        public String toString() {
            return "Page[sequenceNumber=" + sequenceNumber + "]";
        }
    }
}
