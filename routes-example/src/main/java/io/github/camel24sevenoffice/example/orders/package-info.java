/* SPDX-License-Identifier: Apache-2.0 */
/** Turns the orders of a web shop into invoices. */
package io.github.camel24sevenoffice.example.orders;
