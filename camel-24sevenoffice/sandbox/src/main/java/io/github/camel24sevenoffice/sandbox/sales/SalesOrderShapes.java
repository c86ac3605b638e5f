/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.sales;

import io.github.camel24sevenoffice.sandbox.data.Shape;

/** The fields of a sales order in requests, with the lengths and values of the contract. */
final class SalesOrderShapes {

    static final Shape NEW = fields(Shape.object()
            .required(
                    "customer",
                    Shape.object(customer(Shape.object()
                            .required("id", Shape.integer(1, Integer.MAX_VALUE))
                            .required("name", Shape.text(200))))));
    static final Shape CHANGES = fields(Shape.object()
            .optional(
                    "customer",
                    Shape.object(customer(Shape.object()
                            .optional("id", Shape.integer(1, Integer.MAX_VALUE))
                            .optional("name", Shape.text(200))))));

    private SalesOrderShapes() {}

    private static Shape fields(Shape shape) {
        Shape invoice = Shape.object()
                .optional("date", OrderChecks.day())
                .optional("dueDate", OrderChecks.day())
                .optional(
                        "distributionMethod",
                        Shape.oneOf(
                                "",
                                "manualdistribution",
                                "efakturadistribution",
                                "ehfdistribution",
                                "postaldistribution",
                                "printdistribution",
                                "emaildistribution"))
                .optional("paymentTerms", OrderChecks.paymentTerms());
        return shape.optional(
                        "status",
                        Shape.oneOf("Draft", "Web", "Proposal", "Confirmed", "Invoice", "AdvanceInvoice", "Inactive"))
                .optional("currency", Shape.object(currency()))
                .optional("deliveryCustomer", Shape.object(deliveryCustomer()))
                .optional("deliveryDate", OrderChecks.day())
                .optional("invoice", Shape.object(invoice))
                .optional("accrual", OrderChecks.accrual())
                .optional("date", OrderChecks.day())
                .optional("internalMemo", Shape.text(300))
                .optional("memo", Shape.text())
                .optional(
                        "yourReference",
                        Shape.object(
                                Shape.object().optional("id", Shape.number()).optional("name", Shape.text())))
                .optional("ourReference", Shape.object(Shape.object().optional("id", Shape.number())))
                .optional("paymentMethod", OrderChecks.paymentMethod())
                .optional("referenceNumber", Shape.text(50))
                .optional("salesType", Shape.object(Shape.object().optional("id", Shape.integer())))
                .optional("dimensions", OrderChecks.dimensions());
    }

    private static Shape currency() {
        return Shape.object()
                .optional("code", Shape.pattern("[A-Z]{3}", 3))
                .optional("rate", Shape.number("1e-10", "1000000000"));
    }

    private static Shape customer(Shape shape) {
        // of an e-mail address only the @ is checked
        return shape.optional("organizationNumber", Shape.text(20))
                .optional(
                        "invoiceEmailAddresses",
                        Shape.array(0, Integer.MAX_VALUE, Shape.pattern("[^@\\s]+@[^@\\s]+", Integer.MAX_VALUE)))
                .optional("gln", Shape.text(13, 13))
                .optional("street", Shape.text(250))
                .optional("postalCode", Shape.text(50))
                .optional("postalArea", Shape.text(50))
                .optional("city", Shape.text(50))
                .optional("countrySubdivision", Shape.text(50))
                .optional("countryCode", Shape.text(2));
    }

    private static Shape deliveryCustomer() {
        return Shape.object()
                .optional("id", Shape.integer())
                .optional("name", Shape.text(250))
                .optional("street", Shape.text(250))
                .optional("postalCode", Shape.text(16))
                .optional("postalArea", Shape.text(200))
                .optional("city", Shape.text(50))
                .optional("countrySubdivision", Shape.text(100))
                .optional("countryCode", Shape.text(2));
    }
}
