/* SPDX-License-Identifier: Apache-2.0 */
"use strict";

/* The buttons and the form that change what the sandbox does. */
const controls = (() => {
  const MOST = 2147483647;
  const CHECKS = {
    path: value => value.charAt(0) === "/" && value.length <= 1000
      ? "" : "Begin the path with a slash, for example /v1/taxes or /v1/*.",
    method: page.anything,
    status: page.wholeNumber(100, 599, "A status is a number from 100 to 599."),
    retryAfter: page.wholeNumber(0, MOST, "Write whole seconds, for example 2."),
    delay: page.wholeNumber(0, MOST, "Write whole milliseconds, for example 500."),
    reset: page.anything,
    times: page.wholeNumber(1, MOST, "Write a whole number from 1 on, or nothing for always.")
  };
  const NUMBERS = ["status", "retryAfter", "delay", "times"];

  function act(id, method, path, output, done, after) {
    page.byId(id).addEventListener("click", () => page.send(method, path, null, status => {
      page.say(output, status === 204 ? done : "That did not work. The sandbox responded with " + status + ".");
      after();
    }));
  }

  function inject(refresh) {
    const values = page.values("fault", CHECKS);
    if (!values) {
      page.say("fault-result", "");
      return;
    }
    if (values.status === "" && values.delay === "" && values.reset === "") {
      page.complain("fault", "status", "Give a status, a delay or a reset, so that something goes wrong.");
      page.byId("fault-status").focus();
      return;
    }
    if (values.retryAfter !== "" && values.status === "") {
      page.complain("fault", "retryAfter", "A Retry-After needs a status, for example 429.");
      page.byId("fault-retryAfter").focus();
      return;
    }
    const fault = {};
    Object.keys(values).filter(name => values[name] !== "").forEach(name => {
      fault[name] = NUMBERS.indexOf(name) < 0 ? values[name] : Number(values[name]);
    });
    page.send("POST", "/sandbox/faults", fault, (status, body) => {
      if (status === 201) {
        page.say("fault-result", "Injected: " + body.description + ".");
      } else {
        refused(body);
      }
      refresh();
    });
  }

  /** The sandbox checks all of it again. */
  function refused(body) {
    const errors = body && body.error && body.error.payload ? body.error.payload.validationErrors : [];
    errors.filter(error => CHECKS[error.path]).forEach(error =>
      page.complain("fault", error.path, "The sandbox does not take this value."));
    page.say("fault-result", "The fault was refused.");
  }

  let shown = "";

  return {
    /** Takes the faults of the status. */
    update(faults) {
      // a table that is made again every second cannot be read
      if (JSON.stringify(faults) === shown) {
        return;
      }
      shown = JSON.stringify(faults);
      const body = page.byId("faults").querySelector("tbody");
      page.clear(body);
      faults.forEach(fault => {
        const row = page.element("tr");
        row.appendChild(page.element("td", fault.description));
        row.appendChild(page.element("td", fault.timesLeft === undefined ? "always" : fault.timesLeft));
        body.appendChild(row);
      });
      page.byId("faults").hidden = faults.length === 0;
      page.byId("no-faults").hidden = faults.length > 0;
    },

    start(refresh, reread) {
      act("revoke", "POST", "/sandbox/revoke-tokens", "control-status", "All tokens are revoked.", refresh);
      act("expire", "POST", "/sandbox/expire-tokens", "control-status", "All tokens have expired.", refresh);
      act("reset", "POST", "/sandbox/reset", "control-status", "The data is as it was at the start.", reread);
      act("clear-faults", "DELETE", "/sandbox/faults", "fault-result", "There are no faults any more.", refresh);
      page.byId("fault").addEventListener("submit", event => {
        event.preventDefault();
        inject(refresh);
      });
    }
  };
})();
