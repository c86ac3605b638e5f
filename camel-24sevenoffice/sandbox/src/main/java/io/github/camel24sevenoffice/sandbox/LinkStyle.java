/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

/** How links to other pages are written. */
public enum LinkStyle {
    /** With scheme and host. */
    ABSOLUTE,
    /** From the root of the host on: {@code /v1/customers?page=2}. */
    ROOT_RELATIVE,
    /** The query alone: {@code ?page=2}. */
    QUERY_ONLY
}
