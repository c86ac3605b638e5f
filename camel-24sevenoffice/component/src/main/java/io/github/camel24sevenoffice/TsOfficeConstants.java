/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.auth.TokenHeader;
import io.github.camel24sevenoffice.request.Query;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/** The message headers of the component. */
public final class TsOfficeConstants {

    @Metadata(
            label = "common",
            description =
                    "The organization of this call and the calls after it, instead of the option organizationId. A"
                            + " consumer sets it to the organization of the row, so that calls further down the route act for the"
                            + " same one.",
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
            label = "common",
            description =
                    "The trace id that the API gave the call, for questions to the vendor's support. On a row of a"
                            + " consumer, that of the call for its page.",
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

    @Metadata(label = "consumer", description = "The id of the row", javaType = "String")
    public static final String ROW_ID = "CamelTsOfficeRowId";

    @Metadata(
            label = "consumer",
            description =
                    "How the row has changed: created, updated or deleted. By the row's own stamps with changeDetection"
                            + " modified, else by comparison with the rows that were delivered. deleted comes with"
                            + " changeDetection snapshot only, without a body.",
            javaType = "String",
            enums = "created,updated,deleted")
    public static final String CHANGE = "CamelTsOfficeChange";

    @Metadata(
            label = "consumer",
            description = "When the row was changed last, by the server's clock. Missing if the row has no such stamp.",
            javaType = "java.time.Instant")
    public static final String MODIFIED_AT = "CamelTsOfficeModifiedAt";

    @Metadata(
            label = "consumer",
            description =
                    "Identifies the row in its state, for an idempotentConsumer: resource, organization, id, and time of the"
                            + " last change, with a fingerprint if that time has whole seconds. Missing if the row has no such"
                            + " time.",
            javaType = "String")
    public static final String ROW_KEY = "CamelTsOfficeRowKey";

    private TsOfficeConstants() {}
}
