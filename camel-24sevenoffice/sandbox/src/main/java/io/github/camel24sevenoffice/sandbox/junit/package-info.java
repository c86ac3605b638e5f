/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The sandbox as an extension of JUnit 5.
 */
package io.github.camel24sevenoffice.sandbox.junit;
