/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.util.List;
import java.util.stream.Stream;

/** The operations that the sandbox offers. */
final class Operations {

    static final List<Operation> ALL = Stream.of(
                    Taxes.OPERATIONS,
                    Customers.OPERATIONS,
                    CustomerBankAccounts.OPERATIONS,
                    SalesOrders.OPERATIONS,
                    SalesOrderLines.OPERATIONS,
                    SalesOrderAttachments.OPERATIONS,
                    Products.OPERATIONS,
                    ProductCategories.OPERATIONS,
                    ProductUnits.OPERATIONS,
                    ProductDimensions.OPERATIONS,
                    SalesTypeOverrides.OPERATIONS,
                    SalesTypes.OPERATIONS,
                    PaymentMethods.OPERATIONS,
                    Pricelists.OPERATIONS,
                    BankAccounts.OPERATIONS,
                    BankTransactions.OPERATIONS,
                    OrganizationInformation.OPERATIONS,
                    Profile.OPERATIONS,
                    Accounts.OPERATIONS,
                    AccountBalances.OPERATIONS,
                    Currencies.OPERATIONS,
                    Dimensions.OPERATIONS,
                    FiscalPeriods.OPERATIONS,
                    TransactionTypes.OPERATIONS,
                    Transactions.OPERATIONS,
                    TransactionLines.OPERATIONS,
                    Uploads.OPERATIONS)
            .flatMap(List::stream)
            .toList();

    private Operations() {}
}
