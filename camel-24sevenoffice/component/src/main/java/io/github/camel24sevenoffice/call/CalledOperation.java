/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import io.github.camel24sevenoffice.contract.Operation;
import java.util.List;

/**
 * The operation of a call, which the catalogue may lack.
 *
 * @param method the HTTP method
 * @param path the path template, for messages
 * @param scopes the scopes that it needs, for messages; empty when they are not known
 */
public record CalledOperation(String method, String path, List<String> scopes) {

    /**
     * @param operation an operation of the catalogue
     * @return how it is called
     */
    public static CalledOperation of(Operation operation) {
        return new CalledOperation(operation.method(), operation.path(), operation.scopes());
    }

    /**
     * @param method the HTTP method
     * @param path the path template
     * @return an operation that the catalogue lacks
     */
    public static CalledOperation unknown(String method, String path) {
        return new CalledOperation(method, path, List.of());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
