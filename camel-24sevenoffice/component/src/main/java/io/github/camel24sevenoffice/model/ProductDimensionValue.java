/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/**
 * Assigns a product to an element of a dimension.
 *
 * @param value the key of the element
 */
@Json.Model
public record ProductDimensionValue(String value) {}
