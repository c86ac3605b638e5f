/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Customers and their bank accounts.
 */
package io.github.camel24sevenoffice.sandbox.crm;
