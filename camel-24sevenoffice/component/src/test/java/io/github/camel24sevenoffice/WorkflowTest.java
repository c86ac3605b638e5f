/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.error.TsOfficeAccessDeniedException;
import io.github.camel24sevenoffice.error.TsOfficeConflictException;
import io.github.camel24sevenoffice.error.TsOfficeValidationException;
import io.github.camel24sevenoffice.model.Customer;
import io.github.camel24sevenoffice.model.CustomerBuilder;
import io.github.camel24sevenoffice.model.FileUploadStatus;
import io.github.camel24sevenoffice.model.SalesOrder;
import io.github.camel24sevenoffice.model.SalesOrderBuilder;
import io.github.camel24sevenoffice.model.SalesOrderCustomerBuilder;
import io.github.camel24sevenoffice.model.SalesOrderLineBuilder;
import io.github.camel24sevenoffice.model.SalesOrderLineType;
import io.github.camel24sevenoffice.model.SalesOrderStatus;
import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import io.github.camel24sevenoffice.sandbox.junit.SandboxExtension;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.Builder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The usual work of integrators, from one call to the next, against the sandbox. */
class WorkflowTest extends ContextTestSupport {

    private static final byte[] PDF = "%PDF-1.7 an invoice".getBytes(StandardCharsets.US_ASCII);

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            SandboxExtension.of(Sandbox.builder().transactionLines(2_000, 1));

    private final Set<Object> rows = ConcurrentHashMap.newKeySet();

    @Override
    protected TsOfficeComponent component() {
        return TsOfficeTestSupport.component(SANDBOX.get());
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new HandledRoutes().with("direct:ledger", route -> route.to(
                        "tsoffice:transactionlines?dateFrom={from}&dateTo={to}&limit=100&paging=stream")
                .split(Builder.body())
                .streaming()
                .stopOnException()
                .process(e -> rows.add(e.getMessage().getBody(Map.class).get("id"))));
    }

    @Test
    void anOrderBecomesAnInvoice() {
        Customer customer = call(
                Customer.class,
                "tsoffice:customers?method=POST",
                CustomerBuilder.builder().isCompany(true).name("Fjord AS").build());
        SalesOrder order = call(
                SalesOrder.class,
                "tsoffice:salesorders?method=POST",
                SalesOrderBuilder.builder()
                        .customer(SalesOrderCustomerBuilder.builder()
                                .id(customer.id())
                                .name(customer.name())
                                .build())
                        .referenceNumber("web-17")
                        .build());
        Map<String, Object> id = Map.of("id", order.id());

        assertThat(send("tsoffice:salesorders/{id}?method=PATCH", Map.of("status", "Invoice"), id)
                        .getException(TsOfficeValidationException.class)
                        .getBusinessErrors())
                .extracting("type")
                .containsExactly("NoLines");
        send(
                "tsoffice:salesorders/{id}/lines?method=POST",
                SalesOrderLineBuilder.builder()
                        .type(SalesOrderLineType.TEXT)
                        .description("Work")
                        .quantity(new BigDecimal("2"))
                        .price(new BigDecimal("150.50"))
                        .build(),
                id);
        assertThat(send("tsoffice:salesorders/{id}/attachments?method=POST", PDF, id)
                        .getException())
                .isNull();
        assertThat(send("tsoffice:salesorders/{id}?method=PATCH", Map.of("status", "Invoice"), id)
                        .getException())
                .isNull();

        SalesOrder invoiced = call(SalesOrder.class, "tsoffice:salesorders/" + order.id(), null);
        assertThat(invoiced.status()).isEqualTo(SalesOrderStatus.INVOICE);
        assertThat(invoiced.invoice().number()).isPositive();
        assertThat(invoiced.netAmount()).isEqualByComparingTo("301");
        assertThat(send("tsoffice:salesorders/{id}?method=DELETE", null, id).getException())
                .isInstanceOf(TsOfficeConflictException.class);
        assertThat(send("tsoffice:salesorders/{id}/attachments?method=POST", PDF, id)
                        .getException())
                .isInstanceOf(TsOfficeAccessDeniedException.class);
        assertThat(SANDBOX.get().apiRequests())
                .filteredOn(
                        entry -> entry.method().equals("POST") && entry.path().equals("/v1/salesorders"))
                .as("exactly one order was created")
                .hasSize(1);
    }

    @Test
    void aFileBecomesADocument() {
        FileUploadStatus document = call(FileUploadStatus.class, "tsoffice:fileUpload", PDF);

        assertThat(document.documentId()).isNotNull();
        assertThat(send("tsoffice:documents/" + document.documentId(), null, Map.of())
                        .getException())
                .isNull();
    }

    @Test
    void aLedgerIsReadToItsEndDespiteFaults() {
        int year = LocalDate.now(ZoneOffset.UTC).getYear();
        Map<String, Object> years = Map.of("from", (year - 1) + "-01-01", "to", (year + 1) + "-01-01");
        SANDBOX.get()
                .inject(Fault.on("/v1/transactionlines").after(3).revokeToken().times(1));
        SANDBOX.get().inject(Fault.on("/v1/transactionlines").status(503).times(1));
        SANDBOX.get()
                .inject(Fault.on("/v1/transactionlines")
                        .after(5)
                        .reset(Reset.DURING_RESPONSE)
                        .times(1));

        assertThat(send("direct:ledger", null, years).getException()).isNull();
        assertThat(rows).hasSize(2_000).doesNotHaveDuplicates();
    }

    private <T> T call(Class<T> type, String uri, Object body) {
        String separator = uri.contains("?") ? "&" : "?";
        Exchange exchange = send(uri + separator + "outputType=" + type.getName(), body, Map.of());
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(type);
    }
}
