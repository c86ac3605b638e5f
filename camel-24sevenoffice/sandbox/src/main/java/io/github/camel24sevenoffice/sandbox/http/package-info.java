/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Reading and writing HTTP messages. Knows nothing of what they are about.
 */
package io.github.camel24sevenoffice.sandbox.http;
