// The state of the page in its address: a link shows what I see.

const SHORT = { types: "types", predicates: "rel", statuses: "status", articles: "in" };

/** Selection, filters, shade and (if it was moved) the camera as the part of the address after #. */
function writeAddress(model, view, camera) {
  const { nodes, data } = model;
  const parts = [];
  const add = (name, ...values) => parts.push(`${name}=${values.map(encodeURIComponent).join("~")}`);
  if (view.selected?.kind === "node") add("node", nodes.id[view.selected.index]);
  else if (view.selected) {
    const { a, b } = model.bundles[view.selected.index];
    add("edge", nodes.id[a], nodes.id[b]);
  }
  for (const facet of FACETS) {
    const hidden = [...model.hidden[facet]].sort((a, b) => a - b);
    // Whichever is shorter: what is left out, or what is left.
    const most = hidden.length * 2 > data[facet].length;
    const listed = most ? [...data[facet].keys()].filter((n) => !model.hidden[facet].has(n)) : hidden;
    const names = listed.map((n) => data[facet][n].name ?? data[facet][n].id);
    if (hidden.length) add(`${SHORT[facet]}${most ? "" : "-"}`, ...names);
  }
  if (view.dark !== null) add("dark", view.dark ? 1 : 0);
  if (view.travelled) add("at", camera.x.toFixed(0), camera.y.toFixed(0), camera.k.toPrecision(3));
  return parts.join("&");
}

/** Read an address into the model and the view; what it does not name goes back to its beginning. */
function readAddress(hash, model, view, camera) {
  const { data } = model;
  const found = new Map();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [name, rest] = [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)];
    try {
      if (name) found.set(name, rest.split("~").map(decodeURIComponent));
    } catch {
      // A link cut in the middle of a character: what is readable of it still counts.
    }
  }
  for (const facet of FACETS) {
    const names = data[facet].map((entry) => entry.name ?? entry.id);
    const [only, but] = [found.get(SHORT[facet]), found.get(`${SHORT[facet]}-`)];
    const hide = (name) => (only ? !only.includes(name) : but ? but.includes(name) : false);
    model.hidden[facet] = new Set([...names.keys()].filter((n) => hide(names[n])));
  }
  refilter(model);
  view.selected = readSelection(found, model);
  view.dark = found.has("dark") ? found.get("dark")[0] === "1" : null;
  const at = (found.get("at") ?? []).map(Number);
  view.travelled = at.length === 3 && at.every(Number.isFinite) && at[2] > 0;
  if (view.travelled) [camera.x, camera.y, camera.k] = at;
}

function readSelection(found, model) {
  const node = model.byId.get(found.get("node")?.[0]);
  if (node !== undefined) return { kind: "node", index: node };
  const [a, b] = (found.get("edge") ?? []).map((id) => model.byId.get(id));
  if (a === undefined || b === undefined) return null;
  const index = model.bundles.findIndex((one) => (one.a === a && one.b === b) || (one.a === b && one.b === a));
  return index < 0 ? null : { kind: "edge", index };
}
