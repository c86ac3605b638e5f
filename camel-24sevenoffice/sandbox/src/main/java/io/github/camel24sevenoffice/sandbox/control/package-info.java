/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What controls a running sandbox over HTTP: its page, the journal, faults and tokens.
 */
package io.github.camel24sevenoffice.sandbox.control;
