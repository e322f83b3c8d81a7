// SPDX-FileCopyrightText: 2026 Samenhang contributors
// SPDX-License-Identifier: EUPL-1.2
// The document page with scripts: kinds underlined at once, the margin filled without a new page, findings judged
// by single keys while the list has the focus. Without this file all of it works by links and forms.
"use strict";

(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const text = one("#text");
  const say = (words) => {
    one("#said").textContent = words;
  };

  // Kinds of marks.
  const kinds = one("[data-kinds]");
  if (kinds) {
    one("button", kinds).hidden = true;
    kinds.addEventListener("change", (event) => {
      text.classList.toggle(`hide-${event.target.value}`, !event.target.checked);
      const shown = all("input:checked", kinds).map((input) => input.value);
      const address = new URL(location);
      address.searchParams.delete("marks");
      address.searchParams.set("marks", shown.join(","));
      history.replaceState(null, "", address);
    });
  }

  // Numbers of passages: one tab stop, arrows go on from there.
  const numbers = text ? all(".passage-number", text) : [];
  const stop = (link) => {
    numbers.forEach((number) => (number.tabIndex = -1));
    link.tabIndex = 0;
  };
  if (numbers.length) stop(one(".passage-number[aria-current]", text) || numbers[0]);
  text?.addEventListener("keydown", (event) => {
    const at = numbers.indexOf(event.target);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step && at >= 0 ? numbers[at + step] : undefined;
    if (!next) return;
    event.preventDefault();
    stop(next);
    next.focus();
  });

  // The margin: beside the text where there is room, else below the passage.
  const wide = matchMedia("(min-width: 60rem)");
  const place = () => {
    const found = one("#found");
    const chosen = one(".passage.chosen", text);
    if (!found || !text) return;
    if (wide.matches || !chosen) {
      one(".page-aside").append(found);
      return;
    }
    let block = chosen;
    while (block.parentElement !== text) block = block.parentElement;
    block.after(found);
  };
  const mark = (number) => {
    all(".passage.chosen", text).forEach((passage) => passage.classList.remove("chosen"));
    numbers.forEach((link) => link.removeAttribute("aria-current"));
    const passage = one(`#p${number}`, text);
    if (!passage) return;
    passage.classList.add("chosen");
    const link = one(".passage-number", passage);
    link.setAttribute("aria-current", "true");
    stop(link);
  };
  const choose = async (number, then = () => {}) => {
    const address = text.dataset.address;
    await htmx.ajax("GET", `${address}/passages/${number}`, {
      target: "#found",
      select: "#found",
      swap: "outerHTML",
    });
    mark(number);
    place();
    const here = new URL(location);
    here.searchParams.delete("part");
    here.searchParams.set("passage", number);
    here.hash = `p${number}`;
    history.replaceState(null, "", here);
    then();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-chooses]");
    if (!link || !text || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const number = link.dataset.chooses;
    if (!one(`#p${number}`, text)) return; // in another part
    event.preventDefault();
    choose(number, () => {
      if (link.matches(".passage-number") && event.detail) return; // by mouse: stay in the text
      one(`#p${number}`, text).scrollIntoView({ block: "nearest" });
      one("#found-title").focus();
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !text || !event.target.closest?.("#found")) return;
    one(".passage-number[tabindex='0']", text)?.focus();
  });
  if (text) {
    const chosen = one(".passage-number[aria-current]", text);
    if (chosen) mark(chosen.dataset.chooses);
    place();
    wide.addEventListener("change", place);
    const asked = /^#p(\d+)$/.exec(location.hash);
    if (asked && !one(location.hash)) location.replace(`${text.dataset.address}?passage=${asked[1]}${location.hash}`);
  }

  // Findings: the list is one tab stop. Letters work only while a finding has the focus.
  let last = 0;
  const items = (list) => all(":scope > .finding", list);
  const inner = "a, button, input, select, textarea, summary";
  const enter = (list, at, focus = true) => {
    const findings = items(list);
    const chosen = findings[Math.max(0, Math.min(at, findings.length - 1))];
    for (const finding of findings) {
      finding.tabIndex = finding === chosen ? 0 : -1;
      all(inner, finding).forEach((element) => (element.tabIndex = finding === chosen ? 0 : -1));
    }
    last = findings.indexOf(chosen);
    if (focus) chosen?.focus();
  };
  const prepare = (within) => {
    all("[data-judged]", within).forEach((list) => enter(list, 0, false));
    all("[data-shown]", within).forEach((element) => (element.hidden = false));
    all("[data-copies]", within).forEach((button) => (button.hidden = !one(`#${button.dataset.copies}`)));
  };
  document.addEventListener("focusin", (event) => {
    const finding = event.target.closest("[data-judged] > .finding");
    if (finding) enter(finding.parentElement, items(finding.parentElement).indexOf(finding), false);
  });
  document.addEventListener("keydown", (event) => {
    const finding = event.target;
    if (event.ctrlKey || event.altKey || event.metaKey || !finding.matches?.("[data-judged] > .finding")) return;
    const list = finding.parentElement;
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      enter(list, items(list).indexOf(finding) + step);
      return;
    }
    const button = one(`[data-key="${CSS.escape(event.key)}"]`, finding);
    if (!button) return;
    event.preventDefault();
    button.click();
    if (button.matches("summary")) one("input:not([type=hidden]), select", button.parentElement)?.focus();
  });
  let judged = "";
  document.addEventListener("htmx:configRequest", (event) => {
    const form = event.detail.elt;
    const around = form.closest?.("[data-self]");
    if (!around || !form.matches("form")) return;
    event.detail.parameters.set?.("back", around.dataset.self);
    judged = form.closest(".finding")?.id ?? "";
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const around = document.getElementById(event.detail.target.id);
    if (!around?.matches("[data-self]")) return;
    prepare(around);
    if (around.dataset.said) say(around.dataset.said);
    const list = one("[data-judged]", around);
    if (judged && list) {
      const same = document.getElementById(judged);
      enter(list, same ? items(list).indexOf(same) : last);
    }
    judged = "";
  });
  prepare(document);

  // Copying.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copies]");
    if (!button) return;
    await navigator.clipboard.writeText(one(`#${button.dataset.copies}`).textContent.trim());
    say(button.dataset.copied);
  });

  // Selected words become a mark.
  const adder = one("#select-add");
  const selected = () => {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const passage = range?.startContainer.parentElement?.closest("#text .passage");
    return passage && passage.contains(range.endContainer) ? { passage, range } : null;
  };
  const words = (range) => {
    const copy = range.cloneContents();
    all(".place, .item-label, .note-label, .note-back, sup", copy).forEach((element) => element.remove());
    return copy.textContent;
  };
  if (adder) {
    document.addEventListener("selectionchange", () => {
      adder.hidden = !selected();
    });
    adder.addEventListener("click", () => {
      const chosen = selected();
      if (!chosen) return;
      const quote = words(chosen.range);
      const before = document.createRange();
      before.setStart(chosen.passage, 0);
      before.setEnd(chosen.range.startContainer, chosen.range.startOffset);
      const start = [...words(before)].length + quote.length - quote.trimStart().length;
      choose(chosen.passage.id.slice(1), () => {
        const adding = one("#adding");
        adding.open = true;
        one("[name=quote]", adding).value = quote.trim();
        one("[name=start]", adding).value = start;
        one("[name=kind]", adding).focus();
      });
    });
  }
})();
