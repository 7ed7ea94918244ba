// Neighbours, what is around a node, and the shortest way between two.

const otherEnd = (bundle, node) => (bundle.a === node ? bundle.b : bundle.a);

function neighbours(model, node) {
  const found = new Set();
  for (const b of model.bundlesOf[node]) {
    const one = model.bundles[b];
    if (one.shown.length) found.add(otherEnd(one, node));
  }
  return found;
}

/** Which nodes the view is kept to: those of opened groups, and those around one node. Null for all. */
function scopeOf(model) {
  if (!model.ego && !model.open.size) return null;
  const inside = new Uint8Array(model.count);
  if (model.ego) around(model, model.ego).forEach((i) => { inside[i] = 1; });
  else for (let i = 0; i < model.count; i++) if (model.open.has(model.groupOf[i])) inside[i] = 1;
  return inside;
}

function around(model, { node, depth }) {
  const found = new Set([node]);
  for (let ring = [node], step = 0; step < depth; step++) {
    const next = [];
    for (const i of ring) for (const other of linked(model, i)) if (!found.has(other) && !model.away.has(other)) { found.add(other); next.push(other); }
    ring = next;
  }
  return found;
}

/** The nodes of a shortest way along shown lines, or null. */
function shortestPath(model, from, to) {
  const before = new Map([[from, -1]]);
  for (let ring = [from]; ring.length && !before.has(to); ) {
    const next = [];
    for (const i of ring) for (const other of neighbours(model, i)) if (!before.has(other)) { before.set(other, i); next.push(other); }
    ring = next;
  }
  if (!before.has(to)) return null;
  const path = [];
  for (let i = to; i >= 0; i = before.get(i)) path.unshift(i);
  return path;
}

function bundleBetween(model, a, b) {
  return model.bundlesOf[a]?.find((n) => otherEnd(model.bundles[n], a) === b) ?? -1;
}
