/* SPDX-License-Identifier: Apache-2.0 */
/** Writes each change of a customer to a file. */
package io.github.camel24sevenoffice.example.customers;
