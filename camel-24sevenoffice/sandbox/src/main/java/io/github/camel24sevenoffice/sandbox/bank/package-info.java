/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Bank accounts and bank transactions.
 */
package io.github.camel24sevenoffice.sandbox.bank;
