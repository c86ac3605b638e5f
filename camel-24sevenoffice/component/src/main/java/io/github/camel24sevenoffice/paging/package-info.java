/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Reads lists page by page (RFC 8288): links, pages, and the rows of all pages, for the producer and a consumer. Knows
 * nothing of routes and endpoints.
 */
package io.github.camel24sevenoffice.paging;
