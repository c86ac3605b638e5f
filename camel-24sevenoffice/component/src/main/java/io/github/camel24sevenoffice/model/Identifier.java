/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * Something that the user is known by, such as an e-mail address.
 *
 * @param id a UUID
 */
@Json.Model
@RecordBuilder
public record Identifier(String id, String type, String value, IdentifierStatus status) {}
