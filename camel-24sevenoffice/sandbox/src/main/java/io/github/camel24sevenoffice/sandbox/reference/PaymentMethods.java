/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.util.List;

/** The payment methods, invented, the same for all organizations. One has no account, as the contract allows. */
public final class PaymentMethods {

    public static final List<Operation> OPERATIONS = List.of(Operation.of(
            "GET",
            "/paymentmethods",
            "api.invoicing.paymentmethod:read",
            (organization, request) -> Response.ok(PaymentMethods.ALL)));

    private static final List<PaymentMethod> ALL = List.of(
            new PaymentMethod(1, "Cash", Accounts.reference(1900)),
            new PaymentMethod(2, "Card", Accounts.reference(1920)),
            new PaymentMethod(3, "Gift card", null));

    private PaymentMethods() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record PaymentMethod(int id, String name, Accounts.Reference account) {}
}
