/* SPDX-License-Identifier: Apache-2.0 */
/** Synchronizes products from a CSV file. */
package io.github.camel24sevenoffice.example.products;
