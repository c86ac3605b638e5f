/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Vouchers, transaction lines, balances, dimensions and fiscal periods.
 */
package io.github.camel24sevenoffice.sandbox.ledger;
