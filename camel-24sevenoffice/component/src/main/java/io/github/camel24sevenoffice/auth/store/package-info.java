/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How TokenManagers share tokens through a TokenStore: entries, leases, and the guard around a store that is slow or fails.
 * The stores themselves are in the package above. Not for users.
 */
package io.github.camel24sevenoffice.auth.store;
