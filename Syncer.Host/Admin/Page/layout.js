// SPDX-License-Identifier: Apache-2.0

export const box = { width: 200, height: 40 };

const gap = { x: 70, y: 12 };
const sweeps = 6;

/** A column per height that occurs, so that every edge leads to the right. */
function columnsOf(nodes) {
  const heights = [...new Set(nodes.map((node) => node.height))].sort((a, b) => a - b);
  const columns = heights.map(() => []);
  for (const node of nodes) columns[heights.indexOf(node.height)].push(node.id);
  return columns;
}

function neighbours(edges, from, to) {
  const found = new Map();
  for (const edge of edges) {
    if (!found.has(edge[from])) found.set(edge[from], []);
    found.get(edge[from]).push(edge[to]);
  }
  return found;
}

/** Puts each node where the middle of its neighbours is, from left to right and back, which takes most crossings out. */
function arrange(columns, edges) {
  const position = new Map();
  const number = (column) => column.forEach((id, i) => position.set(id, i / Math.max(1, column.length)));
  columns.forEach(number);
  const [before, after] = [neighbours(edges, "to", "from"), neighbours(edges, "from", "to")];
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const isForward = sweep % 2 === 0;
    for (const column of isForward ? columns : [...columns].reverse()) {
      const near = isForward ? before : after;
      const middle = (id) => {
        const all = near.get(id) ?? [];
        return all.length ? all.reduce((sum, one) => sum + position.get(one), 0) / all.length : position.get(id);
      };
      const middles = new Map(column.map((id) => [id, middle(id)]));
      column.sort((a, b) => middles.get(a) - middles.get(b) || a - b);
      number(column);
    }
  }
}

/** Where each node stands: the corner to its upper left. */
export function layout(nodes, edges) {
  const columns = columnsOf(nodes);
  arrange(columns, edges);
  const tallest = Math.max(1, ...columns.map((column) => column.length));
  const height = gap.y + tallest * (box.height + gap.y);
  const places = new Map();
  columns.forEach((column, i) => {
    // Short columns are spread a little, so that lines do not all lead to the top.
    const step = Math.min((height - gap.y) / column.length, 2.5 * (box.height + gap.y));
    column.forEach((id, j) => places.set(id, { x: gap.y + i * (box.width + gap.x), y: gap.y + j * step }));
  });
  return { places, width: 2 * gap.y + columns.length * (box.width + gap.x) - gap.x, height };
}
