/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;

/**
 * What to change on a {@link SalesOrder}.
 *
 * @param accrual {@link Accrual#NONE} takes it off
 * @param paymentMethod one without id takes it off
 */
@Json.Model
@RecordBuilder
public record SalesOrderPatch(
        Change<SalesOrder.Customer> customer,
        Change<Currency> currency,
        Change<SalesOrderStatus> status,
        Change<SalesOrder.DeliveryCustomer> deliveryCustomer,
        Change<LocalDate> deliveryDate,
        Change<SalesOrder.Invoice> invoice,
        Change<Accrual> accrual,
        Change<LocalDate> date,
        Change<String> internalMemo,
        Change<String> memo,
        Change<SalesOrder.YourReference> yourReference,
        Change<SalesOrder.OurReference> ourReference,
        Change<SalesOrder.PaymentMethod> paymentMethod,
        Change<String> referenceNumber,
        Change<SalesOrder.SalesType> salesType,
        Change<List<DimensionValue>> dimensions) {}
