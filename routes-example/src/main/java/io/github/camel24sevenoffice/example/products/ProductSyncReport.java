/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.products;

import java.util.List;

/**
 * The result for a list of products.
 *
 * @param failed one sentence for each row that failed; not modifiable
 */
public record ProductSyncReport(int rows, int created, int updated, int same, List<String> failed) {}
