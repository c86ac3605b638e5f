/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.paging;

import java.util.List;

/**
 * One page of a list.
 *
 * @param rows its rows
 * @param next path and query of the next page below the URL of the API; null after the last one
 */
record Page(List<Object> rows, String next) {}
