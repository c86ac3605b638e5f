/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;

/**
 * A category of products. The server sets id and timestamp.
 *
 * @param parentId 0 at the top
 */
@Json.Model
@RecordBuilder
public record ProductCategory(
        Integer id,
        String alternativeReference,
        String name,
        Integer parentId,
        @Json.Timestamp Instant modifiedAt) {}
