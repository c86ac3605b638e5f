/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Failures on demand: what they do, to which requests, and how. Tests build them with {@link
 * io.github.camel24sevenoffice.sandbox.Fault}.
 */
package io.github.camel24sevenoffice.sandbox.fault;
