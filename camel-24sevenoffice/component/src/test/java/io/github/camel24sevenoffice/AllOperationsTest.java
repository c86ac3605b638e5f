/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camel24sevenoffice.contract.Catalogue;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.contract.Parameter;
import io.github.camel24sevenoffice.contract.ResponseKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls every operation of the catalogue through an endpoint, and checks what is sent. */
class AllOperationsTest extends RecordingTestSupport {

    private static final byte[] PDF = "%PDF-1.7 a document".getBytes(StandardCharsets.US_ASCII);

    static List<Operation> operations() {
        return Catalogue.get().operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isCalledAsTheContractSays(Operation operation) {
        int status = operation.statuses().get(0);
        server.respond(request -> RecordingServer.Response.json(status, response(operation)));
        Map<String, Object> headers = new HashMap<>();
        Map<String, String> query = new TreeMap<>();
        operation.queryParameters().forEach((name, parameter) -> query.put(name, sample(parameter)));
        String path = operation.path();
        for (String name : operation.pathParameters().keySet()) {
            String value = sample(operation.pathParameters().get(name));
            headers.put(name, value);
            path = path.replace("{" + name + "}", value.replace("%", "%25"));
        }
        boolean attachment = operation.hasBody() && !operation.bodyTypes().contains("application/json");
        String field = operation.fields().fields().keySet().stream().findFirst().orElse("any");
        Object body = attachment ? PDF : Map.of(field, "Å & <b>");

        Exchange exchange = template.send(uri(operation, query, headers), message -> {
            message.getIn().setHeaders(headers);
            message.getIn().setBody(body);
        });

        assertThat(exchange.getException()).isNull();
        RecordingServer.Request request = server.apiRequests().get(0);
        assertThat(request.method()).isEqualTo(operation.method());
        assertThat(request.path()).isEqualTo("/v1" + path);
        assertThat(decode(request.query())).isEqualTo(query);
        assertThat(request.headers())
                .containsEntry("Authorization", "Bearer " + RecordingServer.TOKEN)
                .containsEntry("Accept", "application/json");
        if (attachment) {
            assertThat(request.headers())
                    .containsEntry("Content-type", "application/pdf")
                    .containsEntry("Content-disposition", "attachment; filename=\"attachment.pdf\"");
            assertThat(request.body()).isEqualTo(PDF);
        } else if (operation.hasBody()) {
            assertThat(request.headers()).containsEntry("Content-type", "application/json");
            assertThat(request.text()).isEqualTo("{\"" + field + "\":\"Å & <b>\"}");
        } else {
            assertThat(request.body()).isEmpty();
            assertThat(request.headers()).doesNotContainKey("Content-type");
        }
        assertThat(exchange.getMessage().getHeader(TsOfficeConstants.HTTP_RESPONSE_CODE))
                .isEqualTo(status);
        if (operation.responseKind() == ResponseKind.EMPTY) {
            assertThat(exchange.getMessage().getBody()).isNull();
        } else {
            assertThat(exchange.getMessage().getBody()).isInstanceOf(StreamCache.class);
            assertThat(exchange.getMessage().getBody(String.class)).isEqualTo(response(operation));
        }
    }

    /** All parameters in the URI, except the one that has the name of an option. */
    private static String uri(Operation operation, Map<String, String> query, Map<String, Object> headers) {
        StringBuilder uri =
                new StringBuilder("tsoffice:" + operation.path().substring(1) + "?method=" + operation.method());
        query.forEach((name, value) -> {
            if (name.equals("organizationId")) {
                headers.put(TsOfficeConstants.QUERY, Map.of(name, value));
            } else {
                uri.append('&').append(name).append('=').append(value);
            }
        });
        return uri.toString();
    }

    private static String response(Operation operation) {
        return switch (operation.responseKind()) {
            case EMPTY -> "";
            case OBJECT -> "{\"id\":1}";
            case ROWS, PAGES -> "[{\"id\":1}]";
        };
    }

    static String sample(Parameter parameter) {
        if (!parameter.values().isEmpty()) {
            return parameter.values().get(parameter.values().size() - 1);
        }
        if (parameter.pattern() != null) {
            return List.of("2026-01-01,2026-02-01Z", "modifiedAt:asc").stream()
                    .filter(text -> parameter.expected(text).isEmpty())
                    .findFirst()
                    .orElseThrow();
        }
        return switch (parameter.type()) {
            case STRING -> "x1%y";
            case INTEGER, INT32 -> "17";
            case INT64 -> "100000000000001";
            case NUMBER -> "12.5";
            case BOOLEAN -> "true";
            case DATE -> "2026-01-31";
            case DATE_TIME, ISO_8601 -> "2026-01-31T12:00:00+01:00";
            case UUID -> "123e4567-e89b-12d3-a456-426614174000";
        };
    }

    private static Map<String, String> decode(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=");
            // decoded strictly as in a URL, where a plus is a space
            parameters.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return new TreeMap<>(parameters);
    }
}
