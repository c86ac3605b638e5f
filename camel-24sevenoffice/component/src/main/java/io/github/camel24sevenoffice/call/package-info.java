/* SPDX-License-Identifier: Apache-2.0 */
/**
 * One call of one operation: the client, the operations that are denied even with a fresh token, and what an exchange
 * remembers between two redeliveries. Knows nothing of paging and routes.
 */
package io.github.camel24sevenoffice.call;
