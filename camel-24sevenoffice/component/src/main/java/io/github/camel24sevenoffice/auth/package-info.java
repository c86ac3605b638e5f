/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Access tokens: what users touch. Knows nothing of operations and paging.
 */
package io.github.camel24sevenoffice.auth;
