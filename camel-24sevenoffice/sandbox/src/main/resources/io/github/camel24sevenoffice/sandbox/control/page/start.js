/* SPDX-License-Identifier: Apache-2.0 */
"use strict";

/* Asks for what is new once a second, and tells the parts of the page. */
(() => {
  const PERIOD = 1000;

  function refresh() {
    page.send("GET", "/sandbox/status", null, (status, body) => {
      if (status !== 200) {
        page.say("connection", "The sandbox does not respond. This page tries again.");
        return;
      }
      page.say("connection", "");
      page.byId("tokens-issued").textContent = body.tokensIssued;
      page.byId("token-requests").textContent = body.tokenRequests;
      rows.update(body.organizations);
      controls.update(body.faults);
      journal.update(body.journal);
    });
  }

  rows.start();
  controls.start(refresh, () => {
    rows.read();
    refresh();
  });
  journal.start(refresh);
  refresh();
  setInterval(() => {
    // a page that nobody sees costs nothing
    if (!document.hidden) {
      refresh();
    }
  }, PERIOD);
})();
