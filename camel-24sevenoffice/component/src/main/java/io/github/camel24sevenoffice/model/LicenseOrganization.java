/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/**
 * The organization that a {@link License} is for.
 *
 * @param id a UUID, other than the id in {@link Organization}
 */
@Json.Model
public record LicenseOrganization(String id, String name, String email) {}
