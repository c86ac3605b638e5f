/* SPDX-License-Identifier: Apache-2.0 */
/** Speed and memory of calls and tokens, measured side by side with other libraries. No test depends on it. */
package io.github.camel24sevenoffice.benchmark;
