/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A person who works with or for the organization.
 *
 * @param identityId a UUID
 */
@Json.Model
@RecordBuilder
public record Person(
        Integer id, String identityId, String firstName, String lastName, PersonType personType, Boolean hasLicense) {}
