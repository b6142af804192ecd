// SPDX-License-Identifier: Apache-2.0

import { byId, el, show, table } from "./dom.js";
import { ask } from "./api.js";

const names = ["trace", "debug", "info", "warn", "error", "none"];
let run;

function chooser(category, label, level) {
  const options = category === "level" ? names : [...names, "inherit"];
  return el(
    "select",
    { "aria-label": `Level of ${label}`, onchange: (event) => run(() => change(category, event.target.value)) },
    options.map((name) => el("option", { value: name, selected: name === level }, name)),
  );
}

function display(levels) {
  const rows = [
    ["everything else", chooser("level", "everything else", levels.level)],
    ...Object.entries(levels.categories).map(([category, level]) => [
      el("span", { class: "code" }, category),
      chooser(category, category, level),
    ]),
  ];
  byId("levels").replaceChildren(table("Levels", ["Category", "From level"], rows, ""));
}

async function change(category, level) {
  // The category goes as a name of the query, so it is escaped like any other text.
  const levels = await ask(`logging?${new URLSearchParams([[category, level]])}`, { method: "PUT" });
  display(levels);
  byId("logs-status").textContent = `${category === "level" ? "Everything else" : category}: ${level}`;
}

export function start(attempt) {
  run = attempt;
  byId("new-level").append(...names.map((name) => el("option", { value: name, selected: name === "debug" }, name)));
  byId("add-level").addEventListener("submit", (event) => {
    event.preventDefault();
    run(() => change(byId("category").value.trim(), byId("new-level").value));
  });
}

export async function open() {
  display(await ask("logging"));
}
