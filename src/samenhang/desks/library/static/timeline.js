// SPDX-FileCopyrightText: 2026 Samenhang contributors
// SPDX-License-Identifier: EUPL-1.2
// The picture of a timeline by keyboard: one stop of Tab, arrow keys inside it. Without this file the list says it all.
"use strict";

(() => {
  let wanted = null; // what has the focus again when the picture was drawn anew

  const charts = () => [...document.querySelectorAll("[data-chart]")];
  const eventsOf = (chart) => [...chart.querySelectorAll("[data-event]")];
  const middle = (element) => {
    const box = element.getBoundingClientRect();
    return box.x + box.width / 2;
  };

  const tell = (event) => {
    const told = document.querySelector("[data-told]");
    if (told) told.textContent = event.getAttribute("aria-label");
  };

  const go = (event) => {
    if (!event) return;
    for (const other of eventsOf(event.closest("[data-chart]"))) other.setAttribute("tabindex", "-1");
    event.setAttribute("tabindex", "0");
    event.focus();
  };

  // Up and down: the event of the lane above or below that is nearest in time.
  const nearest = (event, step) => {
    const chart = event.closest("[data-chart]");
    const lanes = [...new Set([...eventsOf(chart)].sort((a, b) => a.getBoundingClientRect().y - b.getBoundingClientRect().y).map((one) => one.dataset.lane))];
    const lane = lanes[lanes.indexOf(event.dataset.lane) + step];
    const here = middle(event);
    return eventsOf(chart)
      .filter((one) => one.dataset.lane === lane)
      .sort((a, b) => Math.abs(middle(a) - here) - Math.abs(middle(b) - here))[0];
  };

  const zoom = (move, event) => {
    const link = document.querySelector(`[data-move=${move}]`);
    if (!link) return;
    wanted = event.dataset.event;
    link.click();
  };

  document.addEventListener("keydown", (pressed) => {
    const event = pressed.target.closest?.("[data-event]");
    if (!event || pressed.ctrlKey || pressed.altKey || pressed.metaKey) return;
    const all = eventsOf(event.closest("[data-chart]"));
    const at = all.indexOf(event);
    const keys = {
      ArrowRight: () => go(all[at + 1]),
      ArrowLeft: () => go(all[at - 1]),
      ArrowUp: () => go(nearest(event, -1)),
      ArrowDown: () => go(nearest(event, 1)),
      Home: () => go(all[0]),
      End: () => go(all[all.length - 1]),
      "+": () => zoom("closer", event),
      "=": () => zoom("closer", event),
      "-": () => zoom("wider", event),
    };
    if (!keys[pressed.key]) return;
    pressed.preventDefault();
    keys[pressed.key]();
  });

  document.addEventListener("focusin", (focused) => {
    const event = focused.target.closest?.("[data-event]");
    if (event) tell(event);
  });
  document.addEventListener("mouseover", (over) => {
    const event = over.target.closest?.("[data-event]");
    const told = document.querySelector("[data-told]");
    if (event && told) {
      told.removeAttribute("role"); // a mouse needs no voice
      tell(event);
      told.setAttribute("role", "status");
    }
  });

  const explain = () => document.querySelectorAll("[data-keys]").forEach((keys) => (keys.hidden = false));
  document.addEventListener("htmx:afterSettle", () => {
    explain();
    if (wanted === null) return;
    const chart = charts().find((one) => one.checkVisibility());
    const all = chart ? eventsOf(chart) : [];
    go(all.find((one) => one.dataset.event === wanted) || all[0]);
    wanted = null;
  });
  explain();
})();
