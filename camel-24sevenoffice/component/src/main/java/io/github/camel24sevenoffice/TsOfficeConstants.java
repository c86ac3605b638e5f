/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/** The message headers of the component. */
public final class TsOfficeConstants {

    @Metadata(label = "producer", description = "The status code of the answer", javaType = "Integer")
    public static final String HTTP_RESPONSE_CODE = Exchange.HTTP_RESPONSE_CODE;

    @Metadata(label = "producer", description = "The media type of the answer", javaType = "String")
    public static final String CONTENT_TYPE = Exchange.CONTENT_TYPE;

    @Metadata(
            label = "producer",
            description = "The trace id that the API gave the call, for questions to its support",
            javaType = "String")
    public static final String TRACE_ID = "CamelTsOfficeTraceId";

    private TsOfficeConstants() {}
}
