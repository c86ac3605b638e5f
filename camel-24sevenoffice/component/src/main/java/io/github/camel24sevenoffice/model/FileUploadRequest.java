/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/**
 * Asks for a place to upload a file to.
 *
 * @param contentType the media type of the file
 */
@Json.Model
public record FileUploadRequest(String contentType) {}
