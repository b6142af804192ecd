// SPDX-License-Identifier: Apache-2.0

import { age, badge, byId, count, el, long, objectLink, resourceLink, show, table } from "./dom.js";
import { ask, query } from "./api.js";

const states = { found: "good", missing: "bad", "not eligible": "bad" };
const parentStates = { attached: "good", refused: "bad", "not found": "bad", other: "warn" };
const proxyStates = { acknowledged: "good", rejected: "bad", waiting: "warn", connected: "warn" };

const section = (heading, content) => (content ? [el("h3", {}, heading), content] : []);

const some = (caption, columns, rows) => (rows.length === 0 ? null : table(caption, columns, rows, ""));

function verdict(text, problems, isThere) {
  const kind = !isThere || problems.length > 0 ? "bad" : "good";
  return el(
    "div",
    { class: `verdict ${kind}` },
    text,
    problems.length > 0 && el("ul", {}, problems.map((problem) => el("li", {}, problem))),
  );
}

function parents(list) {
  const rows = list.flatMap((parent) => [
    [parent.parent, badge(parentStates[parent.state], parent.state), parent.reason ?? ""],
    ...parent.listeners.map((listener) => [
      el("span", { class: "muted" }, `listener ${listener.name}, ${listener.protocol} ${listener.port} ${listener.hostname ?? ""}`),
      listener.isAdmitted ? badge(listener.isServed ? "good" : "warn", "admits") : badge("bad", "refuses"),
      listener.isAdmitted
        ? listener.isServed
          ? ""
          : "but is not served itself"
        : `${listener.reason}: ${listener.message}`,
    ]),
  ]);
  return some("Parents", ["Parent", "State", "Why"], rows);
}

function references(list) {
  const rows = [...list]
    .sort((a, b) => (a.state === "found") - (b.state === "found"))
    .map((reference) => [
      objectLink(reference.object),
      badge(states[reference.state], reference.state),
      reference.state === "not eligible"
        ? `exists, but is not among ${reference.through}`
        : reference.similar
          ? ["there is ", objectLink(reference.similar)]
          : "",
    ]);
  return some("References", ["Object", "State", "Remark"], rows);
}

const written = { true: badge("good", "written"), false: badge("warn", "not written") };

function conditions(list) {
  const known = list.some((condition) => condition.isWritten !== undefined);
  const rows = list.map((condition) => [
    [condition.about && el("span", { class: "muted" }, `${condition.about} `), condition.type],
    badge(condition.isGood ? "good" : "bad", condition.status),
    condition.reason,
    condition.message,
    ...(known ? [written[condition.isWritten]?.cloneNode(true)] : []),
  ]);
  return some("Conditions", ["Condition", "Status", "Reason", "Message", ...(known ? ["In the cluster"] : [])], rows);
}

function resources(list) {
  const rows = list.map((resource) => [
    resourceLink(resource.name),
    resource.gateway === "*" ? "every gateway" : objectLink("Gateway", resource.gateway),
    el("span", { class: "code" }, resource.version),
    resource.epoch ?? "",
  ]);
  return some("Resources", ["Name", "Gateway", "Version", { text: "Epoch", class: "number" }], rows);
}

function contributions(list) {
  const rows = list.map((other) => [
    objectLink(other.object),
    count(other.resources),
    other.gateways.join(", ") || "every gateway",
  ]);
  return some("Read for", ["Object", { text: "Resources", class: "number" }, "Gateways"], rows);
}

function proxies(list) {
  const rows = list.map((proxy) => [
    long(proxy.proxy),
    proxy.gateway,
    badge(proxyStates[proxy.state], proxy.state),
    proxy.epoch ?? "",
    age(proxy.lastSent),
    proxy.lastError ?? "",
  ]);
  const head = ["Proxy", "Gateway", "State", { text: "Accepted epoch", class: "number" }, "Last sent", "Rejection"];
  return some("Proxies", head, rows);
}

function rejections(list) {
  const rows = list.map((rejection) => [
    resourceLink(rejection.name),
    badge(rejection.isError ? "bad" : "warn", rejection.isError ? "error" : "warning"),
    rejection.message,
    age(rejection.last),
    count(rejection.count),
  ]);
  return some("Rejections", ["Resource", "Severity", "Complaint", "Last", "Times"], rows);
}

function explanation(answer) {
  const similar =
    answer.similarObjects.length > 0
      ? el("p", {}, "Similar: ", answer.similarObjects.map((other, i) => [i > 0 && ", ", objectLink(other)]))
      : null;
  return [
    el("h3", {}, answer.object),
    verdict(answer.verdict, answer.problems, answer.exists),
    similar,
    section("Parents", parents(answer.parents)),
    section("References", references(answer.references)),
    section("Conditions", conditions(answer.conditions)),
    section("Resources", resources(answer.resources)),
    section(answer.isCut ? "Read for, as far as was followed" : "Read for", contributions(answer.contributesTo)),
    section("Proxies", proxies(answer.proxies)),
    section("Rejections, the latest first", rejections(answer.rejections)),
    el("p", { class: "muted" }, `${answer.apiVersion} at epoch ${answer.epoch}`),
  ];
}

function origin(found) {
  const receivers = found.served.gateway === "*" ? "every gateway" : found.served.gateway;
  return [
    el("h3", {}, found.served.name),
    el(
      "div",
      { class: "verdict good" },
      `Version ${found.served.version} of ${receivers} is made of `,
      found.madeOf ? objectLink(found.madeOf) : "several objects",
      ".",
    ),
    section("References", references(found.with)),
    section("Proxies", proxies(found.proxies)),
    section("Trail", el("pre", { tabindex: "0", "aria-label": "Trail" }, found.trail.join("\n"))),
  ];
}

function resourceExplanation(answer) {
  if (answer.found.length > 0) return answer.found.map(origin);
  return [
    verdict(`No gateway has a resource ${answer.name}.`, [], false),
    answer.similarNames.length > 0 &&
      el("p", {}, "Similar: ", answer.similarNames.map((name, i) => [i > 0 && ", ", resourceLink(name)])),
  ];
}

async function explain(kind, name) {
  const path =
    name === undefined ? `api/explain-resource?${query({ name: kind })}` : `api/explain?${query({ kind, name })}`;
  const answer = await ask(path);
  show("explanation", name === undefined ? resourceExplanation(answer) : explanation(answer));
  byId("explanation").focus({ preventScroll: true });
  mark();
}

function mark() {
  for (const link of document.querySelectorAll("#found a")) {
    if (link.hash === location.hash) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

async function search(words) {
  const found = await ask(`api/objects?${query({ search: words })}`);
  const items = found.map((object) => el("li", {}, objectLink(object.kind, object.name)));
  show(
    "found",
    items.length === 0
      ? el("p", { class: "muted" }, "No object has such a kind and name.")
      : [
          el("ul", { class: "list" }, items),
          items.length === 100 && el("p", { class: "muted" }, "The first 100; say more to see others."),
        ],
  );
  mark();
}

let latest = 0;

export function start(attempt) {
  const words = byId("words");
  byId("search").addEventListener("submit", (event) => {
    event.preventDefault();
    if (/^\S+\/\S+$/.test(words.value) && /^(bind|listener|route|backend|policy)\//.test(words.value))
      location.hash = `objects/${encodeURIComponent(words.value)}`;
    else attempt(() => search(words.value));
  });
  words.addEventListener("input", () => {
    clearTimeout(latest);
    latest = setTimeout(() => attempt(() => search(words.value)), 200);
  });
}

export async function open(parts) {
  if (byId("found").childNodes.length === 0) await search(byId("words").value);
  const [kind, ...name] = parts;
  if (kind) await explain(kind, name.length > 0 ? name.join("/") : undefined);
  else if (byId("explanation").childNodes.length === 0)
    show("explanation", el("p", { class: "muted" }, "Choose an object to see why it does or does not reach proxies."));
}
