/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/** What to change on a {@link ProductCategory}. */
@Json.Model
public record ProductCategoryPatch(
        Change<String> alternativeReference, Change<String> name, Change<Integer> parentId) {}
