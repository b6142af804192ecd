// SPDX-License-Identifier: Apache-2.0

import { byId, reach } from "./dom.js";
import * as overview from "./overview.js";
import * as objects from "./objects.js";
import * as dataflow from "./dataflow.js";
import * as proxies from "./proxies.js";
import * as logs from "./logs.js";

const interval = 2000;
const views = { overview, objects, dataflow, proxies, logs };
let current = "";
let busy = false;

function fail(error) {
  const failure = byId("failure");
  failure.hidden = false;
  failure.textContent = error.unreachable
    ? `The server does not answer (${error.message}); it is asked again.`
    : error.message;
  if (!error.unreachable) return;
  byId("health").className = "badge bad";
  byId("health").textContent = "unreachable";
}

async function attempt(work) {
  try {
    await work();
    byId("failure").hidden = true;
  } catch (error) {
    fail(error);
  }
}

async function refresh() {
  if (busy || document.hidden) return;
  busy = true;
  // The head of the page always tells how the server does; the overview is what tells it.
  await attempt(async () => {
    await overview.update();
    if (current !== "overview") await views[current].update?.();
    byId("updated").textContent = `updated ${new Date().toLocaleTimeString()}`;
  });
  busy = false;
}

function route() {
  const [name, ...rest] = location.hash.slice(1).split("/").map(decodeURIComponent);
  const next = name in views ? name : "overview";
  if (next !== current) {
    current = next;
    for (const view of Object.keys(views)) byId(`view-${view}`).hidden = view !== current;
    for (const link of document.querySelectorAll("nav a")) {
      if (link.hash === `#${current}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    document.title = `${document.querySelector(`#${current}-heading`).textContent} - krt-syncer`;
  }
  attempt(async () => {
    await views[current].open?.(rest);
  });
  refresh();
}

for (const view of Object.values(views)) view.start?.(attempt);
window.addEventListener("hashchange", route);
window.addEventListener("resize", reach);
document.addEventListener("visibilitychange", refresh);
setInterval(refresh, interval);
route();
