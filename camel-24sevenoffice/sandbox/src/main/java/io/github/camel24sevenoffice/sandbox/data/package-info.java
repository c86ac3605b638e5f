/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the modules of the API share: organizations, tables, requests, pages, checks of bodies, and the switches. Knows
 * no module.
 */
package io.github.camel24sevenoffice.sandbox.data;
