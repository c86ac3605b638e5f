/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What goes over the wire: path templates, queries and bodies, made from endpoint URIs and messages. Knows nothing of
 * tokens.
 */
package io.github.camel24sevenoffice.request;
