/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the API offers, as immutable data: its operations with their parameters, bodies, responses and scopes. Knows nothing
 * of the other rooms.
 */
package io.github.camel24sevenoffice.contract;
