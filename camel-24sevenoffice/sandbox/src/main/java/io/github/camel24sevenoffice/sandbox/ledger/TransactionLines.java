/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Source;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.util.List;

/** Reads the lines of the ledger. */
public final class TransactionLines {

    public static final List<Operation> OPERATIONS = List.of(
            Operation.of("GET", "/transactionlines", "api.accounting.transaction:read", TransactionLines::list),
            Operation.of("GET", "/transactionlines/{id}", "api.accounting.transaction:read", TransactionLines::read));

    private static final int DEFAULT_LIMIT = 50;

    /** The real one is unknown; a client is known to ask for 200. */
    private static final int MAXIMUM_LIMIT = 500;

    private TransactionLines() {}

    private static Response list(Organization organization, Request request) {
        boolean withDimensions = request.flag("includeDimensions").orElse(false);
        Source lines = Ledger.of(organization)
                .find(LineQuery.of(request, organization.settings().modifiedFromExclusive()));
        return organization
                .paging()
                .byNumber(request, withDimensions ? lines : withoutDimensions(lines), DEFAULT_LIMIT, MAXIMUM_LIMIT);
    }

    /** Without dimensions, as only the list has a parameter to ask for them. */
    private static Response read(Organization organization, Request request) {
        return Response.ok(withoutDimensions(Ledger.of(organization).get(LineQuery.uuid("id", request.text("id")))));
    }

    private static Source withoutDimensions(Source lines) {
        return new Source() {
            @Override
            public long size() {
                return lines.size();
            }

            @Override
            public List<ObjectNode> slice(long from, int count) {
                return lines.slice(from, count).stream()
                        .map(TransactionLines::withoutDimensions)
                        .toList();
            }
        };
    }

    private static ObjectNode withoutDimensions(ObjectNode line) {
        ObjectNode copy = Json.MAPPER.createObjectNode();
        copy.setAll(line);
        copy.remove("dimensions");
        return copy;
    }
}
