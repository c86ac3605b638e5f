/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

/** The header by which a message names its organization. */
public final class OrganizationHeader {

    /** Its name. */
    public static final String NAME = "CamelTsOfficeOrganizationId";

    private OrganizationHeader() {}
}
