/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Whom the company deals with and what it sells, as bodies of requests. All of it is invented.
 */
record Company(List<ObjectNode> customers, List<ObjectNode> suppliers, List<Article> products) {

    static Company read() {
        try (InputStream file = Company.class.getResourceAsStream("company.json")) {
            return Json.MAPPER.readValue(file, Company.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param taxNumber the tax code of its sale, which the API's products do not have
     */
    record Article(int taxNumber, ObjectNode fields) {}
}
