/* SPDX-License-Identifier: Apache-2.0 */
"use strict";

/* The requests as they come, the newest first. */
const journal = (() => {
  const MOST = 100;
  const COLUMNS = 6;
  const CHECKS = {
    path: value => value === "" || value.charAt(0) === "/"
      ? "" : "Begin the path with a slash, for example /v1/customers*.",
    method: page.anything,
    status: value => value === "" || /^[0-5]\d{0,2}$/.test(value)
      ? "" : "Write a status such as 404, or its first digit.",
    organization: page.anything
  };

  let filter = {};
  /** The number of the last request that was read, wanted or not. */
  let last = 0;
  let paused = false;
  let reading = false;

  function body() {
    return page.byId("requests").querySelector("tbody");
  }

  function empty() {
    page.clear(body());
    count();
  }

  function count() {
    const shown = body().querySelectorAll("tr.request").length;
    page.say("journal-status", shown === 0 ? "There are no such requests."
      : shown === 1 ? "1 request." : shown + " requests" + (shown === MOST ? ", the last ones." : "."));
  }

  function add(entry) {
    const row = page.element("tr", null, {"class": "request"});
    const first = page.element("td");
    first.appendChild(page.expander(row, entry.number, COLUMNS, into => detail(into, entry)));
    row.appendChild(first);
    row.appendChild(page.element("td", entry.time.replace(/^.*T/, "").replace(/(\.\d{3})?\d*Z$/, "$1")));
    row.appendChild(page.element("td", entry.method));
    row.appendChild(page.element("td", entry.path + (entry.query ? "?" + entry.query : ""), {"class": "path"}));
    const failed = entry.status === 0 || entry.status >= 400;
    row.appendChild(page.element("td", entry.status === 0 ? "reset" : entry.status, failed ? {"class": "bad"} : {}));
    row.appendChild(page.element("td", entry.organizationId));
    body().insertBefore(row, body().firstChild);
  }

  function detail(into, entry) {
    page.titled(into, "Request headers", entry.requestHeaders);
    page.titled(into, "Request body", page.pretty(entry.body));
    page.titled(into, "Response headers", entry.responseHeaders);
    page.titled(into, "Response body", page.pretty(entry.responseBody));
    page.titled(into, "Trace id", entry.traceId);
  }

  function trim() {
    while (body().querySelectorAll("tr.request").length > MOST) {
      body().removeChild(body().lastChild);
    }
  }

  function read(known) {
    reading = true;
    const asked = filter;
    const query = page.query({path: filter.path, method: filter.method, status: filter.status,
      organization: filter.organization, since: last, limit: MOST});
    page.send("GET", "/sandbox/journal?" + query, null, (status, entries) => {
      reading = false;
      if (status === 200 && asked === filter) {
        entries.forEach(entry => {
          add(entry);
          last = Math.max(last, entry.number);
        });
        last = Math.max(last, known);
        trim();
        count();
      }
    });
  }

  return {
    /** Takes the numbers of the first and the last request of the status. */
    update(numbers) {
      if (paused || reading) {
        return;
      }
      if (numbers.last < last) {
        // another sandbox at the same address
        last = 0;
        empty();
      } else if (numbers.first > last && body().firstChild) {
        // emptied elsewhere
        empty();
      }
      if (numbers.last > last) {
        read(numbers.last);
      }
    },

    start(refresh) {
      page.byId("filter").addEventListener("submit", event => {
        event.preventDefault();
        const values = page.values("filter", CHECKS);
        if (values) {
          filter = values;
          last = 0;
          empty();
          read(0);
        }
      });
      page.byId("pause").addEventListener("click", () => {
        paused = !paused;
        page.byId("pause").setAttribute("aria-pressed", paused ? "true" : "false");
        refresh();
      });
      page.byId("empty").addEventListener("click", () => page.send("DELETE", "/sandbox/journal", null, () => {
        empty();
        refresh();
      }));
      count();
    }
  };
})();
