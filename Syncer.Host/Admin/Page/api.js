// SPDX-License-Identifier: Apache-2.0

import { byId } from "./dom.js";

let running = 0;
let bar = 0;

/** Shows that something is awaited, if it takes longer than a blink. */
function begin() {
  if (running++ === 0) bar = setTimeout(() => (byId("progress").hidden = false), 250);
}

function end() {
  if (--running > 0) return;
  clearTimeout(bar);
  byId("progress").hidden = true;
}

async function send(path, options) {
  const response = await fetch(path, { cache: "no-store", ...options }).catch((error) => {
    throw Object.assign(error, { unreachable: true });
  });
  if (!response.ok) {
    const reason = (await response.text()).trim();
    throw new Error(reason || `${path} answered ${response.status}`);
  }
  return response.json();
}

/** Asks in the background, as often as one likes. */
export const poll = (path) => send(path);

/** Asks for somebody who waits for the answer. */
export async function ask(path, options) {
  begin();
  try {
    return await send(path, options);
  } finally {
    end();
  }
}

export const query = (values) => new URLSearchParams(values).toString();
