/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import io.github.camel24sevenoffice.model.SalesOrderLineBuilder;
import io.github.camel24sevenoffice.model.SalesOrderLineType;
import io.github.camel24sevenoffice.model.SalesOrderPatch;
import io.github.camel24sevenoffice.model.SalesOrderPatchBuilder;
import io.github.camel24sevenoffice.model.SalesOrderStatus;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Header;
import org.apache.camel.util.ObjectHelper;

/**
 * What lies between the calls of the route from order to invoice. Each step looks at what is there already, so that the
 * route may be started again wherever it was interrupted. Without state, safe for use by several threads.
 */
public class WebOrders {

    /** The exchange property with the {@link WebOrder}. */
    public static final String WEB_ORDER = "webOrder";

    /** The exchange property with the {@link SalesOrder}. */
    public static final String SALES_ORDER = "salesOrder";

    private static final int ATTACHMENT_LIMIT = 4 * 1024 * 1024;

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(WebOrder.class);

    /** Reads an order of the shop and checks it. */
    public WebOrder read(@Body InputStream json) throws BadOrderException, IOException {
        WebOrder order;
        try {
            order = READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new BadOrderException(reason(e));
        }
        if (order == null) {
            throw new BadOrderException("The order is empty");
        }
        check(order);
        return order;
    }

    private static String reason(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !(e.getCause() instanceof StreamReadException)) {
            return "The order is not as agreed, at " + place(mapping) + ": " + e.getOriginalMessage();
        }
        return "The order is no JSON, or was cut off, at line "
                + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
    }

    private static String place(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        e.getPath()
                .forEach(step -> path.append(
                        step.getFieldName() == null
                                ? "[" + step.getIndex() + "]"
                                : (path.isEmpty() ? "" : ".") + step.getFieldName()));
        return path.isEmpty() ? "its start" : path.toString();
    }

    private static void check(WebOrder order) throws BadOrderException {
        require(order.orderNumber(), "orderNumber");
        require(order.customer(), "customer");
        WebOrder.Customer customer = order.customer();
        if (customer.isCompany()) {
            require(customer.name(), "customer.name");
        } else {
            require(customer.lastName(), "customer.lastName");
        }
        // what a person is found by, and where the invoice goes
        require(customer.email(), "customer.email");
        require(order.date(), "date");
        try {
            LocalDate.parse(order.date());
        } catch (DateTimeException e) {
            throw new BadOrderException("date must be such as 2026-01-31, but is " + order.date());
        }
        if (order.lines() == null || order.lines().isEmpty()) {
            throw new BadOrderException("The order has no lines");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < order.lines().size(); i++) {
            WebOrder.Line line = order.lines().get(i);
            String name = "lines[" + i + "]";
            require(line, name);
            require(line.description(), name + ".description");
            require(line.quantity(), name + ".quantity");
            require(line.price(), name + ".price");
            require(line.taxNumber(), name + ".taxNumber");
            if (line.quantity().signum() <= 0) {
                throw new BadOrderException(name + ".quantity must be more than 0, but is " + line.quantity());
            }
            sum = sum.add(line.amount());
        }
        require(order.total(), "total");
        if (sum.compareTo(order.total()) != 0) {
            throw new BadOrderException("The lines add up to "
                    + sum.stripTrailingZeros().toPlainString() + ", but total is " + order.total());
        }
    }

    private static void require(Object value, String name) throws BadOrderException {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw new BadOrderException(name + " is missing");
        }
    }

    /** Why an order was rejected: what the splitter around the calls says is no help to anybody. */
    public String reason(Exchange exchange) {
        Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        Throwable refused = ObjectHelper.getException(TsOfficeValidationException.class, caught);
        return (refused == null ? caught : refused).getMessage();
    }

    /** What finds the sales order of an earlier run. */
    public Map<String, Object> salesOrderQuery(@ExchangeProperty(WEB_ORDER) WebOrder order) {
        return Map.of("referenceNumber", order.orderNumber());
    }

    /**
     * The sales order of an earlier run, or null. Looks once more: an API before 0.60 does not know the filter and answers
     * with all orders.
     */
    public SalesOrder findSalesOrder(@Body List<SalesOrder> found, @ExchangeProperty(WEB_ORDER) WebOrder order)
            throws BadOrderException {
        List<SalesOrder> same = found.stream()
                .filter(row -> order.orderNumber().equals(row.referenceNumber()))
                .toList();
        if (same.size() > 1) {
            throw new BadOrderException(
                    same.size() + " sales orders have the reference number " + order.orderNumber() + ": "
                            + same.stream().map(row -> String.valueOf(row.id())).toList()
                            + "; delete those that are wrong");
        }
        return same.isEmpty() ? null : same.get(0);
    }

    /** What finds the customer: a company by its organization number, a person by the e-mail address. */
    public Map<String, Object> customerQuery(@ExchangeProperty(WEB_ORDER) WebOrder order) {
        WebOrder.Customer customer = order.customer();
        return customer.isCompany()
                ? Map.of("organizationNumber", customer.organizationNumber())
                : Map.of("email", customer.email());
    }

    /** The customer if it is known, or null; of several the first. */
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

    /** The sales order to create: a draft, until its lines and its attachment are there. */
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

    /** The lines that the sales order lacks, in the shop's order. One that the shop does not know is an error. */
    public List<SalesOrderLine> missingLines(
            @Body List<SalesOrderLine> there,
            @ExchangeProperty(WEB_ORDER) WebOrder order,
            @ExchangeProperty(SALES_ORDER) SalesOrder salesOrder)
            throws BadOrderException {
        List<SalesOrderLine> unknown = new ArrayList<>(there);
        List<SalesOrderLine> missing = new ArrayList<>();
        for (WebOrder.Line line : order.lines()) {
            SalesOrderLine wanted = line(line);
            int at = indexOf(wanted, unknown);
            if (at < 0) {
                missing.add(wanted);
            } else {
                unknown.remove(at);
            }
        }
        boolean invoiced = isInvoiced(salesOrder);
        if (!unknown.isEmpty() || invoiced && !missing.isEmpty()) {
            throw new BadOrderException("The sales order " + salesOrder.id() + " has the reference number "
                    + order.orderNumber() + ", but other lines" + (invoiced ? ", and is invoiced" : ""));
        }
        return missing;
    }

    private static int indexOf(SalesOrderLine wanted, List<SalesOrderLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            SalesOrderLine line = lines.get(i);
            if (Objects.equals(line.description(), wanted.description())
                    && isEqual(line.quantity(), wanted.quantity())
                    && isEqual(line.price(), wanted.price())) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isEqual(BigDecimal one, BigDecimal other) {
        return one != null && one.compareTo(other) == 0;
    }

    private static SalesOrderLine line(WebOrder.Line line) {
        return SalesOrderLineBuilder.builder()
                .type(SalesOrderLineType.TEXT)
                .description(line.sku() == null ? line.description() : line.sku() + " " + line.description())
                .quantity(line.quantity())
                .price(line.price())
                .tax(new SalesOrderLine.Tax(null, line.taxNumber(), null))
                .build();
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
        // a path would lead out of the folder
        if (!name.equals(file.getName()) || !file.isFile()) {
            throw new BadOrderException("confirmation names a file that is not there: pdf/" + name);
        }
        if (file.length() >= ATTACHMENT_LIMIT) {
            throw new BadOrderException(
                    "An attachment must be smaller than 4 MB, but pdf/" + name + " has " + file.length() + " bytes");
        }
        return file;
    }

    /** Whether there is nothing left to do for the sales order. */
    public boolean isInvoiced(@ExchangeProperty(SALES_ORDER) SalesOrder salesOrder) {
        return SalesOrderStatus.INVOICE.equals(salesOrder.status());
    }

    /** The change that sends the sales order off to be invoiced. */
    public SalesOrderPatch invoiceIt() {
        return SalesOrderPatchBuilder.builder()
                .status(Change.to(SalesOrderStatus.INVOICE))
                .build();
    }

    /** How the invoice is called; it may get its number a little later than its status. */
    public String invoice(@Body SalesOrder salesOrder) {
        return salesOrder.invoice() == null || salesOrder.invoice().number() == null
                ? "invoice without a number yet"
                : "invoice " + salesOrder.invoice().number();
    }

    /** The same for one that was there before. */
    public String earlierInvoice(@ExchangeProperty(SALES_ORDER) SalesOrder salesOrder) {
        return invoice(salesOrder) + ", from an earlier run";
    }
}
