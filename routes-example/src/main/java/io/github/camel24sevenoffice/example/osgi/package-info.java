/* SPDX-License-Identifier: Apache-2.0 */
/** Runs the taxes example in Apache Karaf. */
package io.github.camel24sevenoffice.example.osgi;
