/* SPDX-License-Identifier: Apache-2.0 */
/** Reads the tax codes and prints them as a table. */
package io.github.camel24sevenoffice.example.taxes;
