/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Sets or removes a {@link SalesTypeOverride}.
 *
 * @param accountNumber null is written as null, and removes it
 */
@Json.Model
public record SalesTypeOverrideRequest(
        @JsonInclude(JsonInclude.Include.ALWAYS) Integer accountNumber) {}
