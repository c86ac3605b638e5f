/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The user that the access token stands for.
 *
 * @param id a UUID
 * @param timeZone a name such as {@code Europe/Oslo}
 * @param countryCode two letters as in ISO 3166-1
 */
@Json.Model
@RecordBuilder
public record Profile(
        String id,
        String firstName,
        String lastName,
        String timeZone,
        String countryCode,
        String language,
        String culture) {}
