/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

/** What the body of an answer is that refuses a call. */
public enum ErrorBody {
    /** The error of the contract. */
    JSON,
    /** None. */
    EMPTY,
    /** A page for people, as proxies and gateways send it. */
    HTML
}
