/* SPDX-License-Identifier: Apache-2.0 */
/** Exports the transactions of the general ledger to CSV files, and continues after an interruption. */
package io.github.camel24sevenoffice.example.ledger;
