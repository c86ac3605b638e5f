/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The request: path templates, queries and bodies, made from endpoint URIs and messages. Knows nothing of
 * tokens.
 */
package io.github.camel24sevenoffice.request;
