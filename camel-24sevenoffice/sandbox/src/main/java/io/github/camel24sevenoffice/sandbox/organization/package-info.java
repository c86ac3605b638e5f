/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The organization itself and the profile of the caller.
 */
package io.github.camel24sevenoffice.sandbox.organization;
