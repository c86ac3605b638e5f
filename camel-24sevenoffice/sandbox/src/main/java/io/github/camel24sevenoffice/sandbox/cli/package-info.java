/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The sandbox as a program of its own: its command line.
 */
package io.github.camel24sevenoffice.sandbox.cli;
