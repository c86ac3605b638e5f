/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/**
 * Where to upload a file to.
 *
 * @param uploadMethod the HTTP method to upload with
 * @param uploadUrl lets anyone upload who has it, for a short time; takes no access token
 * @param fileId asks how the upload went
 */
@Json.Model
public record FileUpload(String uploadMethod, String uploadUrl, String fileId) {

    /** Without the URL, which is as good as a password. */
    @Override
    public String toString() {
        return "FileUpload[uploadMethod=" + uploadMethod + ", fileId=" + fileId + "]";
    }
}
