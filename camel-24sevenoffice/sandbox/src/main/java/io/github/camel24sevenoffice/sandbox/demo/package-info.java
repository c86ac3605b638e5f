/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A small company to look at. It knows the API as a client does: whatever it writes goes through the operations.
 */
package io.github.camel24sevenoffice.sandbox.demo;
