/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.call.Stopping;
import io.github.camel24sevenoffice.response.ApiResponse;
import io.github.camel24sevenoffice.response.BodyReader;
import io.github.camel24sevenoffice.upload.FileUpload;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Makes a document of the file in each message. A body that is JSON already is sent in one call, as by any producer. */
class TsOfficeUploadProducer extends TsOfficeProducer {

    private final TsOfficeEndpoint endpoint;
    private FileUpload upload;

    TsOfficeUploadProducer(TsOfficeEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        TsOfficeConfiguration options = endpoint.getConfiguration();
        upload = new FileUpload(
                endpoint.getComponent().apiClient(options),
                settings().client().operation(),
                Duration.ofMillis(options.getFileUploadTimeout()));
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        BodyMapping.Call call = begin(exchange);
        Optional<FileUpload.File> file = FileUpload.file(exchange);
        if (file.isEmpty()) {
            process(exchange, call, settings().mapping());
            return;
        }
        ApiResponse<byte[]> announced = settings()
                .client()
                .call(
                        exchange,
                        call.organizationId(),
                        call.target(),
                        upload.announcement(file.get()),
                        BodyReader.BYTES);
        ApiResponse<byte[]> response =
                upload.complete(call.organizationId(), file.get(), announced, Stopping.of(exchange));
        respond(exchange, call, response, body(response.body()));
    }
}
