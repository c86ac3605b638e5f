/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * Whether an organization is in use.
 *
 * @param value as the API writes it, not null; a text without a constant is kept
 */
public record OrganizationStatus(@JsonValue String value) {

    public static final OrganizationStatus UNKNOWN = new OrganizationStatus("Unknown");
    public static final OrganizationStatus INACTIVE = new OrganizationStatus("Inactive");
    public static final OrganizationStatus ACTIVE = new OrganizationStatus("Active");

    public OrganizationStatus {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param value as the API writes it, not null
     * @return the value; equal to the constant with the same text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static OrganizationStatus of(String value) {
        return new OrganizationStatus(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
