/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.api;

import io.github.camel24sevenoffice.sandbox.bank.BankAccounts;
import io.github.camel24sevenoffice.sandbox.bank.BankTransactions;
import io.github.camel24sevenoffice.sandbox.crm.CustomerBankAccounts;
import io.github.camel24sevenoffice.sandbox.crm.Customers;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.files.Uploads;
import io.github.camel24sevenoffice.sandbox.ledger.AccountBalances;
import io.github.camel24sevenoffice.sandbox.ledger.Dimensions;
import io.github.camel24sevenoffice.sandbox.ledger.FiscalPeriods;
import io.github.camel24sevenoffice.sandbox.ledger.TransactionLines;
import io.github.camel24sevenoffice.sandbox.ledger.Transactions;
import io.github.camel24sevenoffice.sandbox.organization.OrganizationInformation;
import io.github.camel24sevenoffice.sandbox.organization.Profile;
import io.github.camel24sevenoffice.sandbox.products.Pricelists;
import io.github.camel24sevenoffice.sandbox.products.ProductCategories;
import io.github.camel24sevenoffice.sandbox.products.ProductDimensions;
import io.github.camel24sevenoffice.sandbox.products.ProductUnits;
import io.github.camel24sevenoffice.sandbox.products.Products;
import io.github.camel24sevenoffice.sandbox.products.SalesTypeOverrides;
import io.github.camel24sevenoffice.sandbox.reference.Accounts;
import io.github.camel24sevenoffice.sandbox.reference.Currencies;
import io.github.camel24sevenoffice.sandbox.reference.PaymentMethods;
import io.github.camel24sevenoffice.sandbox.reference.SalesTypes;
import io.github.camel24sevenoffice.sandbox.reference.Taxes;
import io.github.camel24sevenoffice.sandbox.reference.TransactionTypes;
import io.github.camel24sevenoffice.sandbox.sales.SalesOrderAttachments;
import io.github.camel24sevenoffice.sandbox.sales.SalesOrderLines;
import io.github.camel24sevenoffice.sandbox.sales.SalesOrders;
import java.util.List;
import java.util.stream.Stream;

/** The operations that the sandbox offers. */
public final class Operations {

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

    /**
     * @param path its path template: {@code /customers/{customerId}}
     */
    public static Operation get(String method, String path) {
        return ALL.stream()
                .filter(operation ->
                        operation.method().equals(method) && operation.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + method + " " + path));
    }
}
