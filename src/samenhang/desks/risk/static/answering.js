// SPDX-FileCopyrightText: 2026 Samenhang contributors
// SPDX-License-Identifier: EUPL-1.2
// An answer is kept as it is typed. Where the connection breaks, what was typed stays and is tried again.
"use strict";

(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const kept = document.querySelector("#kept");
  const longest = 30_000;
  let typed = 0; // how often something was changed,
  let sent = 0; // how much of that is under way,
  let saved = 0; // and how much is kept
  let tries = 0;
  let timer = 0;
  let leaving = null; // the button that waits for what was typed to be kept

  const tell = (words, failed) => {
    kept.textContent = words;
    kept.classList.toggle("kept-failed", failed);
  };
  const again = () => {
    clearTimeout(timer);
    htmx.trigger(form, "retry");
  };
  const marked = () => {
    for (const fault of document.querySelectorAll(".value-fault")) {
      const field = document.getElementById(fault.id.replace("-fault", ""));
      if (!field) continue;
      if (fault.textContent.trim()) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
  };

  for (const change of ["input", "change"]) form.addEventListener(change, () => (typed += 1));
  form.addEventListener("htmx:beforeRequest", () => {
    sent = typed;
    if (!tries) tell(form.dataset.saving, false);
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) {
      saved = sent;
      tries = 0;
      kept.classList.remove("kept-failed");
      if (leaving && saved === typed) form.requestSubmit(leaving);
      return;
    }
    leaving = null;
    tell(form.dataset.failed, true);
    clearTimeout(timer);
    timer = setTimeout(again, Math.min(longest, 1000 * 2 ** tries));
    tries += 1;
  });
  document.addEventListener("htmx:afterSettle", marked);
  window.addEventListener("online", () => typed > saved && again());

  // A page that is left for good while something is not kept would lose it: first keep it, then go.
  form.addEventListener("submit", (event) => {
    if (typed === saved) return;
    event.preventDefault();
    leaving = event.submitter;
    again();
  });
  window.addEventListener("beforeunload", (event) => {
    if (typed > saved) event.preventDefault();
  });
})();
