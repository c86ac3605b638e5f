/* SPDX-License-Identifier: Apache-2.0 */
/** Publishes a token manager as an OSGi service for each configuration file. The component itself does not know OSGi. */
package io.github.camel24sevenoffice.karaf;
