// SPDX-FileCopyrightText: 2026 Samenhang contributors
// SPDX-License-Identifier: EUPL-1.2
// What a page can do more where scripts run. Every page works without this file.
"use strict";

(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const say = (words) => {
    if (one("#said").textContent !== words) one("#said").textContent = words;
  };

  // htmx: the token of the session goes along, and a failure is told.
  document.addEventListener("htmx:configRequest", (event) => {
    const token = one("meta[name=csrf]");
    if (token) event.detail.headers["X-CSRF-Token"] = token.content;
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const words = event.target.dataset.said || one("[data-said]", event.target)?.dataset.said;
    if (words) say(words);
  });
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, () => say(one("#said").dataset.failed));
  }

  // Keys: an element that names its own in aria-keyshortcuts is used by them. With a modifier, always: single
  // letters would get in the way of who speaks to the computer.
  const keyed = () => all("[aria-keyshortcuts]").filter((element) => element.checkVisibility());
  const pressed = (event) =>
    [event.ctrlKey && "Control", event.altKey && "Alt", event.shiftKey && "Shift", event.key]
      .filter(Boolean)
      .join("+")
      .toLowerCase();
  const use = (element) => {
    if (element.matches("input, select, textarea")) element.focus();
    else element.click();
  };
  document.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.altKey) return;
    const keys = pressed(event);
    const wanted = keyed().find((element) => element.getAttribute("aria-keyshortcuts").toLowerCase() === keys);
    if (!wanted) return;
    event.preventDefault();
    use(wanted);
  });

  // The list of keys is made of what stands on the page.
  const help = one("#keys");
  const nameOf = (element) =>
    element.getAttribute("aria-label") || element.labels?.[0]?.textContent.trim() || element.textContent.trim();
  const row = (element) => {
    const term = document.createElement("dt");
    for (const [index, key] of element.getAttribute("aria-keyshortcuts").split("+").entries()) {
      if (index) term.append(" + ");
      term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    }
    return [term, Object.assign(document.createElement("dd"), { textContent: nameOf(element) })];
  };
  for (const opener of all("[data-opens=keys]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => {
      one("dl", help).replaceChildren(...keyed().flatMap(row));
      help.showModal();
    });
  }

  // A form that must not be sent twice.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]") || event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => delete form.dataset.sent));
})();
