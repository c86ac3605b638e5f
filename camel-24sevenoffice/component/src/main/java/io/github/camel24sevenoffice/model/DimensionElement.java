/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/**
 * An element of a dimension, such as one project.
 *
 * @param value its key
 */
@Json.Model
public record DimensionElement(Integer dimensionType, String value, String name) {}
