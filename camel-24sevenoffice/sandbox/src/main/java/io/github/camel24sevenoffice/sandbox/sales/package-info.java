/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Sales orders, their lines and attachments, and invoicing.
 */
package io.github.camel24sevenoffice.sandbox.sales;
