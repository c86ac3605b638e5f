/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Products, their categories, units, dimensions, price lists and overrides.
 */
package io.github.camel24sevenoffice.sandbox.products;
