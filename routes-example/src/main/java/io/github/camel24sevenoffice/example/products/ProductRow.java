/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.products;

import java.math.BigDecimal;

/**
 * A row of the list of products.
 *
 * @param line where it stands in the file
 * @param number the product's own, which makes it the key
 * @param category the name of one that there is
 * @param stock how many there are
 */
record ProductRow(
        long line,
        String number,
        String name,
        String category,
        BigDecimal salesPrice,
        BigDecimal costPrice,
        BigDecimal stock) {}
