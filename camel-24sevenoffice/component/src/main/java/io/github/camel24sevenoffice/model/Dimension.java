/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/**
 * A dimension, such as projects or departments.
 *
 * @param id what is called dimension type elsewhere; below 100 the same in all organizations
 */
@Json.Model
public record Dimension(Integer id, String name) {}
