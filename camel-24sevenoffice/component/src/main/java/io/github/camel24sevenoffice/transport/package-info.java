/* SPDX-License-Identifier: Apache-2.0 */
/**
 * HTTP by camel-http: its TLS, proxy, time-outs and pools, without its logging of headers and bodies. Knows nothing of the
 * rooms above.
 */
package io.github.camel24sevenoffice.transport;
