/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.camel24sevenoffice.sandbox.Fault;
import io.github.camel24sevenoffice.sandbox.JournalEntry;
import io.github.camel24sevenoffice.sandbox.Reset;
import io.github.camel24sevenoffice.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A list of products on its way into 24SevenOffice. It takes some seconds, since each test starts Camel.
 */
class ProductSyncExampleTest extends ExampleTestSupport {

    private static final String HEAD = "number,name,category,salesPrice,costPrice,stock\n";

    private final Sandbox service = Sandbox.builder().start();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void onlyWhatDiffersIsSent() {
        assertThat(run("example", "product-sync")).isZero();

        assertThat(lines)
                .contains(
                        "Done: 10 products, 10 created, 0 updated, 0 the same, 0 failed",
                        "Done: 12 products, 2 created, 4 updated, 6 the same, 0 failed");
    }

    @Test
    void aPatchHasTheChangedFieldsAlone() throws IOException {
        assertThat(sync(HEAD + "A,Lamp,Goods,10,5,1\nB,Chair,Goods,20,9,2\n")).isZero();
        service.clearJournal();

        assertThat(
                        sync(
                                "stock,number,name,category,salesPrice,costPrice\n7,A,Lamp,Goods,10.00,5\n2,B,\"Chair, red\",Services,20,9"))
                .isZero();

        assertThat(service.apiRequests())
                .filteredOn(entry -> !entry.method().equals("GET"))
                .extracting(JournalEntry::method, JournalEntry::body)
                .containsExactly(
                        tuple("PATCH", "{\"stock\":{\"isManaged\":true,\"quantity\":7}}"),
                        tuple("PATCH", "{\"name\":\"Chair, red\",\"category\":{\"id\":3}}"));
    }

    @Test
    void anInterruptedRunIsContinuedByTheNext() throws IOException {
        String list = HEAD + "A,Lamp,Goods,10,5,1\nB,Chair,Goods,20,9,2\nC,Table,Goods,30,20,3\n";
        service.inject(Fault.on("/v1/products")
                .method("POST")
                .after(1)
                .reset(Reset.AFTER_WORK)
                .times(1));

        assertThat(sync(list)).isEqualTo(1);
        assertThat(lines).last().asString().startsWith("The example failed: POST /products");
        assertThat(sync(list)).isZero();

        assertThat(lines).contains("Done: 3 products, 1 created, 0 updated, 2 the same, 0 failed");
    }

    @Test
    void aRefusedProductDoesNotStopTheOthers() throws IOException {
        assertThat(sync(HEAD + "A,Lamp,Goods,10,5,1\nB," + "x".repeat(151) + ",Goods,20,9,2\nC,Table,Goods,30,20,3\n"))
                .isEqualTo(1);

        assertThat(lines)
                .contains("Done: 3 products, 2 created, 0 updated, 0 the same, 1 failed")
                .anyMatch(line -> line.startsWith("  line 3, B: POST /products failed") && line.contains("name"));
    }

    @Test
    void aDuplicateNumberIsReportedAndNeitherProductIsChanged() throws IOException {
        String list = HEAD + "A,Lamp,Goods,10,5,1\n";
        assertThat(sync(list)).isZero();
        service.inject(Fault.on("/v1/products")
                .method("GET")
                .status(200)
                .body("application/json", "[]")
                .times(1));
        assertThat(sync(list)).isZero();
        service.clearJournal();

        assertThat(sync(HEAD + "A,Lamp,Goods,11,5,1\n")).isEqualTo(1);

        assertThat(lines).anyMatch(line -> line.startsWith("  line 2, A: 2 products have this number"));
        assertThat(service.apiRequests()).extracting(JournalEntry::method).containsOnly("GET");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number,name,category,price,costPrice,stock | but is number,name,category,price,costPrice,stock",
                "number;name;category;salesPrice;costPrice;stock | must name the columns",
                "number,name,name,salesPrice,costPrice,stock | must name the columns",
                "'' | must name the columns",
                "HEAD | is empty",
                "HEADA,Lamp,Goods,10,5 | Line 2 of the list of products has 5 values, not 6",
                "HEADA,Lamp,Goods,10,5,many | Line 2 of the list of products: stock must be a number such as 149.50",
                "HEADA,,Goods,10,5,1 | Line 2 of the list of products: name is empty",
                "HEADA,Lamp,Goods,10,5,1~A,Lamp,Goods,10,5,1 | Line 3 of the list of products: number appears twice: A",
                "HEADA,Lamp,Goods,10,5,1~B,Lamp,Bads,10,5,1 | Line 3 of the list of products: there is no category Bads",
                "HEADA,\"Lamp,Goods,10,5,1 | "
            })
    void aListThatIsWrongChangesNothing(String list, String reason) throws IOException {
        assertThat(sync(list.replace("HEAD", HEAD).replace('~', '\n'))).isEqualTo(1);

        assertThat(lines)
                .filteredOn(line -> line.startsWith("The example failed: "))
                .singleElement()
                .asString()
                .contains(reason == null ? "" : reason);
        assertThat(service.apiRequests()).extracting(JournalEntry::method).doesNotContain("POST", "PATCH");
    }

    private int sync(String list) throws IOException {
        Path file = Files.writeString(folder.resolve("products.csv"), list);
        return run(service, "example", "product-sync", "products", file.toString());
    }
}
