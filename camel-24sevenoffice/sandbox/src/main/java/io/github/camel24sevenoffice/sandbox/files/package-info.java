/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Uploaded files and the storage that they are sent to.
 */
package io.github.camel24sevenoffice.sandbox.files;
