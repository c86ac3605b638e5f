/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.api.Operations;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.PageFault;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.util.Map;

/** Calls the operations of the API on one organization, without a connection. */
record Api(Organization organization) {

    JsonNode post(String path, ObjectNode body) {
        return call("POST", path, Map.of(), body);
    }

    JsonNode post(String path, String id, ObjectNode body) {
        return call("POST", path, Map.of("id", id), body);
    }

    JsonNode patch(String path, String id, ObjectNode body) {
        return call("PATCH", path, Map.of("id", id), body);
    }

    private JsonNode call(String method, String path, Map<String, String> ids, ObjectNode body) {
        Request request = new Request(ids, Map.of(), name -> null, path, Json.bytes(body), PageFault.NONE);
        try {
            Response response = organization.call(Operations.get(method, path), request);
            return Json.MAPPER.valueToTree(response.body());
        } catch (Failure e) {
            throw new IllegalStateException(
                    method + " " + path + " refused " + body + ": "
                            + e.response().body(),
                    e);
        }
    }
}
