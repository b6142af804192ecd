// SPDX-License-Identifier: Apache-2.0

import { badge, byId, count, el, plural, show, svg, table } from "./dom.js";
import { ask, poll, query } from "./api.js";
import { layout, box } from "./layout.js";

const source = `api/graph?${query({ view: "dataflow", form: "json" })}`;
const history = new Map();
let dump;
let at = 0;
let drawn = "";
let chosen;
let order = { by: "rate", descending: true };

/** Rows computed a second since the last look. */
const rateOf = (collection) => history.get(collection.id)?.rate ?? 0;

function remember(next) {
  const now = performance.now();
  for (const collection of next.collections) {
    const before = history.get(collection.id);
    const seconds = (now - at) / 1000;
    const rate = before && seconds > 0 ? Math.max(0, (collection.runs - before.runs) / seconds) : 0;
    history.set(collection.id, { runs: collection.runs, rate });
  }
  at = now;
  // Lists without items are left out of a dump.
  dump = { ...next, collections: next.collections.map((one) => ({ inputs: [], fetches: [], indexes: [], ...one })) };
}

const sourcesOf = (collection) => [
  ...collection.inputs.map((input) => ({ id: input.id, isFetch: false })),
  ...collection.fetches.map((fetch) => ({ id: fetch.id, isFetch: true })),
];

function visible() {
  const words = byId("filter").value.toLowerCase();
  const onlyActive = byId("active-only").checked;
  const readers = new Set(dump.collections.flatMap((collection) => sourcesOf(collection).map((read) => read.id)));
  const isConnected = (collection) => sourcesOf(collection).length > 0 || readers.has(collection.id);
  const all = dump.collections.filter(isConnected);
  const named = words ? all.filter((collection) => collection.name.toLowerCase().includes(words)) : all;
  // Of what was searched for the neighbours are shown too, or nothing would be connected.
  const near = new Set(named.map((collection) => collection.id));
  if (words) {
    for (const collection of named) for (const read of sourcesOf(collection)) near.add(read.id);
    for (const collection of all)
      if (sourcesOf(collection).some((read) => named.some((one) => one.id === read.id))) near.add(collection.id);
  }
  return all.filter((collection) => near.has(collection.id) && (!onlyActive || collection.rowCount > 0));
}

function edgesOf(collections) {
  const shown = new Set(collections.map((collection) => collection.id));
  return collections.flatMap((to) =>
    sourcesOf(to)
      .filter((read) => shown.has(read.id))
      .map((read) => ({ from: read.id, to: to.id, isFetch: read.isFetch })),
  );
}

/** The name without its API group, and no longer than a box is wide. */
function shortName(name) {
  const plain = /^[a-z]+\./.test(name) ? name.slice(0, name.indexOf(".")) : name;
  return plain.length > 27 ? `${plain.slice(0, 26)}…` : plain;
}

function drawNode(collection, place) {
  const group = svg("g", {
    class: "node",
    "data-id": collection.id,
    tabindex: "0",
    role: "button",
    transform: `translate(${place.x} ${place.y})`,
  });
  const title = svg("title");
  title.textContent = collection.name;
  const name = svg("text", { x: 8, y: 16 });
  name.textContent = shortName(collection.name);
  group.append(
    title,
    svg("rect", { width: box.width, height: box.height }),
    svg("rect", { class: "heat", width: box.width, height: box.height }),
    name,
    " ",
    svg("text", { class: "count", x: 8, y: 32 }),
  );
  group.addEventListener("click", () => choose(collection.id));
  group.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(collection.id);
  });
  return group;
}

function drawEdge(edge, places) {
  const [from, to] = [places.get(edge.from), places.get(edge.to)];
  const [x1, y1, x2, y2] = [from.x + box.width, from.y + box.height / 2, to.x, to.y + box.height / 2];
  const bend = Math.max(30, Math.abs(x2 - x1) / 2);
  return svg("path", {
    d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
    class: edge.isFetch ? "fetch" : "input",
    "data-from": edge.from,
    "data-to": edge.to,
  });
}

function draw() {
  const collections = visible();
  const edges = edgesOf(collections);
  const shape = JSON.stringify([collections.map((one) => [one.id, one.height]), edges]);
  if (shape !== drawn) {
    const { places, width, height } = layout(collections, edges);
    const drawing = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
    drawing.append(
      ...edges.map((edge) => drawEdge(edge, places)),
      ...collections.map((collection) => drawNode(collection, places.get(collection.id))),
    );
    byId("graph").replaceChildren(collections.length ? drawing : el("p", { class: "muted" }, "No collection is shown."));
    drawn = shape;
  }
  const fastest = Math.max(1, ...collections.map(rateOf));
  for (const collection of collections) {
    const node = byId("graph").querySelector(`[data-id="${collection.id}"]`);
    const rate = rateOf(collection);
    const share = rate > 0 ? 0.12 + 0.5 * (Math.log1p(rate) / Math.log1p(fastest)) : 0;
    node.querySelector(".heat").style.setProperty("--rate", share.toFixed(2));
    node.querySelector(".count").textContent =
      plural(collection.rowCount, "row") + (rate >= 0.05 ? `, ${count(rate)}/s` : "") + (collection.synced ? "" : ", not synced");
    node.classList.toggle("wrong", collection.errors > 0 || !collection.synced);
    const label = `${shortName(collection.name)} ${node.querySelector(".count").textContent}`;
    node.setAttribute("aria-label", shortName(collection.name) === collection.name ? label : `${label}, ${collection.name}`);
  }
  light();
}

function light() {
  const graph = byId("graph");
  const near = new Set([chosen]);
  for (const path of graph.querySelectorAll("path")) {
    const isLit = chosen !== undefined && (path.dataset.from === `${chosen}` || path.dataset.to === `${chosen}`);
    path.classList.toggle("lit", isLit);
    path.classList.toggle("dim", chosen !== undefined && !isLit);
    if (isLit) near.add(Number(path.dataset.from)).add(Number(path.dataset.to));
  }
  for (const node of graph.querySelectorAll(".node")) {
    const id = Number(node.dataset.id);
    node.classList.toggle("lit", id === chosen);
    node.classList.toggle("dim", chosen !== undefined && !near.has(id));
    node.setAttribute("aria-pressed", id === chosen);
  }
}

function choose(id) {
  chosen = chosen === id ? undefined : id;
  light();
  details();
  byId("graph").querySelector(".node.lit")?.scrollIntoView({ block: "nearest", inline: "center" });
}

const nameOf = (id) => dump.collections.find((collection) => collection.id === id)?.name ?? id;

const link = (id) => el("button", { class: "link", type: "button", onclick: () => choose(id) }, nameOf(id));

const joined = (items) => items.map((item, i) => [i > 0 && ", ", item]);

function details() {
  const collection = dump.collections.find((one) => one.id === chosen);
  if (!collection) {
    byId("collection").replaceChildren();
    return;
  }
  const readers = dump.collections.filter((one) => sourcesOf(one).some((read) => read.id === chosen));
  const facts = [
    ["Made by", `${collection.kind} in ${collection.scope}`],
    ["Rows", count(collection.rowCount)],
    ["Computed", `${count(collection.runs)} times, ${count(collection.spuriousRuns)} of them without a change`],
    ["Time", `${count(collection.seconds * 1000)} ms`],
    ["Changes", count(collection.changes)],
    ["Errors", collection.errors > 0 ? badge("bad", count(collection.errors)) : "0"],
    ["Made of", collection.inputs.length ? joined(collection.inputs.map((input) => link(input.id))) : "nothing: it is a source"],
    ["Reads", collection.fetches.length ? joined(collection.fetches.map((fetch) => link(fetch.id))) : "nothing else"],
    ["Read by", readers.length ? joined(readers.map((reader) => link(reader.id))) : "nothing"],
    ["Indexes", collection.indexes.length ? collection.indexes.map((index) => index.name).join(", ") : "none"],
  ];
  byId("collection").replaceChildren(
    el(
      "h3",
      {},
      collection.name,
      " ",
      el("button", { class: "link", type: "button", onclick: () => choose(chosen) }, "close"),
    ),
    table(collection.name, ["Fact", "Value"], facts, ""),
  );
}

const columns = [
  { by: "name", text: "Collection", value: (one) => one.name },
  { by: "kind", text: "Made by", value: (one) => one.kind },
  { by: "rows", text: "Rows", value: (one) => one.rowCount },
  { by: "rate", text: "Computed/s", value: rateOf },
  { by: "runs", text: "Computed", value: (one) => one.runs },
  { by: "time", text: "Time, ms", value: (one) => one.seconds * 1000 },
  { by: "errors", text: "Errors", value: (one) => one.errors },
];

function heading(column) {
  const isChosen = order.by === column.by;
  const sort = () => {
    order = { by: column.by, descending: isChosen ? !order.descending : column.by !== "name" && column.by !== "kind" };
    list();
  };
  return {
    class: ["name", "kind"].includes(column.by) ? undefined : "number",
    text: el(
      "button",
      { type: "button", onclick: sort, "aria-label": `Sort by ${column.text}` },
      column.text,
      isChosen ? (order.descending ? " ▾" : " ▴") : "",
    ),
  };
}

function list() {
  const { value } = columns.find((column) => column.by === order.by);
  const sign = order.descending ? -1 : 1;
  const sorted = [...visible()].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    const compared = typeof left === "string" ? left.localeCompare(right) : left - right;
    return sign * compared || a.id - b.id;
  });
  const rows = sorted.map((one) =>
    columns.map((column) => {
      const cell = column.value(one);
      return column.by === "name" ? link(one.id) : typeof cell === "number" ? count(cell) : cell;
    }),
  );
  show("collections", table("Collections", columns.map(heading), rows, "No collection is shown."));
}

function render() {
  if (!dump) return;
  draw();
  list();
}

export function start() {
  for (const id of ["filter", "active-only"]) byId(id).addEventListener("input", render);
}

export async function open() {
  if (!dump) remember(await ask(source));
  render();
}

export async function update() {
  if (byId("paused").checked) return;
  remember(await poll(source));
  render();
}
