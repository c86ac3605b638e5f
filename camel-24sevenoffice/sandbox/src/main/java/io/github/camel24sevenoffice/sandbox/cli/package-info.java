/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The sandbox as a program: its command line.
 */
package io.github.camel24sevenoffice.sandbox.cli;
