/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.orders;

import io.github.camel24sevenoffice.error.TsOfficeValidationException;
import io.github.camel24sevenoffice.model.Change;
import io.github.camel24sevenoffice.model.Customer;
import io.github.camel24sevenoffice.model.CustomerAddressBuilder;
import io.github.camel24sevenoffice.model.CustomerAddressesBuilder;
import io.github.camel24sevenoffice.model.CustomerBuilder;
import io.github.camel24sevenoffice.model.SalesOrder;
import io.github.camel24sevenoffice.model.SalesOrderAttachment;
import io.github.camel24sevenoffice.model.SalesOrderBuilder;
import io.github.camel24sevenoffice.model.SalesOrderCustomerBuilder;
import io.github.camel24sevenoffice.model.SalesOrderLine;
import io.github.camel24sevenoffice.model.SalesOrderPatch;
import io.github.camel24sevenoffice.model.SalesOrderPatchBuilder;
import io.github.camel24sevenoffice.model.SalesOrderStatus;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Header;
import org.apache.camel.util.ObjectHelper;

/**
 * The steps between the calls of the route from order to invoice. Each step checks what exists already, so that the route can
 * be run again after any interruption. Stateless, and safe for use by several threads.
 */
public class WebOrders {

    /** The exchange property with the {@link WebOrder}. */
    public static final String WEB_ORDER = "webOrder";

    /** The exchange property with the {@link SalesOrder}. */
    public static final String SALES_ORDER = "salesOrder";

    private static final int ATTACHMENT_LIMIT = 4 * 1024 * 1024;

    /** Reads an order of the shop and checks it. */
    public WebOrder read(@Body InputStream json) throws BadOrderException, IOException {
        return WebOrderReader.read(json);
    }

    /** Why an order was rejected, without the message of the splitter, which does not help. */
    public String reason(Exchange exchange) {
        Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        Throwable refused = ObjectHelper.getException(TsOfficeValidationException.class, caught);
        return (refused == null ? caught : refused).getMessage();
    }

    /** The query for the customer: a company by its organization number, a person by the e-mail address. */
    public Map<String, Object> customerQuery(@ExchangeProperty(WEB_ORDER) WebOrder order) {
        WebOrder.Customer customer = order.customer();
        return customer.isCompany()
                ? Map.of("organizationNumber", customer.organizationNumber())
                : Map.of("email", customer.email());
    }

    /** The known customer, or null; the first of several. */
    public Customer findCustomer(@Body List<Customer> found, @ExchangeProperty(WEB_ORDER) WebOrder order) {
        return found.stream()
                .filter(row -> isSame(row, order.customer()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isSame(Customer row, WebOrder.Customer customer) {
        if (customer.isCompany()) {
            return customer.organizationNumber().equals(row.organizationNumber());
        }
        return Boolean.FALSE.equals(row.isCompany())
                && row.email() != null
                && (customer.email().equalsIgnoreCase(row.email().contact())
                        || customer.email().equalsIgnoreCase(row.email().billing()));
    }

    /** The customer to create. */
    public Customer newCustomer(@ExchangeProperty(WEB_ORDER) WebOrder order) {
        WebOrder.Customer customer = order.customer();
        CustomerBuilder builder = CustomerBuilder.builder()
                .isCompany(customer.isCompany())
                .email(new Customer.Email(customer.email(), customer.email()));
        if (customer.isCompany()) {
            builder.name(customer.name()).organizationNumber(customer.organizationNumber());
        } else {
            builder.person(new Customer.Person(customer.firstName(), customer.lastName()));
        }
        WebOrder.Address address = customer.address();
        if (address != null) {
            builder.address(CustomerAddressesBuilder.builder()
                    .billing(CustomerAddressBuilder.builder()
                            .street(address.street())
                            .postalCode(address.postalCode())
                            .postalArea(address.postalArea())
                            .countryCode(address.countryCode())
                            .build())
                    .build());
        }
        return builder.build();
    }

    /** The sales order to create, unless an earlier run has done so: a draft, until it has its lines and its attachment. */
    public SalesOrder newSalesOrder(@Body Customer customer, @ExchangeProperty(WEB_ORDER) WebOrder order) {
        return SalesOrderBuilder.builder()
                .customer(SalesOrderCustomerBuilder.builder()
                        .id(customer.id())
                        .name(customer.name())
                        .build())
                .referenceNumber(order.orderNumber())
                .date(LocalDate.parse(order.date()))
                .status(SalesOrderStatus.DRAFT)
                .build();
    }

    /** The lines that the sales order lacks, in the order of the shop. A line that the shop does not know is an error. */
    public List<SalesOrderLine> missingLines(
            @Body List<SalesOrderLine> there,
            @ExchangeProperty(WEB_ORDER) WebOrder order,
            @ExchangeProperty(SALES_ORDER) SalesOrder salesOrder)
            throws BadOrderException {
        return OrderLines.missing(order, salesOrder, there);
    }

    /** The PDF that the sales order lacks, or null. */
    public File missingAttachment(
            @Body List<SalesOrderAttachment> there,
            @ExchangeProperty(WEB_ORDER) WebOrder order,
            @Header(Exchange.FILE_PARENT) String folder)
            throws BadOrderException {
        String name = order.confirmation();
        if (name == null || there.stream().anyMatch(row -> name.equals(row.fileName()))) {
            return null;
        }
        File file = new File(new File(folder, "pdf"), name);
        // a path could leave the folder
        if (!name.equals(file.getName()) || !file.isFile()) {
            throw new BadOrderException("confirmation names a file that does not exist: pdf/" + name);
        }
        if (file.length() >= ATTACHMENT_LIMIT) {
            throw new BadOrderException(
                    "An attachment must be smaller than 4 MB, but pdf/" + name + " has " + file.length() + " bytes");
        }
        return file;
    }

    /** Whether the sales order is finished. */
    public boolean isInvoiced(@ExchangeProperty(SALES_ORDER) SalesOrder salesOrder) {
        return SalesOrderStatus.INVOICE.equals(salesOrder.status());
    }

    /** The change that invoices the sales order. */
    public SalesOrderPatch invoiceIt() {
        return SalesOrderPatchBuilder.builder()
                .status(Change.to(SalesOrderStatus.INVOICE))
                .build();
    }

    /** The name of the invoice, which may get its number a little later than its status. */
    public String invoice(@Body SalesOrder salesOrder) {
        return salesOrder.invoice() == null || salesOrder.invoice().number() == null
                ? "invoice without a number yet"
                : "invoice " + salesOrder.invoice().number();
    }

    /** The same for an invoice of an earlier run. */
    public String earlierInvoice(@ExchangeProperty(SALES_ORDER) SalesOrder salesOrder) {
        return invoice(salesOrder) + ", from an earlier run";
    }
}
