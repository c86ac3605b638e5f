/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The record of all requests.
 */
package io.github.camel24sevenoffice.sandbox.journal;
