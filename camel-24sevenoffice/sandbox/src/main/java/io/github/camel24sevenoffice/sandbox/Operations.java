/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.util.List;

/** The operations that the sandbox offers; paths and scopes from the published contract, version 0.56.0. */
final class Operations {

    static final List<Operation> ALL = List.of(
            new Operation("GET", "/taxes", "api.accounting.tax:read", (organization, request) -> Taxes.list()),
            new Operation(
                    "GET", "/taxes/{id}", "api.accounting.tax:read", (organization, request) -> Taxes.read(request)),
            new Operation("POST", "/customers", "api.crm.customer:write", (organization, request) -> organization
                    .customers()
                    .create(request)),
            new Operation(
                    "GET", "/customers/{customerId}", "api.crm.customer:read", (organization, request) -> organization
                            .customers()
                            .read(request)));

    private Operations() {}
}
