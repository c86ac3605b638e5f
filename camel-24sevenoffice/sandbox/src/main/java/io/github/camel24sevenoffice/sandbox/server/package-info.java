/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The first handlers of every request, and the way from there to the login server, the API and the storage.
 */
package io.github.camel24sevenoffice.sandbox.server;
