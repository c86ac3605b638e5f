/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The upload of a file that becomes a document. Knows nothing of paging.
 */
package io.github.camel24sevenoffice.upload;
