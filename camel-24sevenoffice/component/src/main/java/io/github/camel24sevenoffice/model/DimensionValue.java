/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/**
 * What a sales order or one of its lines is assigned to in one dimension. All is required.
 *
 * @param value the key of the element
 * @param name the name of the element
 */
@Json.Model
public record DimensionValue(Integer dimensionType, String value, String name) {}
