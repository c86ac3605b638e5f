/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The command line of the examples: it picks an example, starts Camel Main, and starts the sandbox when no credentials are
 * given. The routes are in the packages below.
 */
package io.github.camel24sevenoffice.example;
