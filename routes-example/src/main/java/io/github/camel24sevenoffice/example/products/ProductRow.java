/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.products;

import java.math.BigDecimal;

/**
 * A row of the list of products.
 *
 * @param line its line in the file
 * @param number the number of the product, which is the key
 * @param category the name of an existing category
 * @param stock the quantity in stock
 */
record ProductRow(
        long line,
        String number,
        String name,
        String category,
        BigDecimal salesPrice,
        BigDecimal costPrice,
        BigDecimal stock) {}
