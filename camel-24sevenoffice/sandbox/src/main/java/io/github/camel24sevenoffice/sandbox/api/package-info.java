/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The HTTP side of the API: which operation a request is for, whether its token may call it, and how its response is
 * written. The operations are in the rooms of their modules.
 */
package io.github.camel24sevenoffice.sandbox.api;
