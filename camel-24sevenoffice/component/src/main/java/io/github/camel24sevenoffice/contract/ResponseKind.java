/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the response of an operation holds when the call succeeds. */
public enum ResponseKind {
    /** One JSON object. */
    @JsonProperty("object")
    OBJECT,
    /** All rows at once, in one JSON array. */
    @JsonProperty("rows")
    ROWS,
    /** Rows in a JSON array, page by page; a link header leads to the next page. */
    @JsonProperty("pages")
    PAGES,
    /** No body. */
    @JsonProperty("empty")
    EMPTY
}
