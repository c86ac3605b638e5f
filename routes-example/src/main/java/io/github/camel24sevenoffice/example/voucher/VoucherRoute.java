/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.voucher;

import io.github.camel24sevenoffice.TsOfficeRouteConfiguration;
import org.apache.camel.builder.RouteBuilder;

/**
 * Posts a voucher with a document. The body is its PDF; the property {@code voucher} the {@link
 * io.github.camel24sevenoffice.model.Voucher}, without the document. The final body is the posted voucher as it was read
 * back.
 *
 * <p>A voucher cannot be changed or deleted, and has no key. Its comment serves as the key: if there are lines with it on that
 * date already, nothing is posted. The route needs {@link TsOfficeRouteConfiguration}.
 */
public class VoucherRoute extends RouteBuilder {

    private static final String MODEL = "io.github.camel24sevenoffice.model.";
    private static final String LINES =
            "tsoffice:transactionlines?dateFrom={date}&dateTo={dayAfter}&outputType=" + MODEL + "TransactionLine";

    @Override
    public void configure() {
        Vouchers vouchers = new Vouchers();

        from("direct:voucher")
                .routeId("voucher")
                .routeConfigurationId(TsOfficeRouteConfiguration.ID)
                .setProperty("document", body())
                .process(vouchers::setDates)
                .to(LINES + "&paging=stream")
                .process(vouchers::refuseSecond)
                .setBody(exchangeProperty("document"))
                .to("tsoffice:fileUpload?outputType=" + MODEL + "FileUploadStatus")
                .process(vouchers::complete)
                .to("tsoffice:transactions?outputType=" + MODEL + "VoucherCreated")
                .setHeader("transactionId", simple("${body.transactionId}"))
                .to(LINES + "&transactionId={transactionId}&paging=list")
                .process(vouchers::keepPosted);
    }
}
