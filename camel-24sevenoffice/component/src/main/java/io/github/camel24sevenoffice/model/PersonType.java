/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * What a person is to the organization.
 *
 * @param value as the API writes it, not null; a text without a constant is kept
 */
public record PersonType(@JsonValue String value) {

    public static final PersonType ORGANIZATION = new PersonType("Organization");
    public static final PersonType EXTERNAL = new PersonType("External");
    public static final PersonType BASIC = new PersonType("Basic");
    public static final PersonType CLIENT = new PersonType("Client");

    public PersonType {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param value as the API writes it, not null
     * @return the value; equal to the constant with the same text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PersonType of(String value) {
        return new PersonType(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
