// SPDX-License-Identifier: Apache-2.0

import { badge, byId, count, duration, el, long, objectLink, plural, show, size, svg, table } from "./dom.js";
import { poll } from "./api.js";

const kept = 60;
const samples = [];

/** The changes a second of a total between the last samples, oldest first. */
function rates(total) {
  return samples.slice(1).map((sample, i) => {
    const seconds = (sample.at - samples[i].at) / 1000;
    return seconds > 0 ? Math.max(0, (total(sample.totals) - total(samples[i].totals)) / seconds) : 0;
  });
}

function sparkline(values) {
  const top = Math.max(1e-9, ...values);
  const from = kept - 1 - values.length;
  const points = values.map((value, i) => `${from + i},${(24 - (value / top) * 22).toFixed(1)}`).join(" ");
  const drawing = svg("svg", { viewBox: `0 0 ${kept - 2} 26`, preserveAspectRatio: "none", "aria-hidden": "true" });
  drawing.append(svg("polyline", { points }));
  return drawing;
}

function tile(name, value, note, values) {
  return el(
    "dl",
    { class: "tile" },
    el("dt", {}, name),
    el("dd", {}, value, " ", note && el("small", {}, note)),
    values && values.length > 1 && sparkline(values),
  );
}

const last = (values) => values.at(-1) ?? 0;

function tiles(state) {
  const totals = state.totals;
  const runs = rates((t) => t.runs);
  const changes = rates((t) => t.changes);
  const sent = rates((t) => t.responses);
  const processor = rates((t) => t.processorSeconds);
  return [
    tile("Epoch", count(state.epoch), plural(totals.rows, "row")),
    tile("Rows computed", `${count(last(runs))}/s`, `${count(totals.runs)} in all`, runs),
    tile("Rows changed", `${count(last(changes))}/s`, `${count(totals.changes)} in all`, changes),
    tile("Proxies", count(totals.connections), totals.rejections ? plural(totals.rejections, "rejection") : ""),
    tile("Responses sent", `${count(last(sent))}/s`, size(totals.bytes), sent),
    tile("Processor", `${count(last(processor) * 100)} %`, "of one", processor),
    tile("Memory", size(totals.residentMemory), `managed ${size(totals.managedMemory)}`),
    tile("Running for", duration((new Date(state.now) - new Date(state.startedAt)) / 1000), leading(state)),
  ];
}

const leading = (state) =>
  state.isLeading === undefined ? "" : state.isLeading ? "writes statuses" : "does not write statuses";

function head(state) {
  const health = byId("health");
  const isReady = state.missing.length === 0;
  health.className = `badge ${isReady ? "good" : "warn"}`;
  health.textContent = isReady ? "ready" : `not ready: ${state.missing.length} missing`;
  byId("source").textContent = state.source;
  byId("version").textContent = `krt-syncer ${state.version}`;
}

/** How far reading the objects has come, while it goes on. */
function waiting(state) {
  if (state.missing.length === 0) return [];
  const synced = state.kinds.filter((kind) => kind.isSynced).length;
  return [
    el("label", { for: "sync" }, `${synced} of ${state.kinds.length} kinds are known. Nothing is served before all are. `),
    el("progress", { id: "sync", max: state.kinds.length, value: synced }),
    el("ul", {}, state.missing.map((reason) => el("li", {}, reason))),
  ];
}

function attention(state) {
  const rejected = state.gateways.flatMap((gateway) => gateway.proxies.filter((proxy) => proxy.state === "rejected"));
  const input = (isError, kind) =>
    state.inputProblems.filter((one) => one.isError === isError).map((one) => [badge(kind, "input"), long(one.message)]);
  const rows = [
    ...rejected.map((proxy) => [
      el("a", { href: "#proxies" }, long(proxy.proxy)),
      `rejected what it was sent: ${proxy.lastError}`,
    ]),
    ...state.kinds.filter((kind) => kind.problem).map((kind) => [kind.kind, kind.problem]),
    ...input(true, "bad"),
    ...state.problems.map((problem) => [objectLink(problem.kind, problem.name), problem.problem]),
    ...input(false, "warn"),
  ];
  const rest = state.problemCount - state.problems.length;
  return [
    table("Needs attention", ["What", "Why"], rows, "Nothing: every condition is as it should be."),
    rest > 0 && el("p", { class: "muted" }, `and ${plural(rest, "more object")}`),
  ];
}

const proxyKinds = { acknowledged: "good", rejected: "bad", waiting: "warn", connected: "warn" };

function gateways(state) {
  const rows = state.gateways.map((gateway) => [
    gateway.gateway === "none" ? "of no gateway" : objectLink("Gateway", gateway.gateway),
    count(gateway.resources),
    el("span", { class: "code nowrap" }, gateway.version),
    gateway.proxies.length === 0
      ? el("span", { class: "muted" }, "none connected")
      : Object.entries(proxyKinds)
          .map(([name, kind]) => [name, kind, gateway.proxies.filter((proxy) => proxy.state === name).length])
          .filter(([, , number]) => number > 0)
          .map(([name, kind, number]) => [badge(kind, `${number} ${name}`), " "]),
  ]);
  const columns = ["Gateway", { text: "Resources", class: "number" }, "Version", "Proxies"];
  return table("Gateways", columns, rows, "No Gateway is served.");
}

function kinds(state) {
  const rows = state.kinds
    .filter((kind) => kind.objects > 0 || !kind.isSynced || kind.problem)
    .map((kind) => [
      el("span", { title: kind.group || "core" }, kind.kind),
      count(kind.objects),
      kind.problem ? badge("bad", "failing") : kind.isSynced ? badge("good", kind.phase?.toLowerCase() ?? "known") : badge("warn", "awaited"),
    ]);
  const empty = state.kinds.filter((kind) => kind.objects === 0 && kind.isSynced && !kind.problem);
  return [
    table("Sources", ["Kind", { text: "Objects", class: "number" }, "State"], rows, "There are no objects."),
    empty.length > 0 &&
      el("p", { class: "muted" }, `No objects of ${empty.length} other kinds: ${empty.map((kind) => kind.kind).join(", ")}`),
  ];
}

export async function update() {
  const state = await poll("api/overview");
  samples.push({ at: new Date(state.now).getTime(), totals: state.totals });
  if (samples.length > kept) samples.shift();
  head(state);
  if (byId("view-overview").hidden) return;
  show("waiting", waiting(state));
  show("tiles", tiles(state));
  show("attention", attention(state));
  show("gateways", gateways(state));
  show("kinds", kinds(state));
}
