/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One customer of the service with data of its own. Its operations that write run one at a time, so that what they change
 * in several places changes at once.
 */
final class Organization {

    private final ReentrantLock writing = new ReentrantLock();
    private final String id;
    private final Clock clock;
    private final Settings settings;
    private final Customers customers;
    private final CustomerBankAccounts customerBankAccounts;
    private final SalesOrders salesOrders;
    private final SalesOrderLines salesOrderLines;
    private final SalesOrderAttachments salesOrderAttachments;
    private final ProductCategories productCategories;
    private final Products products;
    private final ProductDimensions productDimensions;
    private final SalesTypeOverrides salesTypeOverrides;
    private final BankAccounts bankAccounts;
    private final BankTransactions bankTransactions;
    private final Dimensions dimensions;
    private final FiscalPeriods fiscalPeriods;
    private final Ledger ledger;
    private final Uploads uploads;

    Organization(String id, Clock clock, Settings settings, Volume volume) {
        this.id = id;
        this.clock = clock;
        this.settings = settings;
        this.customers = new Customers(this);
        this.customerBankAccounts = new CustomerBankAccounts(this);
        this.salesOrders = new SalesOrders(this);
        this.salesOrderLines = new SalesOrderLines(this);
        this.salesOrderAttachments = new SalesOrderAttachments(this);
        this.productCategories = new ProductCategories(this);
        this.products = new Products(this);
        this.productDimensions = new ProductDimensions(this);
        this.salesTypeOverrides = new SalesTypeOverrides(this);
        this.bankAccounts = new BankAccounts(this);
        this.bankTransactions = new BankTransactions(this);
        this.dimensions = new Dimensions(this);
        this.fiscalPeriods = new FiscalPeriods(id, clock);
        this.ledger = new Ledger(id, fiscalPeriods, volume);
        this.uploads = new Uploads(clock, settings.uploadPolls(), settings.uploadsFail());
    }

    Response call(Operation operation, Request request) {
        if (operation.isRead()) {
            return operation.handler().handle(this, request);
        }
        writing.lock();
        try {
            return operation.handler().handle(this, request);
        } finally {
            writing.unlock();
        }
    }

    String id() {
        return id;
    }

    Clock clock() {
        return clock;
    }

    Settings settings() {
        return settings;
    }

    Paging paging() {
        return new Paging(settings);
    }

    /** How many rows there are of the kinds that are easy to count, by name. */
    Map<String, Integer> rowCounts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("customers", customers.count());
        counts.put("products", products.all().size());
        counts.put("sales orders", salesOrders.count());
        return counts;
    }

    Customers customers() {
        return customers;
    }

    CustomerBankAccounts customerBankAccounts() {
        return customerBankAccounts;
    }

    SalesOrders salesOrders() {
        return salesOrders;
    }

    SalesOrderLines salesOrderLines() {
        return salesOrderLines;
    }

    SalesOrderAttachments salesOrderAttachments() {
        return salesOrderAttachments;
    }

    ProductCategories productCategories() {
        return productCategories;
    }

    Products products() {
        return products;
    }

    ProductDimensions productDimensions() {
        return productDimensions;
    }

    SalesTypeOverrides salesTypeOverrides() {
        return salesTypeOverrides;
    }

    BankAccounts bankAccounts() {
        return bankAccounts;
    }

    BankTransactions bankTransactions() {
        return bankTransactions;
    }

    Dimensions dimensions() {
        return dimensions;
    }

    FiscalPeriods fiscalPeriods() {
        return fiscalPeriods;
    }

    Ledger ledger() {
        return ledger;
    }

    Uploads uploads() {
        return uploads;
    }
}
