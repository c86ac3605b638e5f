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
    private final String list;
    private final String name;
    private final Organization organization;

    /**
     * @param list the last part of the path of the list
     * @param name what a row is called in an error
     */
    TablesByProduct(String list, String name, Organization organization) {
        this.list = list;
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
        return table == null ? table(product) : table;
    }

    /** The rows of a product, to be added to. */
    Table<Integer> at(int product) {
        return tables.computeIfAbsent(product, this::table);
    }

    private Table<Integer> table(int product) {
        return new Table<>(organization, "products/" + product + "/" + list, name);
    }

    /** Drops the rows of a product that is deleted. */
    void forget(int product) {
        tables.remove(product);
    }
}
