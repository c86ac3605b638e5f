/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.error;

import org.apache.camel.RuntimeCamelException;

/** A file did not become a document. */
public class TsOfficeFileUploadException extends RuntimeCamelException {

    private static final long serialVersionUID = 1L;

    private final String fileId;

    /**
     * @param fileId the API's id of the file
     * @param problem what went wrong, without the URL that the file was sent to, which is a credential
     * @param cause why, or null
     */
    public TsOfficeFileUploadException(String fileId, String problem, Throwable cause) {
        super("The upload of file " + fileId + " failed: " + problem, cause);
        this.fileId = fileId;
    }

    /**
     * @return the API's id of the file, whose state {@code tsoffice:fileUpload/{fileId}} returns
     */
    public String getFileId() {
        return fileId;
    }
}
