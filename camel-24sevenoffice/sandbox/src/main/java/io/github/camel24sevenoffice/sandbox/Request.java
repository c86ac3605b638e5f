/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.util.Map;

/** What an operation sees of a request. */
record Request(Map<String, String> path, byte[] body) {}
