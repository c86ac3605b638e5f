/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults between the pages of a list, as a client sees them. */
class ListFaultTest {

    private static final String FIRST = "/customers?limit=2";
    private static final String SECOND = "/customers?limit=2&page=2";

    private final Sandbox sandbox = Sandbox.builder().start();
    private final Client client = new Client(sandbox);

    @BeforeEach
    void makeFourCustomers() {
        for (String name : List.of("A", "B", "C", "D")) {
            client.post("/customers", "{'isCompany': true, 'name': '" + name + "'}")
                    .expect(200);
        }
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aRowThatDisappearsShiftsThePages() {
        assertThat(client.get(FIRST).column("/name")).containsExactly("A", "B");
        sandbox.inject(Fault.on("/v1/customers").rowGone());

        assertThat(client.get(SECOND).column("/name")).containsExactly("D");
    }

    @Test
    void aPageIsRepeated() {
        sandbox.inject(Fault.on("/v1/customers").after(1).repeatedPage().times(1));

        assertThat(client.get(FIRST).column("/name")).containsExactly("A", "B");
        assertThat(client.get(SECOND).column("/name")).containsExactly("A", "B");
        assertThat(client.get(SECOND).column("/name")).containsExactly("C", "D");
    }

    @Test
    void anEmptyPageHasANextOne() {
        sandbox.inject(Fault.on("/v1/customers").emptyPage().times(1));

        Client.Response page = client.get(FIRST).expect(200);

        assertThat(page.body()).isEmpty();
        assertThat(page.next()).isNotNull();
    }

    @Test
    void aListHasNoEnd() {
        sandbox.inject(Fault.on("/v1/customers").endlessPages());

        Client.Response page = client.get(FIRST);
        for (int i = 0; i < 10; i++) {
            assertThat(page.body()).isNotEmpty();
            page = client.get(page.next()).expect(200);
        }
        assertThat(page.next()).isNotNull();
    }

    @Test
    void aTokenIsRevokedBetweenTwoPages() {
        sandbox.inject(Fault.on("/v1/customers").after(1).revokeToken().times(1));

        client.get(FIRST).expect(200);
        client.get(SECOND).expect(403);
        new Client(sandbox).get(SECOND).expect(200);
    }
}
