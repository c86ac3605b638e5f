/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What Camel sees: the component, its endpoints, producers, options and headers, and what Camel finds by itself
 * (converters, {@code toD} support, health check, dev console). The work is done in the rooms below.
 */
package io.github.camel24sevenoffice;
