/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The user's access to one organization.
 *
 * @param id a UUID
 * @param name the name of the organization
 * @param identityId a UUID
 */
@Json.Model
@RecordBuilder
public record License(String id, String name, Long organizationId, String identityId, Integer personId) {}
