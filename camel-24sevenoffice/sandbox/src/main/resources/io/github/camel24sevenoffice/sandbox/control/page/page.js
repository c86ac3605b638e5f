/* SPDX-License-Identifier: Apache-2.0 */
"use strict";

/* What all parts of the page use. Whatever comes from outside gets into the page as text, never as HTML. */
const page = {

  byId(id) {
    return document.getElementById(id);
  },

  /** A new element with attributes and a text. */
  element(name, text, attributes) {
    const made = document.createElement(name);
    if (text !== undefined && text !== null) {
      made.textContent = String(text);
    }
    Object.keys(attributes || {}).forEach(key => made.setAttribute(key, attributes[key]));
    return made;
  },

  clear(element) {
    while (element.firstChild) {
      element.removeChild(element.firstChild);
    }
  },

  say(id, text) {
    // unchanged text would be read aloud again
    if (page.byId(id).textContent !== text) {
      page.byId(id).textContent = text;
    }
  },

  /** Calls done(status, body), with status 0 when the sandbox does not respond. */
  send(method, path, body, done) {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.setRequestHeader("Accept", "application/json");
    if (body) {
      request.setRequestHeader("Content-Type", "application/json");
    }
    request.onload = () => done(request.status, page.parsed(request.responseText));
    request.onerror = () => done(0, null);
    request.send(body ? JSON.stringify(body) : null);
  },

  parsed(text) {
    try {
      return text ? JSON.parse(text) : null;
    } catch (e) {
      return null;
    }
  },

  /** JSON with line breaks; any other text as it is. */
  pretty(text) {
    const parsed = page.parsed(text);
    return parsed === null ? text : JSON.stringify(parsed, null, 2);
  },

  query(values) {
    return Object.keys(values)
      .filter(name => values[name] !== "" && values[name] !== undefined)
      .map(name => encodeURIComponent(name) + "=" + encodeURIComponent(values[name]))
      .join("&");
  },

  /** Shows a sentence beside a field, or takes it away. */
  complain(form, name, sentence) {
    const field = page.byId(form + "-" + name);
    page.byId(form + "-" + name + "-error").textContent = sentence || "";
    if (sentence) {
      field.setAttribute("aria-invalid", "true");
    } else {
      field.removeAttribute("aria-invalid");
    }
  },

  /** The values of a form, or null when a field has nonsense, which then says so and gets the focus. */
  values(form, checks) {
    const values = {};
    let first = null;
    Object.keys(checks).forEach(name => {
      const field = page.byId(form + "-" + name);
      values[name] = field.value.trim();
      const sentence = checks[name](values[name]);
      page.complain(form, name, sentence);
      if (sentence && !first) {
        first = field;
      }
    });
    if (first) {
      first.focus();
      return null;
    }
    return values;
  },

  anything() {
    return "";
  },

  wholeNumber(minimum, maximum, sentence) {
    return value => value === "" || (/^\d{1,10}$/.test(value) && Number(value) >= minimum && Number(value) <= maximum)
      ? "" : sentence;
  },

  /** A button that shows and hides a row of the table below its own row. */
  expander(row, label, columns, fill) {
    const button = page.element("button", label, {type: "button", "aria-expanded": "false"});
    let detail = null;
    button.addEventListener("click", () => {
      if (detail) {
        detail.parentNode.removeChild(detail);
        detail = null;
      } else {
        detail = page.element("tr", null, {"class": "detail"});
        const cell = page.element("td", null, {colspan: columns});
        detail.appendChild(cell);
        row.parentNode.insertBefore(detail, row.nextSibling);
        fill(cell);
      }
      button.setAttribute("aria-expanded", detail ? "true" : "false");
    });
    return button;
  },

  titled(cell, title, text) {
    if (text) {
      cell.appendChild(page.element("h4", title));
      cell.appendChild(page.element("pre", text));
    }
  }
};
