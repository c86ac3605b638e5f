/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.products;

import io.github.camel24sevenoffice.model.Change;
import io.github.camel24sevenoffice.model.Product;
import io.github.camel24sevenoffice.model.ProductBuilder;
import io.github.camel24sevenoffice.model.ProductCategory;
import io.github.camel24sevenoffice.model.ProductPatchBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;

/** The update from one list of products: what exists already, the change for each row, and the report. */
final class ProductSync {

    private static final String PROPERTY = ProductSync.class.getName();

    private final List<ProductRow> rows;
    private final Map<String, Integer> categories = new HashMap<>();
    private final Map<String, List<Product>> there = new HashMap<>();
    private int created;
    private int updated;
    private int same;
    private final List<String> failed = new ArrayList<>();

    private ProductSync(List<ProductRow> rows) {
        this.rows = rows;
        rows.forEach(row -> there.put(row.number(), new ArrayList<>()));
    }

    /** Reads the whole list, before anything is changed. */
    static void begin(Exchange exchange) throws IOException {
        exchange.setProperty(
                PROPERTY, new ProductSync(ProductList.read(exchange.getMessage().getBody(InputStream.class))));
    }

    /** Keeps the categories. Each row must name one of them. */
    static void setCategories(Exchange exchange) {
        ProductSync sync = of(exchange);
        for (Object row : exchange.getMessage().getBody(List.class)) {
            ProductCategory category = (ProductCategory) row;
            sync.categories.put(category.name(), category.id());
        }
        for (ProductRow row : sync.rows) {
            if (!sync.categories.containsKey(row.category())) {
                throw new IllegalArgumentException(
                        "Line " + row.line() + " of the list of products: there is no category " + row.category()
                                + "; expected one of " + String.join(", ", sync.categories.keySet()));
            }
        }
    }

    /** Keeps the products that are in the list, and makes the body its rows. */
    static void setProducts(Exchange exchange) {
        ProductSync sync = of(exchange);
        Iterator<?> products = exchange.getMessage().getBody(Iterator.class);
        while (products.hasNext()) {
            Product product = (Product) products.next();
            List<Product> same = sync.there.get(product.number());
            if (same != null) {
                same.add(product);
            }
        }
        exchange.getMessage().setBody(sync.rows);
    }

    /** Sets the header {@code change} to the change for the row in the body, and makes the body that of the call. */
    static void compare(Exchange exchange) throws DuplicateNumberException {
        ProductSync sync = of(exchange);
        Message message = exchange.getMessage();
        ProductRow row = message.getBody(ProductRow.class);
        exchange.setProperty("row", row);
        List<Product> products = sync.there.get(row.number());
        if (products.size() > 1) {
            throw new DuplicateNumberException(products.size() + " products have this number: "
                    + products.stream()
                            .map(product -> String.valueOf(product.id()))
                            .toList());
        }
        if (products.isEmpty()) {
            message.setHeader("change", "create");
            message.setBody(sync.product(row));
            return;
        }
        Product product = products.get(0);
        ProductPatchBuilder patch = ProductPatchBuilder.builder();
        boolean changed = sync.compare(product, row, patch);
        message.setHeader("change", changed ? "update" : "none");
        message.setHeader("id", product.id());
        message.setBody(patch.build());
    }

    private boolean compare(Product product, ProductRow row, ProductPatchBuilder patch) {
        boolean changed = false;
        if (!row.name().equals(product.name())) {
            patch.name(Change.to(row.name()));
            changed = true;
        }
        Integer category = categories.get(row.category());
        if (product.category() == null || !category.equals(product.category().id())) {
            patch.category(Change.to(new Product.Category(category, null)));
            changed = true;
        }
        if (isOther(product.salesPrice(), row.salesPrice())) {
            patch.salesPrice(Change.to(row.salesPrice()));
            changed = true;
        }
        if (isOther(product.costPrice(), row.costPrice())) {
            patch.costPrice(Change.to(row.costPrice()));
            changed = true;
        }
        Product.Stock stock = product.stock();
        if (stock == null || isOther(stock.quantity(), row.stock())) {
            // with all fields, since it is not published whether the API merges nested fields
            patch.stock(Change.to(
                    stock == null ? stock(row) : new Product.Stock(stock.isManaged(), row.stock(), stock.location())));
            changed = true;
        }
        return changed;
    }

    private static boolean isOther(BigDecimal one, BigDecimal other) {
        return one == null || one.compareTo(other) != 0;
    }

    private Product product(ProductRow row) {
        return ProductBuilder.builder()
                .number(row.number())
                .name(row.name())
                .category(new Product.Category(categories.get(row.category()), null))
                .salesPrice(row.salesPrice())
                .costPrice(row.costPrice())
                .stock(stock(row))
                .build();
    }

    private static Product.Stock stock(ProductRow row) {
        return new Product.Stock(true, row.stock(), null);
    }

    static void count(Exchange exchange) {
        ProductSync sync = of(exchange);
        switch (Objects.requireNonNull(exchange.getMessage().getHeader("change", String.class))) {
            case "create" -> sync.created++;
            case "update" -> sync.updated++;
            default -> sync.same++;
        }
    }

    /** Notes why the row failed. The other rows continue. */
    static void countFailure(Exchange exchange) {
        ProductRow row = exchange.getProperty("row", ProductRow.class);
        of(exchange)
                .failed
                .add("line " + row.line() + ", " + row.number() + ": "
                        + exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class)
                                .getMessage());
    }

    /** Makes the body the {@link ProductSyncReport}. */
    static void report(Exchange exchange) {
        ProductSync sync = of(exchange);
        exchange.getMessage()
                .setBody(new ProductSyncReport(
                        sync.rows.size(), sync.created, sync.updated, sync.same, List.copyOf(sync.failed)));
    }

    private static ProductSync of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, ProductSync.class);
    }
}
