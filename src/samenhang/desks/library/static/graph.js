// SPDX-FileCopyrightText: 2026 Samenhang contributors
// SPDX-License-Identifier: EUPL-1.2
// The picture of what cites what. The list on the page says the same, and chooses in the picture.
"use strict";

(async () => {
  const picture = document.querySelector("[data-graph]");
  const told = document.querySelector("[data-graph-told]");
  if (!picture || !window.cytoscape) return;
  const answered = await fetch(picture.dataset.graph, { headers: { Accept: "application/json" } });
  if (!answered.ok) return;
  const graph = await answered.json();
  picture.hidden = told.hidden = false;
  told.textContent = told.dataset.words;

  const shapes = {
    papers: "ellipse",
    debate: "rectangle",
    asked: "diamond",
    promised: "triangle",
    decided: "hexagon",
    studied: "round-pentagon",
  };
  // Colours are those of the page, also when the system goes dark: a light-dark() is asked from an element.
  const colour = (name) => {
    const probe = document.createElement("span");
    probe.style.color = `var(${name})`;
    picture.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };
  const style = () => {
    const [ink, soft, paper, accent, line, found] = ["--ink", "--ink-soft", "--paper", "--accent", "--line-strong", "--focus"].map(colour);
    return [
      {
        selector: "node",
        style: {
          label: "data(label)",
          shape: "data(shape)",
          width: 22,
          height: 22,
          color: ink,
          "background-color": accent,
          "border-color": accent,
          "border-width": 2,
          "font-family": "system-ui, sans-serif",
          "font-size": 12,
          "min-zoomed-font-size": 7,
          "text-margin-y": 4,
          "text-max-width": 130,
          "text-valign": "bottom",
          "text-wrap": "ellipsis",
        },
      },
      { selector: "node[!held]", style: { "background-color": paper, "border-color": soft, color: soft } },
      { selector: "node[!own][?held]", style: { "background-opacity": 0.45 } },
      {
        selector: "edge",
        style: {
          width: "mapData(times, 1, 8, 1.2, 4)",
          "curve-style": "bezier",
          "line-color": line,
          "target-arrow-color": line,
          "target-arrow-shape": "triangle",
          "arrow-scale": 0.9,
          opacity: 0.75,
        },
      },
      { selector: ".faded", style: { opacity: 0.18 } },
      { selector: "node.chosen", style: { "border-color": found, "border-width": 5 } },
      { selector: "edge.tied", style: { "line-color": accent, "target-arrow-color": accent, opacity: 1 } },
    ];
  };

  const cy = window.cytoscape({
    container: picture,
    elements: [
      ...graph.nodes.map((node) => ({
        data: {
          id: node.id,
          label: node.label,
          shape: shapes[node.family] || "ellipse",
          held: node.document !== null,
          own: node.own,
        },
        position: { x: node.x, y: node.y },
      })),
      ...graph.edges.map((edge, index) => ({ data: { id: `edge ${index}`, ...edge } })),
    ],
    layout: { name: "preset", fit: true, padding: 36 },
    style: style(),
    minZoom: 0.1,
    maxZoom: 3,
    userZoomingEnabled: true,
    boxSelectionEnabled: false,
    autoungrabify: true,
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(style()));

  const lines = [...document.querySelectorAll("[data-node]")];
  const wordsOf = (id) => {
    const copy = lines.find((line) => line.dataset.node === id)?.cloneNode(true);
    for (const button of copy?.querySelectorAll("button") ?? []) button.remove();
    return copy?.textContent.replace(/\s+/g, " ").trim().slice(0, 400);
  };
  const choose = (id) => {
    const node = cy.getElementById(id);
    const near = node.closedNeighborhood();
    cy.elements().removeClass("chosen tied").addClass("faded");
    near.removeClass("faded");
    near.edges().addClass("tied");
    node.addClass("chosen");
    for (const line of lines) {
      if (line.dataset.node === id) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
    }
    cy.animate({ fit: { eles: near, padding: 60 }, duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 200 });
    told.textContent = wordsOf(id) || node.data("label");
  };
  const nothing = () => {
    cy.elements().removeClass("chosen tied faded");
    for (const line of lines) line.removeAttribute("aria-current");
    cy.fit(undefined, 36);
    told.textContent = told.dataset.words;
  };
  cy.on("tap", "node", (event) => choose(event.target.id()));
  cy.on("tap", (event) => event.target === cy && nothing());
  for (const button of document.querySelectorAll("[data-shows]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      choose(button.dataset.shows);
      picture.scrollIntoView({ block: "nearest" });
    });
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && nothing());
})();
