/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;

/**
 * How far an upload has come. Two are equal when they differ in upper and lower case only.
 *
 * @param value as the API writes it, not null; a text without a constant is kept
 */
public record FileUploadState(@JsonValue String value) {

    public static final FileUploadState PENDING = new FileUploadState("Pending");
    public static final FileUploadState COMPLETED = new FileUploadState("Completed");
    public static final FileUploadState FAILED = new FileUploadState("Failed");

    public FileUploadState {
        Objects.requireNonNull(value, "value");
    }

    /**
     * @param value as the API writes it, not null
     * @return the value; equal to the constant with the same text
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FileUploadState of(String value) {
        return new FileUploadState(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileUploadState state && value.equalsIgnoreCase(state.value);
    }

    @Override
    public int hashCode() {
        return value.toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
