/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.reference;

import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.util.List;
import java.util.Optional;

/**
 * The types of transactions, the same for all organizations. The id of a type is not its number; the numbers of the types
 * that only the system posts are negative.
 */
public final class TransactionTypes {

    public static final List<Operation> OPERATIONS = List.of(new Operation(
            "GET",
            "/transactiontypes",
            List.of("api.accounting.transactiontype:read", "api.accounting.transaction:read"),
            (organization, request) -> Response.ok(TransactionTypes.ALL)));

    public static final List<TransactionType> ALL = List.of(
            new TransactionType(5001, 1, "Outgoing invoice"),
            new TransactionType(5002, 2, "Incoming invoice"),
            new TransactionType(5003, 3, "Bank"),
            new TransactionType(5004, 5, "Salary"),
            new TransactionType(5005, 9, "Journal voucher"),
            new TransactionType(5101, -1, "Opening balance"),
            new TransactionType(5102, -3, "VAT settlement"));

    private TransactionTypes() {}

    public static Optional<TransactionType> byNumber(long number) {
        return ALL.stream().filter(type -> type.number() == number).findFirst();
    }

    /** A type as the contract has it. */
    public record TransactionType(int id, int number, String name) {}
}
