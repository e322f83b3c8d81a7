// SPDX-FileCopyrightText: 2026 Samenhang contributors
// SPDX-License-Identifier: EUPL-1.2
// Adding files: dropping them, and seeing how far they are sent. The form works without this file.
"use strict";

(() => {
  const form = document.querySelector("form.add");
  const box = form.querySelector("#drop");
  const input = form.querySelector("#files");
  const list = form.querySelector(".drop-files");
  const fault = form.querySelector("#files-error");
  const sending = form.querySelector(".sending");
  const bar = sending.querySelector("progress");
  const said = sending.querySelector(".sending-said");
  const language = document.documentElement.lang;
  const shown = (bytes) => {
    const unit = bytes < 1e6 ? "kilobyte" : "megabyte";
    const value = bytes < 1e6 ? Math.ceil(bytes / 1e3) : bytes / 1e6;
    return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
  };

  const complain = (words) => {
    fault.textContent = words;
    fault.hidden = !words;
    box.classList.toggle("utrecht-form-field--invalid", Boolean(words));
    if (words) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  const size = () => [...input.files].reduce((sum, file) => sum + file.size, 0);

  // Which files there are, with their size; too much is said before it is sent.
  const show = () => {
    const rows = [...input.files].map((file) =>
      Object.assign(document.createElement("li"), { textContent: `${file.name}, ${shown(file.size)}` }),
    );
    list.replaceChildren(...rows);
    list.hidden = !rows.length;
    complain(size() > Number(form.dataset.most) ? fault.dataset.large : "");
  };
  input.addEventListener("change", show);
  window.addEventListener("pageshow", show);

  form.querySelector(".drop-hint").hidden = false;
  for (const over of ["dragenter", "dragover"]) {
    box.addEventListener(over, (event) => {
      event.preventDefault();
      box.classList.add("dropping");
    });
  }
  box.addEventListener("dragleave", (event) => {
    if (!box.contains(event.relatedTarget)) box.classList.remove("dropping");
  });
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("dropping");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    show();
  });

  const failed = (words) => {
    sending.hidden = true;
    delete form.dataset.sent;
    form.querySelector("[type=submit]").disabled = false;
    complain(words);
    input.focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.dataset.busy) return;
    if (size() > Number(form.dataset.most)) {
      complain(fault.dataset.large);
      input.focus();
      return;
    }
    complain("");
    const request = new XMLHttpRequest();
    const done = (words) => {
      delete form.dataset.busy;
      failed(words);
    };
    request.upload.addEventListener("progress", (now) => {
      if (!now.lengthComputable) return;
      bar.value = (100 * now.loaded) / now.total;
      const words = bar.value < 100 ? sending.dataset.said.replace("#", Math.floor(bar.value / 10) * 10) : sending.dataset.kept;
      if (said.textContent !== words) said.textContent = words;
    });
    request.addEventListener("load", () => {
      let answer = {};
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        // what is no answer of ours is told as broken off
      }
      if (request.status === 201) window.location.assign(answer.address);
      else done(answer.detail || fault.dataset.broken);
    });
    request.addEventListener("error", () => done(fault.dataset.broken));
    request.open("POST", form.dataset.to);
    request.setRequestHeader("X-CSRF-Token", form.elements.csrf.value);
    form.dataset.busy = "yes";
    form.querySelector("[type=submit]").disabled = true;
    sending.hidden = false;
    request.send(new FormData(form));
  });
})();
