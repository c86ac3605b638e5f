/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * What a product is assigned to in one dimension.
 *
 * @param dimensionTypeName the name of the dimension
 * @param value the key of the element
 * @param name the name of the element
 */
@Json.Model
@RecordBuilder
public record ProductDimension(Integer dimensionType, String dimensionTypeName, String value, String name) {}
