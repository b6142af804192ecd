// SPDX-License-Identifier: Apache-2.0

import { age, badge, complaint, count, el, long, objectLink, resourceLink, show, size, table } from "./dom.js";
import { poll } from "./api.js";

const states = { acknowledged: "good", rejected: "bad", waiting: "warn", connected: "warn" };

function stateOf(watch) {
  if (!watch || watch.nonceSent === "") return "connected";
  if (watch.lastError) return "rejected";
  return watch.nonceSent === watch.nonceAcknowledged ? "acknowledged" : "waiting";
}

function row(connection) {
  const [watch] = connection.watches.filter((one) => /resource/i.test(one.type));
  const total = (field) => connection.watches.reduce((sum, one) => sum + one[field], 0);
  const state = stateOf(watch);
  return [
    long(connection.node),
    connection.gateway ? objectLink("Gateway", connection.gateway) : "none",
    [badge(states[state], state), watch?.lastError && el("div", { class: "long" }, complaint(watch.lastError))],
    watch?.position ?? "",
    count(total("responses")),
    size(total("bytes")),
    age(watch?.lastSent),
    age(connection.connectedAt),
    connection.caller ?? "",
    el("span", { class: "code nowrap" }, connection.peer),
  ];
}

const right = (text) => ({ text, class: "number" });

function rejection(record) {
  const complaints = record.diagnostics.length
    ? el(
        "ul",
        {},
        record.diagnostics.map((one) =>
          el("li", {}, resourceLink(one.name), `: ${one.error ?? `warning: ${one.warning}`}`),
        ),
      )
    : record.message;
  return [record.gateway ?? "none", complaints, count(record.count), age(record.first), age(record.last)];
}

export async function update() {
  const [connections, rejections] = await Promise.all([poll("debug/connections"), poll("debug/rejections")]);
  show(
    "connections",
    table(
      "Connections",
      ["Proxy", "Gateway", "State", right("Position"), right("Responses"), right("Sent"), "Last sent", "Connected", "As", "Peer"],
      connections.map(row),
      "No proxy is connected.",
    ),
  );
  show(
    "rejections",
    table(
      "Rejections",
      ["Gateway", "Complaint", right("Times"), "First", "Last"],
      rejections.map(rejection),
      "No proxy has rejected anything.",
    ),
  );
}
