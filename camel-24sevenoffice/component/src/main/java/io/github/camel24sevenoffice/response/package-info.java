/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The response: status, headers and a body that is kept in a stream cache or read as JSON. Knows nothing of tokens.
 */
package io.github.camel24sevenoffice.response;
