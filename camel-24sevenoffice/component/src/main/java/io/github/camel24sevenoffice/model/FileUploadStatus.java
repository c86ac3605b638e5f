/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/**
 * How an upload went.
 *
 * @param documentId what a {@link Voucher} refers to; null until the upload is completed
 */
@Json.Model
public record FileUploadStatus(String fileId, FileUploadState status, Long documentId) {}
