/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.products;

import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.data.Table;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A table of something for each product; a product has none until something is put into it. */
public final class TablesByProduct {

    private final Map<Integer, Table<Integer>> tables = new ConcurrentHashMap<>();
    private final String name;
    private final Organization organization;

    /**
     * @param name what a row is called in an error
     */
    TablesByProduct(String name, Organization organization) {
        this.name = name;
        this.organization = organization;
    }

    /** The product that the path of a request names, which must be there. */
    int product(Request request) {
        int product = request.id("id");
        Products.of(organization).require(product);
        return product;
    }

    /** The rows of a product, to be read and removed. */
    Table<Integer> of(int product) {
        Table<Integer> table = tables.get(product);
        return table == null ? new Table<>(name) : table;
    }

    /** The rows of a product, to be added to. */
    Table<Integer> at(int product) {
        return tables.computeIfAbsent(product, key -> new Table<>(name));
    }

    /** Drops the rows of a product that is deleted. */
    void forget(int product) {
        tables.remove(product);
    }
}
