/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class SandboxExtensionTest {

    @Nested
    @ExtendWith(SandboxExtension.class)
    class AsAParameter {

        private Sandbox before;

        @BeforeEach
        void see(Sandbox sandbox) {
            before = sandbox;
        }

        @Test
        void isTheSameWithinATest(Sandbox sandbox) throws Exception {
            assertThat(sandbox).isSameAs(before);
            assertThat(call(sandbox)).isEqualTo(401);
        }

        @Test
        void hasItsUrlsAsParametersToo(Sandbox sandbox, @ApiUrl String apiUrl, @TokenUrl String tokenUrl) {
            assertThat(apiUrl).isEqualTo(sandbox.apiUrl());
            assertThat(tokenUrl).isEqualTo(sandbox.tokenUrl());
        }
    }

    @Nested
    class AsAField {

        @RegisterExtension
        final SandboxExtension sandbox = SandboxExtension.of(Sandbox.builder().badTokenStatus(418));

        @Test
        void isFreshForATest() throws Exception {
            assertThat(sandbox.get().requests()).isEmpty();
            assertThat(call(sandbox.get())).isEqualTo(418);
        }

        @Test
        void isFreshForAnotherTest() throws Exception {
            assertThat(sandbox.get().requests()).isEmpty();
            assertThat(call(sandbox.get())).isEqualTo(418);
        }
    }

    @Nested
    class PerClass {

        @RegisterExtension
        static final SandboxExtension SANDBOX = new SandboxExtension().perClass();

        private static Sandbox before;

        @BeforeAll
        static void see(Sandbox sandbox) {
            before = sandbox;
        }

        @Test
        void isTheSameForATest() throws Exception {
            assertThat(SANDBOX.get()).isSameAs(before);
            assertThat(call(SANDBOX.get())).isEqualTo(401);
        }

        @Test
        void isTheSameForAnotherTest(Sandbox sandbox) throws Exception {
            assertThat(sandbox).isSameAs(before);
            assertThat(call(sandbox)).isEqualTo(401);
        }
    }

    @Nested
    class WhenATestIsOver {

        private static Sandbox last;

        @RegisterExtension
        final SandboxExtension sandbox = new SandboxExtension();

        @Test
        void isClosedAfterTheTest() throws Exception {
            last = sandbox.get();
            assertThat(call(last)).isEqualTo(401);
        }

        @AfterAll
        static void wasClosed() {
            if (last != null) {
                assertThatThrownBy(() -> call(last)).isInstanceOf(ConnectException.class);
            }
        }
    }

    private static int call(Sandbox sandbox) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + "/taxes"))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }
}
