/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.TokenHeader;
import io.github.camel24sevenoffice.request.Query;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/** The message headers of the component. */
public final class TsOfficeConstants {

    @Metadata(
            label = "producer",
            description = "The organization of this call and the calls after it, instead of the option organizationId",
            javaType = "String")
    public static final String ORGANIZATION_ID = TokenHeader.ORGANIZATION_ID;

    @Metadata(
            label = "producer",
            description =
                    "Query parameters of this call, merged over those of the endpoint: a Map of values by name, or a"
                            + " query string. Collections become comma-separated lists; dates and times become ISO 8601."
                            + " Removed after the call.",
            javaType = "java.util.Map")
    public static final String QUERY = Query.HEADER;

    @Metadata(label = "producer", description = "The HTTP status code of the response", javaType = "Integer")
    public static final String HTTP_RESPONSE_CODE = Exchange.HTTP_RESPONSE_CODE;

    @Metadata(label = "producer", description = "The media type of the response", javaType = "String")
    public static final String CONTENT_TYPE = Exchange.CONTENT_TYPE;

    @Metadata(
            label = "producer",
            description = "The trace id that the API gave the call, for questions to the vendor's support",
            javaType = "String")
    public static final String TRACE_ID = "CamelTsOfficeTraceId";

    @Metadata(
            label = "producer",
            description =
                    "The query of the next page. Copy it to CamelTsOfficeQuery to fetch that page. Missing after the last"
                            + " page, and with paging list and stream.",
            javaType = "String")
    public static final String NEXT_PAGE = "CamelTsOfficeNextPage";

    @Metadata(
            label = "producer",
            description = "Whether there is a next page. Set by paged operations with paging page.",
            javaType = "Boolean")
    public static final String HAS_NEXT_PAGE = "CamelTsOfficeHasNextPage";

    private TsOfficeConstants() {}
}
