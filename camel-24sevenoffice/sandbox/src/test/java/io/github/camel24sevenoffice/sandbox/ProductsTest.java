/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductsTest {

    private final TestClock clock = new TestClock();
    private final Sandbox sandbox = Sandbox.builder().clock(clock).start();
    private final Client api = new Client(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void makesAProductWithTheDefaultsAndReadsItBack() {
        Client.Response created = api.post("/products", "{'name':'Laces','category':{'id':1},'salesPrice':40.5,'x':1}")
                .expect(201);

        JsonNode product = created.body();
        assertThat(product.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "name",
                        "number",
                        "type",
                        "status",
                        "description",
                        "costPrice",
                        "salesPrice",
                        "indirectCost",
                        "webshopEnabled",
                        "stock",
                        "ean",
                        "eanAlternative",
                        "supplierProduct",
                        "units",
                        "category",
                        "supplier",
                        "createdAt",
                        "modifiedAt");
        assertThat(product.path("type").asText()).isEqualTo("default");
        assertThat(product.path("status").asText()).isEqualTo("active");
        assertThat(product.path("salesPrice").decimalValue()).isEqualByComparingTo("40.5");
        assertThat(product.path("stock").toString())
                .isEqualTo("{\"isManaged\":false,\"quantity\":0,\"location\":null}");
        assertThat(product.path("category").toString()).isEqualTo("{\"id\":1,\"name\":\"Goods\"}");
        assertThat(product.path("units").toString()).isEqualTo("{\"id\":null,\"name\":null,\"symbol\":null}");
        assertThat(product.path("createdAt").asText()).isEqualTo("2026-01-01 00:00:00.000Z");
        assertThat(api.get("/products/" + created.id()).expect(200).body()).isEqualTo(product);
    }

    @Test
    void usesTheDefaultCategory() {
        Client.Response created =
                api.post("/products", "{'name':'Laces','category':{'id':-1}}").expect(201);

        assertThat(created.body().path("category").toString()).isEqualTo("{\"id\":-1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'category':{'id':1}} | name | required",
                "{'name':'A'} | category | required",
                "{'name':'A','category':{}} | category.id | required",
                "{'name':'A','category':{'id':'1'}} | category.id | type",
                "{'name':null,'category':{'id':1}} | name | type",
                "{'name':'A','category':{'id':1},'type':'bundle'} | type | enum",
                "{'name':'A','category':{'id':1},'ean':'123456789012345'} | ean | maxLength",
                "{'name':'A','category':{'id':1},'stock':{'quantity':'7'}} | stock.quantity | type",
                "{'name':'A','category':{'id':1},'units':{'id':1.5}} | units.id | multipleOf"
            })
    void refusesAProductThatTheContractDoesNotKnow(String body, String path, String keyword) {
        api.post("/products", body).expectInvalid(path, keyword);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'category':{'id':99}",
                "'category':{'id':1},'units':{'id':99}",
                "'category':{'id':1},'supplier':{'id':99}"
            })
    void refusesReferencesToNothing(String fields) {
        api.post("/products", "{'name':'A'," + fields + "}").expect(400);
    }

    @Test
    void namesUnitAndSupplier() {
        int supplier = api.post("/customers", "{'isCompany':true,'name':'Garn AS','isSupplier':true}")
                .id();

        JsonNode product = api.post(
                        "/products",
                        "{'name':'A','category':{'id':1},'units':{'id':2.0},'supplier':{'id':" + supplier + "}}")
                .expect(201)
                .body();

        assertThat(product.path("units").toString()).isEqualTo("{\"id\":2,\"name\":\"Meter\",\"symbol\":\"m\"}");
        assertThat(product.at("/supplier/name").asText()).isEqualTo("Garn AS");
    }

    @Test
    void changesWhatIsGivenAndClearsWhatIsNull() {
        int id = api.post(
                        "/products",
                        "{'name':'A','number':'A-1','category':{'id':1},"
                                + "'stock':{'isManaged':true,'quantity':5,'location':'B2'}}")
                .id();
        clock.advance(Duration.ofSeconds(1));

        JsonNode changed = api.patch("/products/" + id, "{'number':null,'stock':{'quantity':7}}")
                .expect(200)
                .body();

        assertThat(changed.path("name").asText()).isEqualTo("A");
        assertThat(changed.path("number").isNull()).isTrue();
        assertThat(changed.path("stock").toString())
                .isEqualTo("{\"isManaged\":true,\"quantity\":7,\"location\":\"B2\"}");
        assertThat(changed.path("createdAt").asText()).isEqualTo("2026-01-01 00:00:00.000Z");
        assertThat(changed.path("modifiedAt").asText()).isEqualTo("2026-01-01 00:00:01.000Z");
        assertThat(api.get("/products/" + id).body()).isEqualTo(changed);
        api.patch("/products/" + id, "{'name':null}").expectInvalid("name", "type");
        api.patch("/products/4711", "{}").expect(404);
    }

    @Test
    void forgetsWhatIsDeleted() {
        int id = product("A");

        assertThat(api.delete("/products/" + id).expect(204).body().isMissingNode())
                .isTrue();
        api.get("/products/" + id).expect(404);
        api.delete("/products/" + id).expect(404);
        // would be 1 if its higher bits were cut off
        api.get("/productcategories/4294967297").expectInvalid("id", "type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "productSearch=Wool                | Wool",
                "productSearch=wool%25             | Wool,Wool blue",
                "productSearch=%25blue             | Wool blue",
                "productSearch=%25oo%25            | Wool,Wool blue",
                "productSearch=W%25e               | Wool blue",
                "productSearch=oo                  | ''",
                "productSearch=N-3                 | Needle",
                "productSearch=SUP-3               | Needle",
                "productSearch=Nadel               | Needle",
                "productNumber=N-1                 | Wool",
                "productNumber=N                   | ''",
                "categoryIds=3                     | Needle",
                "categoryIds=1,3                   | Wool,Wool blue,Needle",
                "categoryIds=2                     | ''",
                "ean=7000000000001                 | Wool",
                "ean=ALT                           | Wool blue",
                "supplierIds=99                    | ''",
                "categoryIds=1&productSearch=%25e  | Wool blue",
                "unknown=1                         | Wool,Wool blue,Needle"
            })
    void findsProducts(String query, String names) {
        api.post("/products", "{'name':'Wool','number':'N-1','ean':'7000000000001','category':{'id':1}}")
                .expect(201);
        api.post("/products", "{'name':'Wool blue','number':'N-2','eanAlternative':'ALT','category':{'id':1}}")
                .expect(201);
        api.post(
                        "/products",
                        "{'name':'Needle','number':'N-3','category':{'id':3},"
                                + "'supplierProduct':{'number':'SUP-3','name':'Nadel'}}")
                .expect(201);

        List<String> found = api.get("/products?" + query).expect(200).column("/name");

        assertThat(String.join(",", found)).isEqualTo(names);
    }

    @Test
    void cutsTheListIntoPages() {
        for (int i = 1; i <= 26; i++) {
            product("P" + i);
        }

        Client.Response first = api.get("/products?productSearch=P%25").expect(200);
        assertThat(first.body()).hasSize(25);
        assertThat(first.link("next")).contains(sandbox.apiUrl() + "/products?productSearch=P%25&page=2");
        Client.Response second = api.get("/products?page=2").expect(200);
        assertThat(second.column("/name")).containsExactly("P26");
        assertThat(second.link("next")).isEmpty();
        assertThat(second.link("previous")).isPresent();
        assertThat(api.get("/products?limit=1000").body()).hasSize(26);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"page=x|page|type", "limit=0|limit|minimum", "categoryIds=1,x|categoryIds|type"})
    void refusesInvalidParameters(String query, String path, String keyword) {
        api.get("/products?" + query).expectInvalid(path, keyword);
    }

    @Test
    void respondsWithNothingFarBeyondTheLastPage() {
        product("A");

        assertThat(api.get("/products?limit=100&page=" + Long.MAX_VALUE)
                        .expect(200)
                        .body())
                .isEmpty();
    }

    @Test
    void setsAndRemovesDimensions() {
        String path = "/products/" + product("A") + "/dimensions";
        assertThat(api.get(path).expect(200).body()).isEmpty();

        api.put(path + "/2", "{'value':'10'}").expect(200);
        Client.Response set = api.put(path + "/1", "{'value':'1002'}").expect(200);

        assertThat(set.body().toString())
                .isEqualTo(
                        "[{\"dimensionType\":1,\"dimensionTypeName\":\"Project\",\"value\":\"1002\",\"name\":\"Office move\"},"
                                + "{\"dimensionType\":2,\"dimensionTypeName\":\"Department\",\"value\":\"10\","
                                + "\"name\":\"Sales\"}]");
        api.delete(path + "/1").expect(204);
        assertThat(api.get(path).body()).hasSize(1);
        api.delete(path + "/1").expect(404);
        api.put(path + "/77", "{'value':'13'}").expect(404);
        api.put(path + "/1", "{'value':'4711'}").expectInvalid("value", "exists");
        api.put(path + "/1", "{}").expectInvalid("value", "required");
        api.put(path + "/1", "{'value':'1','name':'x'}").expectInvalid("name", "additionalProperties");
        api.get("/products/4711/dimensions").expect(404);
    }

    @Test
    void overridesTheAccountOfASalesType() {
        int id = product("A");
        String path = "/products/" + id + "/salestypeOverrides";

        assertThat(api.put(path + "/-100", "{'accountNumber':3090}")
                        .expect(200)
                        .body()
                        .toString())
                .isEqualTo("{\"productId\":" + id + ",\"salesTypeId\":-100,\"accountNumber\":3090}");
        assertThat(api.get(path).expect(200).column("/salesTypeId")).containsExactly("-100");
        api.put(path + "/-100", "{'accountNumber':null}").expect(204);
        assertThat(api.get(path).body()).isEmpty();
        api.delete(path + "/-100").expect(204);
        api.put(path + "/-100", "{'accountNumber':null}").expect(204);
        api.put(path + "/-100", "{}").expectInvalid("accountNumber", "required");
        api.put(path + "/77", "{'accountNumber':3090}").expect(404);
    }

    @Test
    void keepsCategories() {
        Client.Response list = api.get("/productcategories?page=9&limit=1").expect(200);
        assertThat(list.column("/name")).containsExactly("Goods", "Spare parts", "Services");
        assertThat(list.link("first")).isPresent();
        assertThat(list.link("next")).isEmpty();

        JsonNode created =
                api.post("/productcategories", "{'name':'Yarn'}").expect(201).body();
        String path = "/productcategories/" + created.path("id");
        assertThat(created.path("parentId").intValue()).isZero();
        assertThat(created.path("modifiedAt").asText()).isEqualTo("2026-01-01 00:00:00.000Z");
        assertThat(created.has("alternativeReference")).isFalse();

        api.patch(path, "{'parentId':1,'alternativeReference':'y-1'}").expect(200);
        JsonNode read = api.get(path).expect(200).body();
        assertThat(read.path("name").asText()).isEqualTo("Yarn");
        assertThat(read.path("parentId").intValue()).isEqualTo(1);
        assertThat(read.path("alternativeReference").asText()).isEqualTo("y-1");
        api.patch("/productcategories/1", "{'parentId':" + created.path("id") + "}")
                .expect(400);
        api.post("/productcategories", "{'name':'A','parentId':99}").expect(400);
        api.post("/productcategories", "{}").expectInvalid("name", "required");

        api.delete(path).expect(204);
        api.get(path).expect(404);
    }

    @Test
    void aRenamedCategoryShowsInItsProducts() {
        int id = product("A");
        api.patch("/productcategories/1", "{'name':'Wares'}").expect(200);

        assertThat(api.get("/products/" + id).body().at("/category/name").asText())
                .isEqualTo("Wares");
        api.delete("/productcategories/1").expect(204);
        assertThat(api.get("/products").body().at("/0/category").toString()).isEqualTo("{\"id\":1}");
    }

    @Test
    void pricesProductsByList() {
        int first = priced("100");
        int second = priced("10.01");
        product("Without a price");
        assertThat(api.get("/pricelists").expect(200).column("/currencyCode")).containsExactly("LOCAL", "LOCAL", "EUR");
        assertThat(api.get("/pricelists/2")
                        .expect(200)
                        .body()
                        .path("isInclusiveTax")
                        .asBoolean())
                .isTrue();

        assertThat(api.get("/pricelists/2/prices").expect(200).body().toString())
                .isEqualTo("[{\"productId\":" + first + ",\"price\":125.00},{\"productId\":" + second
                        + ",\"price\":12.51}]");
        assertThat(api.get("/pricelists/1/prices?productIds=1.." + first).column("/productId"))
                .containsExactly(String.valueOf(first));
        assertThat(api.get("/pricelists/1/prices?productIds=1..3,20," + second).column("/productId"))
                .containsExactly(String.valueOf(second));
        api.get("/pricelists/1/prices?productIds=1-3").expectInvalid("productIds", "format");
        api.get("/pricelists/9").expect(404);
        api.get("/pricelists/9/prices").expect(404);
    }

    @Test
    void writesNumbersWithoutExponents() {
        priced("100.0");

        assertThat(api.get("/products").body().toString()).contains("\"salesPrice\":100.0");
        assertThat(api.get("/pricelists/1/prices").body().toString()).contains("\"price\":100.00");
    }

    @Test
    void listsReferenceData() {
        assertThat(api.get("/productunits").expect(200).column("/symbol")).contains("pcs", "h");
        assertThat(api.get("/salestypes").expect(200).column("/id")).contains("-100", "1");
        assertThat(api.get("/salestypes/-100").expect(200).body().fieldNames())
                .toIterable()
                .containsExactly("id", "name", "account");
        api.get("/salestypes/77").expect(404);
        assertThat(api.get("/paymentmethods").expect(200).body())
                .anyMatch(method -> method.path("account").has("id"))
                .anyMatch(method -> !method.has("account"));
    }

    private int product(String name) {
        return api.post("/products", "{'name':'" + name + "','category':{'id':1}}")
                .expect(201)
                .id();
    }

    private int priced(String price) {
        return api.post("/products", "{'name':'A','category':{'id':1},'salesPrice':" + price + "}")
                .expect(201)
                .id();
    }
}
