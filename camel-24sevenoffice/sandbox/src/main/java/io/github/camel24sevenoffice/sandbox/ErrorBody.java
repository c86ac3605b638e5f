/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

/** The body of a response that refuses a call. */
public enum ErrorBody {
    /** The error of the contract. */
    JSON,
    /** None. */
    EMPTY,
    /** An HTML page, as proxies and gateways send it. */
    HTML
}
