/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A unit that products are counted in.
 *
 * @param id null is written as null, and takes the unit off a product; to set one the id is enough
 */
@Json.Model
public record ProductUnit(
        @JsonInclude(JsonInclude.Include.ALWAYS) Long id, String name, String symbol) {}
