/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any value, body and path, whatever the operation. */
class ContractPropertiesTest {

    @Provide
    Arbitrary<Operation> operations() {
        return Arbitraries.of(Catalogue.get().operations());
    }

    @Property
    void anyValueIsAcceptedOrRefusedWithItsName(@ForAll("operations") Operation operation, @ForAll String value) {
        operation.queryParameters().forEach((name, parameter) -> {
            Throwable refused = catchThrowable(() -> operation.checkQueryValue(name, value, false));
            if (refused != null) {
                assertThat(refused).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name);
            }
        });
        operation.pathParameters().forEach((name, parameter) -> {
            Throwable refused = catchThrowable(() -> operation.checkPathValue(name, value));
            if (refused != null) {
                assertThat(refused).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name);
            }
        });
    }

    @Property
    void anyBodyPassesOrIsRefused(@ForAll("operations") Operation operation, @ForAll byte[] body) {
        operation.fields().check(body, operation.toString());
    }

    @Property
    void anUnknownFieldIsNamed(@ForAll("operations") Operation operation, @ForAll("names") String name) {
        Throwable refused = catchThrowable(() -> operation
                .fields()
                .check(("{\"" + name + "\":1}").getBytes(StandardCharsets.UTF_8), operation.toString()));

        boolean known = operation.fields().fields().isEmpty()
                || operation.fields().fields().containsKey(name);
        assertThat(refused == null).isEqualTo(known);
        if (refused != null) {
            assertThat(refused).hasMessageContaining("the field " + name).hasMessageContaining(operation.toString());
        }
    }

    @Property
    void anyPathIsFoundOrNot(@ForAll String path, @ForAll("names") String method) {
        assertThat(Catalogue.get().find("/" + path, method)).isNotNull();
        Throwable refused = catchThrowable(() -> Catalogue.get().resolve("/" + path, method));
        assertThat(refused == null || refused instanceof IllegalArgumentException)
                .isTrue();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12);
    }
}
