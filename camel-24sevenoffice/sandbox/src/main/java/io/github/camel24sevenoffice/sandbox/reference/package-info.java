/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Data that every organization has from the start and no request changes: accounts, taxes, currencies and the like.
 */
package io.github.camel24sevenoffice.sandbox.reference;
