/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.api;

import static io.github.camel24sevenoffice.sandbox.api.ContractCall.delete;
import static io.github.camel24sevenoffice.sandbox.api.ContractCall.get;
import static io.github.camel24sevenoffice.sandbox.api.ContractCall.patch;
import static io.github.camel24sevenoffice.sandbox.api.ContractCall.post;
import static io.github.camel24sevenoffice.sandbox.api.ContractCall.put;
import static io.github.camel24sevenoffice.sandbox.api.ContractCall.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Calls of every operation of the API, with every status that the contract declares. */
final class ContractCalls {

    private static final String COMPANY = """
            {
              "isCompany": true,
              "name": "Fjordlys AS",
              "organizationNumber": "999999999",
              "externalReference": "crm-1",
              "isSupplier": true,
              "address": {
                "visit": {"street": "Storgata 1", "postalCode": "0155", "postalArea": "Oslo", "countryCode": "NO"},
                "postal": {"street": "Postboks 1", "postalCode": "0101", "postalArea": "Oslo", "countrySubdivision": null},
                "billing": {"name": "Regnskap", "street": "Storgata 1", "postalCode": "0155", "countryCode": "NO"},
                "delivery": {"name": "Lager", "street": "Havnegata 2", "postalCode": "0150", "countryCode": "NO"}
              },
              "email": {"contact": "post@example.com", "billing": "faktura@example.com"},
              "phone": "22000000",
              "mobilePhone": null
            }
            """;

    private static final String CUSTOMER_ACCOUNT = """
            {
              "number": "15030000001",
              "type": "bban",
              "isDefault": true,
              "name": "Drift",
              "countryCode": "NO",
              "address": "Storgata 1, Oslo",
              "bic": "DNBANOKK"
            }
            """;

    private static final String PRODUCT = """
            {
              "name": "Vinterdekk",
              "number": "VD-1",
              "type": "default",
              "status": "active",
              "description": null,
              "costPrice": 600.5,
              "salesPrice": 999,
              "indirectCost": 0,
              "webshopEnabled": true,
              "stock": {"isManaged": true, "quantity": 4.5, "location": "A1"},
              "ean": "7000000000012",
              "eanAlternative": null,
              "category": {"id": ${category}},
              "supplier": {"id": ${company}},
              "supplierProduct": {"itemCode": "X", "number": "1", "name": "Dekk", "price": 500},
              "units": {"id": ${unit}}
            }
            """;

    private static final String ORDER = """
            {
              "customer": {
                "id": ${company},
                "name": "Fjordlys AS",
                "organizationNumber": "999999999",
                "invoiceEmailAddresses": ["faktura@example.com"],
                "gln": "7080000000001",
                "street": "Storgata 1",
                "postalCode": "0155",
                "postalArea": "Oslo",
                "city": "Oslo",
                "countryCode": "NO"
              },
              "deliveryCustomer": {"name": "Lager", "street": "Havnegata 2", "postalCode": "0150", "countryCode": "NO"},
              "currency": {"code": "NOK", "rate": 1},
              "status": "Draft",
              "date": "2026-03-01",
              "deliveryDate": "2026-03-10",
              "invoice": {
                "distributionMethod": "emaildistribution",
                "paymentTerms": {"type": "NumberOfDays", "value": 14}
              },
              "accrual": {"startDate": "2026-03-01", "length": 3},
              "internalMemo": "Ring kunden",
              "memo": "Takk for handelen",
              "yourReference": {"name": "Kari"},
              "ourReference": {"id": ${person}},
              "paymentMethod": {"id": ${paymentMethod}},
              "referenceNumber": "web-1",
              "salesType": {"id": ${salesType}},
              "dimensions": [{"dimensionType": ${dimensionType}, "value": "${element}", "name": "${elementName}"}]
            }
            """;

    private static final String PRODUCT_LINE = """
            {
              "type": "product",
              "product": {"id": ${product}},
              "description": "Vinterdekk, sett",
              "quantity": 4,
              "price": 999.5,
              "costPrice": null,
              "discountRate": 10,
              "tax": {"id": ${outputTax}},
              "dimensions": [{"dimensionType": ${dimensionType}, "value": "${element}", "name": "${elementName}"}],
              "accrual": {"startDate": "2026-03-01", "length": 2}
            }
            """;

    private static final String VOUCHER = """
            {
              "transactionTypeNumber": ${transactionType},
              "date": "2026-03-15",
              "comment": "Kontorrekvisita",
              "documentId": ${document},
              "lines": [
                {
                  "accountNumber": ${firstAccount},
                  "amount": 1250.5,
                  "comment": "Papir",
                  "periodDate": "2026-03-15",
                  "currency": {"code": "NOK", "rate": 1},
                  "tax": {"number": 0},
                  "dimensions": [{"dimensionType": ${dimensionType}, "value": "${element}"}],
                  "invoice": {"dueDate": "2026-04-15", "number": "F-1", "remittanceReference": "123"}
                },
                {"accountNumber": ${secondAccount}, "amount": -1250.5, "tax": {"number": 0}}
              ]
            }
            """;

    private static final String BANK_ACCOUNT = """
            {
              "number": "15030000002",
              "bic": "DNBANOKK",
              "type": "bban",
              "name": "Driftskonto",
              "owner": {
                "name": "Fjordlys AS",
                "organizationNumber": "999999999",
                "contact": {"name": "Kari Nordmann", "email": "kari@example.com"}
              },
              "transactionType": {"number": ${transactionType}},
              "ledgerAccount": {"number": ${firstAccount}}
            }
            """;

    private static final String BANK_TRANSACTION = """
            {
              "bankTransactionReference": "20260315-000001",
              "type": "inbound",
              "bankAccount": {"id": "${bankAccount}"},
              "paymentReference": {"type": "text", "value": "Faktura 1"},
              "amount": {"value": 1250.5, "currency": {"code": "NOK"}},
              "date": "2026-03-15",
              "fromBankAccount": {"number": "15030000003", "type": "bban"},
              "bankTransactionCode": {"domainCode": "PMNT", "familyCode": "RCDT", "subFamilyCode": null}
            }
            """;

    private static final String TRANSACTION_LINES = "/transactionlines?dateFrom=2026-01-01&dateTo=2027-01-01";
    private static final String BANK_TRANSACTIONS = "/banktransactions?dateFrom=2026-01-01&dateTo=2026-12-31";

    /** In an order in which each call finds what it needs. */
    static final List<ContractCall> ALL = List.of(
            // reference data
            get("/taxes").keep("tax", "/0/id").keep("outputTax", first("number", "3", "id")),
            get("/taxes/{id=tax}"),
            get("/accounts")
                    .keep("account", "/0/id")
                    .keep("firstAccount", "/0/number")
                    .keep("secondAccount", "/1/number"),
            get("/accounts?query=a"),
            get("/accounts/{id=account}"),
            get("/currencies"),
            get("/transactiontypes").keep("transactionType", ContractCalls::positiveNumber),
            get("/fiscalperiods"),
            get("/fiscalperiods?type=Year"),
            get("/dimensions").keep("dimensionType", "/0/id"),
            get("/dimensions/{dimensionType=dimensionType}"),
            get("/dimensions/{dimensionType=dimensionType}/elements?limit=1")
                    .linked()
                    .keep("element", "/0/value")
                    .keep("elementName", "/0/name"),
            get("/dimensions/{dimensionType=dimensionType}/elements"),
            get("/dimensions/{dimensionType=dimensionType}/elements/{value=element}"),
            get("/paymentmethods").keep("paymentMethod", "/0/id"),
            get("/salestypes").keep("salesType", "/0/id"),
            get("/salestypes/{id=salesType}"),
            get("/productunits").keep("unit", "/0/id"),
            get("/pricelists").keep("pricelist", "/0/id"),
            get("/pricelists").unauthorized(),
            get("/pricelists/{listId=pricelist}"),
            get("/pricelists/{listId=pricelist}").unauthorized(),
            get("/pricelists/{listId=:987654}").fails(404),
            get("/pricelists/{listId=pricelist}/prices"),
            get("/pricelists/{listId=pricelist}/prices?productIds=1..10,20,42"),
            get("/pricelists/{listId=pricelist}/prices").unauthorized(),
            get("/pricelists/{listId=:987654}/prices").fails(404),
            // the organization and its people
            get("/organization/information"),
            get("/organization/people").keep("person", "/0/id"),
            get("/organization/people?personType=Basic"),
            get("/organization/people/{id=person}"),
            get("/organization/people/{id=:987654}").fails(404),
            get("/me"),
            get("/me/identifiers").keep("identifier", "/0/id"),
            get("/me/identifiers?status=Confirmed"),
            get("/me/identifiers/{id=identifier}"),
            get("/me/licenses").keep("license", "/0/id"),
            get("/me/licenses/{id=license}/organization"),
            // customers
            post("/customers", 200, COMPANY).keep("company", "/id"),
            post("/customers", 200, COMPANY).unauthorized(),
            post("/customers", 200, "{\"isCompany\": true, \"name\": \"Skogheim AS\"}")
                    .keep("otherCompany", "/id"),
            post("/customers", 200, """
                            {"isCompany": false, "person": {"firstName": "Ola", "lastName": null}, "phone": "22000001"}
                            """).keep("privateCustomer", "/id"),
            get("/customers?limit=1").linked(),
            get("/customers?limit=1&page=2").linked(),
            get("/customers?isCompany=false&sortBy=modifiedAt:asc&modifiedFrom=2020-01-01T00:00:00Z"),
            get("/customers").unauthorized(),
            get("/customers/{customerId=company}"),
            get("/customers/{customerId=privateCustomer}"),
            get("/customers/{customerId=company}").unauthorized(),
            patch(
                    "/customers/{customerId=company}",
                    "{\"phone\": null, \"address\": {\"visit\": {\"street\": \"Ny vei 1\"}}}"),
            patch("/customers/{customerId=privateCustomer}", "{\"person\": {\"lastName\": \"Nordmann\"}}"),
            patch("/customers/{customerId=company}", "{\"phone\": null}").unauthorized(),
            post("/customers/{customerId=company}/bankaccounts", 201, CUSTOMER_ACCOUNT)
                    .keep("customerAccount", "/number"),
            post("/customers/{customerId=company}/bankaccounts", 201, CUSTOMER_ACCOUNT)
                    .unauthorized(),
            post("/customers/{customerId=company}/bankaccounts", 201, "{\"number\": \"150\", \"type\": \"cash\"}")
                    .fails(400),
            get("/customers/{customerId=company}/bankaccounts"),
            get("/customers/{customerId=company}/bankaccounts").unauthorized(),
            get("/customers/{customerId=company}/bankaccounts/{accountNumber=customerAccount}"),
            get("/customers/{customerId=company}/bankaccounts/{accountNumber=customerAccount}")
                    .unauthorized(),
            get("/customers/{customerId=company}/bankaccounts/{accountNumber=:404}")
                    .fails(404),
            patch(
                    "/customers/{customerId=company}/bankaccounts/{accountNumber=customerAccount}",
                    CUSTOMER_ACCOUNT.replace("Drift", "Skatt")),
            patch(
                            "/customers/{customerId=company}/bankaccounts/{accountNumber=customerAccount}",
                            "{\"type\": \"cash\"}")
                    .fails(400),
            patch("/customers/{customerId=company}/bankaccounts/{accountNumber=customerAccount}", CUSTOMER_ACCOUNT)
                    .unauthorized(),
            patch("/customers/{customerId=company}/bankaccounts/{accountNumber=:404}", CUSTOMER_ACCOUNT)
                    .fails(404),
            // products
            post("/productcategories", 201, "{\"name\": \"Dekk\", \"alternativeReference\": \"D\"}")
                    .keep("category", "/id"),
            post("/productcategories", 201, "{\"name\": \"Vinterdekk\", \"parentId\": ${category}}")
                    .keep("otherCategory", "/id"),
            get("/productcategories"),
            get("/productcategories/{id=category}"),
            patch("/productcategories/{id=category}", "{\"name\": \"Hjul\"}"),
            post("/products", 201, PRODUCT).keep("product", "/id"),
            post("/products", 201, "{\"name\": \"Sommerdekk\", \"category\": {\"id\": ${category}}}")
                    .keep("otherProduct", "/id"),
            get("/products?limit=1").linked(),
            get("/products?productSearch=%25dekk%25&categoryIds=${category},${otherCategory}"),
            get("/products/{id=product}"),
            patch("/products/{id=product}", "{\"salesPrice\": null, \"stock\": {\"quantity\": 3}}"),
            put("/products/{id=product}/dimensions/{dimensionId=dimensionType}", "{\"value\": \"${element}\"}"),
            get("/products/{id=product}/dimensions"),
            delete("/products/{id=product}/dimensions/{dimensionId=dimensionType}"),
            put(
                    "/products/{id=product}/salestypeOverrides/{salesTypeId=salesType}",
                    "{\"accountNumber\": ${firstAccount}}"),
            get("/products/{id=product}/salestypeOverrides"),
            put("/products/{id=product}/salestypeOverrides/{salesTypeId=salesType}", "{\"accountNumber\": null}")
                    .fails(204),
            put(
                    "/products/{id=product}/salestypeOverrides/{salesTypeId=salesType}",
                    "{\"accountNumber\": ${firstAccount}}"),
            delete("/products/{id=product}/salestypeOverrides/{salesTypeId=salesType}"),
            delete("/products/{id=otherProduct}"),
            delete("/productcategories/{id=otherCategory}"),
            // orders
            post("/salesorders", 200, ORDER).keep("order", "/id"),
            post("/salesorders", 200, "{\"customer\": {\"id\": ${company}, \"name\": \"Fjordlys\"}}")
                    .keep("otherOrder", "/id"),
            post("/salesorders", 200, "{\"customer\": {\"name\": \"Fjordlys\"}}")
                    .fails(400),
            get("/salesorders?limit=1").linked(),
            get("/salesorders?status=Draft&customerId=${company}&modifiedFrom=2020-01-01T00:00:00Z"),
            get("/salesorders/{id=order}"),
            patch(
                    "/salesorders/{id=order}",
                    "{\"memo\": \"Takk\", \"accrual\": {}, \"paymentMethod\": {\"id\": null}}"),
            patch(
                    "/salesorders/{id=order}",
                    "{\"invoice\": {\"paymentTerms\": {\"type\": \"FixedDate\", \"value\": \"2026-04-01\"}}}"),
            patch("/salesorders/{id=otherOrder}", "{\"status\": \"Invoice\"}").fails(400),
            patch("/salesorders/{id=order}", "{\"status\": \"Nonsense\"}").fails(400),
            post("/salesorders/{id=order}/lines", 200, PRODUCT_LINE).keep("line", "/id"),
            post("/salesorders/{id=order}/lines", 200, "{\"type\": \"text\", \"description\": \"Levering\"}")
                    .keep("textLine", "/id"),
            post("/salesorders/{id=order}/lines", 200, "{\"type\": \"nonsense\"}")
                    .fails(400),
            get("/salesorders/{id=order}/lines"),
            get("/salesorders/{id=order}/lines/{lineId=line}"),
            patch("/salesorders/{id=order}/lines/{lineId=line}", "{\"quantity\": 2.5, \"accrual\": {}}"),
            patch("/salesorders/{id=order}/lines/{lineId=line}", "{\"quantity\": \"many\"}")
                    .fails(400),
            delete("/salesorders/{id=order}/lines/{lineId=textLine}"),
            delete("/salesorders/{id=order}/lines/{lineId=textLine}").fails(404),
            post("/salesorders/{id=order}/attachments", 201, "")
                    .body("application/pdf", "%PDF-1.4")
                    .header("Content-Disposition", "attachment; filename=\"vilkaar.pdf\""),
            get("/salesorders/{id=order}/attachments"),
            patch("/salesorders/{id=order}", "{\"status\": \"Invoice\"}"),
            get("/salesorders/{id=order}"),
            get("/salesorders"),
            delete("/salesorders/{id=order}").fails(409),
            delete("/salesorders/{id=order}/lines/{lineId=line}").fails(409),
            post("/salesorders/{id=order}/attachments", 403, "")
                    .body("application/pdf", "%PDF-1.4")
                    .header("Content-Disposition", "attachment; filename=\"sent.pdf\""),
            delete("/salesorders/{id=otherOrder}"),
            delete("/salesorders/{id=:987654}").fails(404),
            // the ledger
            post("/fileUpload", 200, "{\"contentType\": \"application/pdf\"}")
                    .keep("file", "/fileId")
                    .keep("uploadUrl", "/uploadUrl")
                    .keep("uploadMethod", "/uploadMethod"),
            post("/fileUpload", 200, "{}").fails(400),
            post("/fileUpload", 200, "{\"contentType\": \"application/pdf\"}").unauthorized(),
            post("/fileUpload", 200, "{\"contentType\": \"application/pdf\"}").outOfScope(),
            get("/fileUpload/{fileId=file}"),
            get("/fileUpload/{fileId=:nonsense}").fails(400),
            get("/fileUpload/{fileId=file}").unauthorized(),
            get("/fileUpload/{fileId=file}").outOfScope(),
            upload("application/pdf", "%PDF-1.4"),
            get("/fileUpload/{fileId=file}"),
            get("/fileUpload/{fileId=file}"),
            get("/fileUpload/{fileId=file}").keep("document", "/documentId"),
            get("/documents/{documentId=document}"),
            post("/transactions", 201, VOUCHER),
            post("/transactions", 201, VOUCHER.replace("-1250.5", "-1250")).fails(400),
            post("/transactions", 201, VOUCHER).unauthorized(),
            post("/transactions", 201, VOUCHER).outOfScope(),
            get(TRANSACTION_LINES + "&limit=1").linked().keep("transactionLine", "/0/id"),
            get(TRANSACTION_LINES + "&includeDimensions=true"),
            get("/transactionlines?dateFrom=1999-01-01&dateTo=1999-01-02"),
            get("/transactionlines/{id=transactionLine}"),
            get("/accountbalances?dateFrom=2026-01-01&dateTo=2026-12-31"),
            get("/accountbalances?dateFrom=2026-01-01&dateTo=2026-12-31&type=Period&keepIncoming=true"),
            get("/accountbalances?dateFrom=2026-01-01&dateTo=2026-12-31").header("Accept", "application/hal"),
            get("/accountbalances/{id=account}?dateFrom=2026-01-01&dateTo=2026-12-31"),
            get("/accountbalances/{id=account}?dateFrom=2026-01-01&dateTo=2026-12-31")
                    .header("Accept", "application/hal"),
            // the bank
            post("/bankaccounts", 201, BANK_ACCOUNT).keep("bankAccount", "/id"),
            get("/bankaccounts"),
            get("/bankaccounts/{id=bankAccount}"),
            post("/bankaccounts/{id=bankAccount}/balances", 201, """
                    {"amount": 10000.25, "timestamp": "2026-03-15T12:00:00.000Z", "currency": {"code": "NOK"}}
                    """),
            get("/bankaccounts"),
            get("/bankaccounts/{id=bankAccount}?before=2027-01-01"),
            post("/banktransactions", 201, BANK_TRANSACTION).keep("bankTransaction", "/bankTransactionReference"),
            post("/banktransactions", 201, BANK_TRANSACTION.replace("000001", "000002")),
            get(BANK_TRANSACTIONS + "&limit=1").linked(),
            get(BANK_TRANSACTIONS + "&limit=1&page=2"),
            get(BANK_TRANSACTIONS + "&bankAccountId=${bankAccount}"),
            get("/banktransactions/{bankTransactionReference=bankTransaction}"),
            // at the end, as nothing finds them afterwards
            delete("/customers/{customerId=otherCompany}").unauthorized(),
            delete("/customers/{customerId=otherCompany}"));

    private ContractCalls() {}

    /** A field of the first element of which another field has the value. */
    private static Function<JsonNode, JsonNode> first(String field, String value, String wanted) {
        return list -> StreamSupport.stream(list.spliterator(), false)
                .filter(element -> element.path(field).asText().equals(value))
                .findFirst()
                .map(element -> element.get(wanted))
                .orElse(null);
    }

    /** System types have negative numbers and cannot be posted. */
    private static JsonNode positiveNumber(JsonNode types) {
        return StreamSupport.stream(types.spliterator(), false)
                .map(type -> type.path("number"))
                .filter(number -> number.asInt() > 0)
                .findFirst()
                .orElse(null);
    }
}
