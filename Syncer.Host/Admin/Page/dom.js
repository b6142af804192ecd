// SPDX-License-Identifier: Apache-2.0

// Everything shown is put in as text, never as markup: names of objects may hold anything.

/** An element with attributes and children; a child is a node, a text, a list of these, or nothing. */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(9).filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** An element of a drawing. */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

export const byId = (id) => document.getElementById(id);

const shown = new WeakMap();

/** Puts other content into an element, unless it is what is there already: nobody loses focus or place. */
export function show(id, ...children) {
  const target = byId(id);
  const draft = el("div", {}, ...children);
  const content = draft.innerHTML;
  if (shown.get(target) === content) return;
  shown.set(target, content);
  target.replaceChildren(...draft.childNodes);
  reach();
}

/** What does not fit can be scrolled by the keyboard as well. */
export function reach() {
  for (const area of document.querySelectorAll(".table, .list")) {
    const isCut = area.scrollWidth > area.clientWidth || area.scrollHeight > area.clientHeight;
    if (isCut) area.setAttribute("tabindex", "0");
    else area.removeAttribute("tabindex");
  }
}

/** A table; a column is a heading, or one with a class. */
export function table(caption, columns, rows, empty) {
  if (rows.length === 0) return el("p", { class: "muted" }, empty);
  const headings = columns.map((column) => (typeof column === "string" ? { text: column } : column));
  return el(
    "div",
    { class: "table", role: "group", "aria-label": caption },
    el(
      "table",
      { "aria-label": caption },
      el("thead", {}, el("tr", {}, headings.map((heading) => el("th", { scope: "col", class: heading.class }, heading.text)))),
      el(
        "tbody",
        {},
        rows.map((cells) =>
          el(
            "tr",
            {},
            cells.map((cell, i) =>
              el(i === 0 ? "th" : "td", { scope: i === 0 ? "row" : undefined, class: headings[i].class }, cell),
            ),
          ),
        ),
      ),
    ),
  );
}

/** Names without spaces, which may be broken anywhere. */
export const long = (text) => el("span", { class: "long" }, text);

/** What a proxy complained of: a list in JSON, or plain text. */
export function complaint(text) {
  try {
    return JSON.parse(text)
      .map((one) => `${one.key}: ${one.error ?? `warning: ${one.warning}`}`)
      .join("; ");
  } catch {
    return text;
  }
}

export const badge = (kind, text) => el("span", { class: `badge ${kind}` }, text);

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

export const count = (value) => (value < 100_000 ? number.format(value) : compact.format(value));

export const plural = (value, noun) => `${count(value)} ${noun}${value === 1 ? "" : "s"}`;

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${number.format(bytes / 1024)} kB` : `${number.format(bytes / 1048576)} MB`;
}

export function duration(seconds) {
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 129_600) return `${number.format(seconds / 3600)} h`;
  return `${number.format(seconds / 86_400)} d`;
}

/** A moment as its age, with the time itself as a tooltip. */
export function age(text, now = Date.now()) {
  if (!text) return "";
  const seconds = (now - new Date(text).getTime()) / 1000;
  return el("time", { datetime: text, title: new Date(text).toISOString() }, `${duration(seconds)} ago`);
}

const explainHref = (kind, name) => `#objects/${encodeURIComponent(kind)}/${encodeURIComponent(name)}`;

/** A link to the explanation of an object, spelt "Kind namespace/name" or given in two parts. */
export function objectLink(kind, name) {
  if (name === undefined) {
    const parts = kind.split(" ");
    if (parts.length !== 2 || parts[0] === "any") return kind;
    [kind, name] = parts;
  }
  return el("a", { href: explainHref(kind, name) }, `${kind} ${name}`);
}

export const resourceLink = (name) => el("a", { class: "code", href: `#objects/${encodeURIComponent(name)}` }, name);
