/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Creating something once: its key is looked up before it is created again. Knows nothing of routes and endpoints.
 */
package io.github.camel24sevenoffice.create;
