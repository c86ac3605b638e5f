/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The token endpoint: applications and their tokens.
 */
package io.github.camel24sevenoffice.sandbox.login;
