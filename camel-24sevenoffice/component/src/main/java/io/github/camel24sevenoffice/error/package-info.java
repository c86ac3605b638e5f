/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The exceptions that a route can catch, and how the response of a failed call becomes one. Knows nothing of the HTTP
 * client.
 */
package io.github.camel24sevenoffice.error;
