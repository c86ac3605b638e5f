/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Where a consumer keeps its state between two polls and over a restart: texts under keys, in files or in a database. What
 * the texts mean is not known here.
 */
package io.github.camel24sevenoffice.state;
