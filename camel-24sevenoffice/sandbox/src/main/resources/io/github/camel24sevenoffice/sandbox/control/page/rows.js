/* SPDX-License-Identifier: Apache-2.0 */
"use strict";

/* The organizations and the rows of their tables. */
const rows = (() => {
  const LIMIT = 15;
  const money = value => typeof value === "number" ? value.toFixed(2) : "";
  // the title of a column, where its value is, and how it is written if it is a number
  const TABLES = {
    customers: {title: "Customers", key: "id", columns: [["Name", "name"], ["Organization number", "organizationNumber"],
      ["E-mail", "email.contact"], ["Supplier", "isSupplier"], ["Modified", "modifiedAt"]]},
    products: {title: "Products", key: "id", columns: [["Number", "number"], ["Name", "name"],
      ["Sales price", "salesPrice", money], ["Stock", "stock.quantity", String], ["Status", "status"]]},
    salesorders: {title: "Orders", key: "id", columns: [["Date", "date"], ["Customer", "customer.name"], ["Status", "status"],
      ["Net", "netAmount", money], ["Gross", "grossAmount", money], ["Invoice", "invoice.number"]]},
    transactionlines: {title: "Ledger", key: "transaction.number", columns: [["Date", "date"], ["Account", "account.number"],
      ["Comment", "comment"], ["Amount", "amount", money], ["Tax rate", "tax.rate"], ["Invoice", "invoice.number"]]},
    bankaccounts: {title: "Bank accounts", key: "number", columns: [["Name", "name"], ["BIC", "bic"],
      ["Balance", "balance.amount", money], ["Of", "balance.timestamp"]]},
    banktransactions: {title: "Bank transactions", key: "bankTransactionReference", columns: [["Date", "date"],
      ["Type", "type"], ["Amount", "amount.value", money], ["Reference", "paymentReference.value"], ["Status", "status"]]},
    lines: {title: "Lines", columns: [["Product", "product.number"], ["Description", "description"], ["Quantity", "quantity", String],
      ["Price", "price", money], ["Tax rate", "tax.rate", String]]}
  };

  let organizations = [];
  let table = "customers";
  let offset = 0;
  let total = 0;

  function value(row, path) {
    return path.split(".").reduce((of, name) => of === undefined || of === null ? of : of[name], row);
  }

  function cell(row, column) {
    const found = value(row, column[1]);
    if (found === undefined || found === null) {
      return page.element("td");
    }
    return column[2] ? page.element("td", column[2](found), {"class": "number"}) : page.element("td", found);
  }

  function head(columns) {
    const row = page.element("tr");
    columns.forEach(column => row.appendChild(
      page.element("th", column[0], column[2] ? {scope: "col", "class": "number"} : {scope: "col"})));
    return row;
  }

  function url(rest) {
    return "/sandbox/organizations/" + encodeURIComponent(page.byId("organization").value) + "/" + rest;
  }

  function read() {
    const shown = table;
    page.send("GET", url(table) + "?" + page.query({offset: offset, limit: LIMIT}), null, (status, body) => {
      if (status === 200 && shown === table) {
        total = body.total;
        show(body.rows);
      } else if (status !== 200) {
        page.say("rows-status", "The rows could not be read.");
      }
    });
  }

  function show(found) {
    const kind = TABLES[table];
    const target = page.byId("rows");
    target.querySelector("caption").textContent = kind.title + " of organization " + page.byId("organization").value;
    page.clear(target.querySelector("thead"));
    target.querySelector("thead").appendChild(head([["Row"]].concat(kind.columns)));
    const body = target.querySelector("tbody");
    page.clear(body);
    found.forEach(row => {
      const line = page.element("tr");
      const first = page.element("td");
      first.appendChild(page.expander(line, value(row, kind.key), kind.columns.length + 1, into => detail(into, row)));
      line.appendChild(first);
      kind.columns.forEach(column => line.appendChild(cell(row, column)));
      body.appendChild(line);
    });
    page.byId("rows-previous").disabled = offset === 0;
    page.byId("rows-next").disabled = offset + found.length >= total;
    page.say("rows-status", found.length === 0 ? "There are no rows."
      : "Rows " + (offset + 1) + " to " + (offset + found.length) + " of " + total + ".");
  }

  function detail(into, row) {
    if (table !== "salesorders") {
      page.titled(into, "Row", JSON.stringify(row, null, 2));
      return;
    }
    page.send("GET", url("salesorders/" + row.id + "/lines?limit=500"), null, (status, body) => {
      if (status === 200) {
        into.appendChild(lines(row, body.rows));
      }
      page.titled(into, "Order", JSON.stringify(row, null, 2));
    });
  }

  function lines(order, found) {
    const made = page.element("table");
    made.appendChild(page.element("caption", "Lines of order " + order.id));
    const top = page.element("thead");
    top.appendChild(head(TABLES.lines.columns));
    made.appendChild(top);
    const body = page.element("tbody");
    found.forEach(line => {
      const row = page.element("tr");
      TABLES.lines.columns.forEach(column => row.appendChild(cell(line, column)));
      body.appendChild(row);
    });
    made.appendChild(body);
    return made;
  }

  function choose(name) {
    table = name;
    offset = 0;
    counts();
    read();
  }

  /** The buttons of the tables with their numbers of rows. They stay, as one of them may have the focus. */
  function counts() {
    const chosen = organizations.filter(organization => organization.id === page.byId("organization").value)[0];
    if (!chosen) {
      return;
    }
    const group = page.byId("tables");
    Object.keys(chosen.tables).forEach(name => {
      let button = page.byId("table-" + name);
      if (!button) {
        button = page.element("button", "", {type: "button", id: "table-" + name});
        button.addEventListener("click", () => choose(name));
        group.appendChild(button);
      }
      const text = TABLES[name].title + " (" + chosen.tables[name] + ")";
      if (button.textContent !== text) {
        button.textContent = text;
      }
      button.setAttribute("aria-pressed", name === table ? "true" : "false");
    });
  }

  return {
    /** Takes the organizations of the status. */
    update(found) {
      const first = organizations.length === 0;
      organizations = found;
      if (first) {
        found.forEach(organization => {
          page.byId("organization").appendChild(page.element("option", organization.id, {value: organization.id}));
          page.byId("filter-organization").appendChild(page.element("option", organization.id, {value: organization.id}));
        });
        read();
      }
      counts();
    },

    read: read,

    start() {
      page.byId("organization").addEventListener("change", () => choose(table));
      page.byId("rows-again").addEventListener("click", read);
      page.byId("rows-previous").addEventListener("click", () => {
        offset = Math.max(0, offset - LIMIT);
        read();
      });
      page.byId("rows-next").addEventListener("click", () => {
        offset += LIMIT;
        read();
      });
    }
  };
})();
