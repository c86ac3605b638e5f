/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of the sandbox in a browser. A script that fails fails the test. */
class PageTest {

    /** Referenced, because the JDK forgets the level of a logger without references. */
    private static final Logger CHATTY = Logger.getLogger("org.htmlunit");

    private final Sandbox sandbox = Sandbox.builder()
            .clock(new TestClock("2026-03-20T12:00:00Z"))
            .organization(Sandbox.ORGANIZATION_ID)
            .organization("2")
            .demo(true)
            .start();
    private final WebClient browser = new WebClient(BrowserVersion.FIREFOX);
    private HtmlPage page;

    @BeforeEach
    void open() throws Exception {
        CHATTY.setLevel(Level.SEVERE);
        page = browser.getPage(sandbox.url() + "/");
    }

    @AfterEach
    void close() {
        browser.close();
        sandbox.close();
    }

    @Test
    void showsTheRowsOfEachTable() throws Exception {
        awaitText("rows-status", "Rows 1 to 13 of 13.");
        assertThat(text("#rows caption")).isEqualTo("Customers of organization " + Sandbox.ORGANIZATION_ID);
        assertThat(text("#rows tbody")).contains("Kafé Solsiden AS", "hei@solsiden.example.com");

        click("table-transactionlines");
        await().untilAsserted(() -> assertThat(text("#rows caption")).startsWith("Ledger of"));
        assertThat(text("#rows tbody")).contains("Innskutt kapital", "-250000.00");
        click("rows-next");
        await().untilAsserted(() -> assertThat(text("#rows-status")).startsWith("Rows 16 to 30 of "));

        click("table-banktransactions");
        await().untilAsserted(() -> assertThat(text("#rows tbody")).contains("2025-03-01-000001"));
        assertThat(element("table-banktransactions").getAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(element("table-customers").getAttribute("aria-pressed")).isEqualTo("false");
    }

    @Test
    void showsTheLinesOfAnOrder() throws Exception {
        awaitText("rows-status", "Rows 1 to 13 of 13.");
        click("table-salesorders");
        await().untilAsserted(() -> assertThat(text("#rows caption")).startsWith("Orders of"));

        HtmlElement order = page.querySelector("#rows tbody button");
        order.click();

        await().untilAsserted(() ->
                assertThat(text("#rows tr.detail caption")).isEqualTo("Lines of order " + order.getTextContent()));
        assertThat(page.querySelectorAll("#rows tr.detail tbody tr")).isNotEmpty();
        assertThat(order.getAttribute("aria-expanded")).isEqualTo("true");
        order.click();
        assertThat(page.querySelectorAll("#rows tr.detail")).isEmpty();
    }

    @Test
    void changesTheOrganization() {
        awaitText("rows-status", "Rows 1 to 13 of 13.");

        ((HtmlSelect) page.getElementById("organization")).setSelectedAttribute("2", true);

        awaitText("rows-status", "There are no rows.");
        assertThat(text("#table-customers")).isEqualTo("Customers (0)");
    }

    @Test
    void showsRequestsAsTheyComeAndTakesThemAsText() throws Exception {
        awaitText("journal-status", "There are no such requests.");
        Client client = new Client(sandbox);
        client.post("/customers", "{'isCompany':true,'name':'<img src=x onerror=alert(1)>'}")
                .expect(200);

        awaitText("journal-status", "2 requests.");
        assertThat(text("#requests tbody tr")).contains("POST", "/v1/customers", "200", Sandbox.ORGANIZATION_ID);
        ((HtmlElement) page.querySelector("#requests tbody button")).click();
        assertThat(text("#requests tr.detail"))
                .contains("Authorization: Bearer xxxxxx", "\"name\": \"<img src=x onerror=alert(1)>\"", "createdAt")
                .doesNotContain(client.token());
        assertThat(page.querySelectorAll("img")).isEmpty();

        client.get("/taxes/99").expect(404);
        awaitText("journal-status", "3 requests.");
        assertThat(text("#requests tbody tr")).contains("/v1/taxes/99", "404");
    }

    @Test
    void filtersTheJournal() throws Exception {
        Client client = new Client(sandbox);
        client.get("/taxes").expect(200);
        client.get("/taxes/99").expect(404);
        awaitText("journal-status", "3 requests.");

        type("filter-status", "40x");
        submit("filter");
        assertThat(text("#filter-status-error")).isEqualTo("Write a status such as 404, or its first digit.");
        type("filter-status", "4");
        submit("filter");
        awaitText("journal-status", "1 request.");
        assertThat(text("#filter-status-error")).isEmpty();
        assertThat(text("#requests tbody")).contains("/v1/taxes/99");

        client.get("/taxes").expect(200);
        client.get("/customers/1").expect(404);
        awaitText("journal-status", "2 requests.");

        click("empty");
        awaitText("journal-status", "There are no such requests.");
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void pausesTheJournal() throws Exception {
        new Client(sandbox);
        awaitText("journal-status", "1 request.");

        click("pause");
        assertThat(element("pause").getAttribute("aria-pressed")).isEqualTo("true");
        new Client(sandbox);
        awaitText("token-requests", "2");
        // what came with the status before would be there by the next one
        new Client(sandbox);
        awaitText("token-requests", "3");
        assertThat(text("#journal-status")).isEqualTo("1 request.");

        click("pause");
        awaitText("journal-status", "3 requests.");
    }

    @Test
    void forgetsWhatWasEmptiedElsewhere() {
        new Client(sandbox);
        awaitText("journal-status", "1 request.");

        sandbox.clearJournal();

        awaitText("journal-status", "There are no such requests.");
    }

    @Test
    void injectsAndClearsAFault() throws Exception {
        Client client = new Client(sandbox);
        type("fault-path", "/v1/taxes");
        type("fault-status", "503");
        type("fault-times", "2");
        submit("fault");

        awaitText("fault-result", "Injected: /v1/taxes: status 503.");
        client.get("/taxes").expect(503);
        await().untilAsserted(() -> assertThat(text("#faults tbody")).isEqualTo("/v1/taxes: status 5031"));
        click("clear-faults");
        awaitText("fault-result", "There are no faults any more.");
        client.get("/taxes").expect(200);
    }

    @Test
    void refusesNonsenseBesideTheField() throws Exception {
        type("fault-path", "v1/taxes");
        type("fault-status", "teapot");
        type("fault-times", "0");
        submit("fault");

        assertThat(text("#fault-path-error")).startsWith("Begin the path with a slash");
        assertThat(text("#fault-status-error")).isEqualTo("A status is a number from 100 to 599.");
        assertThat(text("#fault-times-error")).startsWith("Write a whole number from 1 on");
        assertThat(element("fault-path").getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(page.getFocusedElement()).isSameAs(element("fault-path"));

        type("fault-path", "/v1/taxes");
        type("fault-status", "");
        type("fault-times", "");
        submit("fault");
        assertThat(text("#fault-path-error")).isEmpty();
        assertThat(element("fault-path").hasAttribute("aria-invalid")).isFalse();
        assertThat(text("#fault-status-error")).startsWith("Give a status, a delay or a reset");
        new Client(sandbox).get("/taxes").expect(200);
    }

    @Test
    void revokesExpiresAndResets() throws Exception {
        awaitText("rows-status", "Rows 1 to 13 of 13.");
        Client client = new Client(sandbox);
        click("revoke");
        awaitText("control-status", "All tokens are revoked.");
        client.get("/taxes").expect(403);
        click("expire");
        awaitText("control-status", "All tokens have expired.");
        client.get("/taxes").expect(401);

        new Client(sandbox)
                .post("/customers", "{'isCompany':true,'name':'Fjord AS'}")
                .expect(200);
        await().untilAsserted(() -> assertThat(text("#table-customers")).isEqualTo("Customers (14)"));
        click("rows-again");
        awaitText("rows-status", "Rows 1 to 14 of 14.");
        click("reset");
        awaitText("control-status", "The data is as it was at the start.");
        awaitText("rows-status", "Rows 1 to 13 of 13.");
    }

    @Test
    void everyFieldHasALabelAndEveryTableACaption() {
        awaitText("rows-status", "Rows 1 to 13 of 13.");

        assertThat(page.querySelectorAll("input, select")).isNotEmpty().allSatisfy(field -> {
            String id = ((DomElement) field).getId();
            assertThat(page.querySelectorAll("label[for='" + id + "']")).as(id).hasSize(1);
            String error = ((DomElement) field).getAttribute("aria-describedby");
            assertThat(error.isEmpty() || page.getElementById(error) != null)
                    .as(id)
                    .isTrue();
        });
        assertThat(page.querySelectorAll("table")).isNotEmpty().allSatisfy(table -> assertThat(
                        ((DomElement) table).querySelector("caption").getTextContent())
                .isNotBlank());
        assertThat(page.querySelectorAll("th")).allSatisfy(head -> assertThat(((DomElement) head).getAttribute("scope"))
                .isEqualTo("col"));
        assertThat(page.querySelectorAll("button"))
                .allSatisfy(button -> assertThat(button.getTextContent()).isNotBlank());
        assertThat(List.of("rows-status", "control-status", "fault-result", "journal-status", "connection"))
                .allSatisfy(id -> assertThat(element(id).getAttribute("role")).isEqualTo("status"));
        assertThat(page.querySelectorAll("[onclick], [style], style")).isEmpty();
    }

    @Test
    void saysWhenTheSandboxIsGone() {
        awaitText("rows-status", "Rows 1 to 13 of 13.");

        sandbox.stop();

        awaitText("connection", "The sandbox does not respond. This page tries again.");
        sandbox.start();
        awaitText("connection", "");
    }

    @Test
    void saysWhereAllIsWithoutJavaScript() throws Exception {
        browser.getOptions().setJavaScriptEnabled(false);
        HtmlPage plain = browser.getPage(sandbox.url() + "/");

        assertThat(plain.querySelectorAll("noscript a")).hasSize(4).allSatisfy(link -> assertThat(
                        browser.getPage(sandbox.url() + ((DomElement) link).getAttribute("href"))
                                .getWebResponse()
                                .getStatusCode())
                .isEqualTo(200));
    }

    private void awaitText(String id, String text) {
        await().untilAsserted(() -> assertThat(text("#" + id)).isEqualTo(text));
    }

    private String text(String selector) {
        // as the engine does, whose scripts change the page meanwhile
        HtmlPage shown = page;
        synchronized (shown) {
            DomNode found = shown.querySelector(selector);
            return found == null ? "" : found.getTextContent();
        }
    }

    private DomElement element(String id) {
        return page.getElementById(id);
    }

    private void click(String id) throws Exception {
        element(id).click();
    }

    private void type(String id, String text) {
        ((HtmlInput) element(id)).setValue(text);
    }

    private void submit(String form) throws Exception {
        ((HtmlElement) page.querySelector("#" + form + " button[type='submit']")).click();
    }
}
