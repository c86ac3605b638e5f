/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.orders;

import io.github.camel24sevenoffice.TsOfficeConstants;
import io.github.camel24sevenoffice.TsOfficeRouteConfiguration;
import io.github.camel24sevenoffice.error.TsOfficeValidationException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Turns the orders of a web shop in the folder <code>{{orders}}</code> into invoices. order-to-invoice.yaml and
 * order-to-invoice.xml have the same routes.
 *
 * <p>It may be interrupted at any point and run again: the number of the shop's order is the reference number of the sales
 * order, and the work of an earlier run is found and not repeated. The routes need {@link
 * TsOfficeRouteConfiguration}.
 */
public class OrderToInvoiceRoute extends RouteBuilder {

    private static final String MODEL = "io.github.camel24sevenoffice.model.";

    @Override
    public void configure() {
        WebOrders webOrders = new WebOrders();

        // the shop writes an order under another name and renames it, so that no incomplete order is read
        from("file:{{orders}}?include=.*[.]json&sortBy=file:name&move=${exchangeProperty.folder}/${file:name}")
                .routeId("web-orders")
                .setProperty("folder", constant("done"))
                .doTry()
                .to("direct:order-to-invoice")
                // the order would fail again: it is moved away, with the reason in a file next to it. After any other
                // failure the order stays and is read again
                .doCatch(BadOrderException.class, TsOfficeValidationException.class)
                .setProperty("folder", constant("error"))
                .setBody(method(webOrders, "reason"))
                .setProperty("outcome", simple("rejected: ${body}"))
                .to("file:{{orders}}/error?fileName=${header.CamelFileNameConsumed}.reason.txt")
                .doFinally()
                .process(new OrderReport())
                .end();

        from("direct:order-to-invoice")
                .routeId("order-to-invoice")
                .routeConfigurationId(TsOfficeRouteConfiguration.ID)
                .bean(webOrders, "read")
                .setProperty(WebOrders.WEB_ORDER, body())
                .setHeader(TsOfficeConstants.QUERY, method(webOrders, "customerQuery"))
                .to("tsoffice:customers?paging=list&outputType=" + MODEL + "Customer")
                .bean(webOrders, "findCustomer")
                .choice()
                .when(body().isNull())
                .bean(webOrders, "newCustomer")
                .to("tsoffice:customers?method=POST&outputType=" + MODEL + "Customer")
                .end()

                // the order of an earlier run, or a new one
                .bean(webOrders, "newSalesOrder")
                .to("tsoffice:salesorders?method=POST&createOnce=referenceNumber&lookFirst=true&outputType=" + MODEL
                        + "SalesOrder")
                .setProperty(WebOrders.SALES_ORDER, body())
                .setHeader("id", simple("${body.id}"))

                // the missing lines
                .to("tsoffice:salesorders/{id}/lines?outputType=" + MODEL + "SalesOrderLine")
                .bean(webOrders, "missingLines")
                .split(body())
                .stopOnException()
                .to("tsoffice:salesorders/{id}/lines?method=POST")
                .end()
                .choice()
                .when(method(webOrders, "isInvoiced"))
                .setProperty("outcome", method(webOrders, "earlierInvoice"))
                .otherwise()
                // the attachment comes first: an invoiced order accepts none
                .to("tsoffice:salesorders/{id}/attachments?outputType=" + MODEL + "SalesOrderAttachment")
                .bean(webOrders, "missingAttachment")
                .filter(body().isNotNull())
                // the file name is that of the PDF, not of the order
                .removeHeader(Exchange.FILE_NAME)
                .to("tsoffice:salesorders/{id}/attachments?method=POST")
                .end()
                .bean(webOrders, "invoiceIt")
                .to("tsoffice:salesorders/{id}?method=PATCH&outputType=" + MODEL + "SalesOrder")
                .setProperty("outcome", method(webOrders, "invoice"))
                .end();
    }
}
