/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;

/**
 * A file that is attached to a sales order.
 *
 * @param size in bytes
 * @param timestamp when it was attached
 * @param tags not modifiable
 */
@Json.Model
@RecordBuilder
public record SalesOrderAttachment(
        String fileId,
        Integer orderId,
        String fileName,
        String mediaType,
        Long size,
        @Json.Timestamp Instant timestamp,
        List<String> tags) {

    public SalesOrderAttachment {
        tags = Lists.copy(tags);
    }
}
