// The state of the page in its address: a link shows what I see. Undo and redo are addresses too.

const SHORT = { types: "types", predicates: "rel", statuses: "status", articles: "in", bands: "sure" };
// The tilde parts values; encodeURIComponent leaves it as it is.
const encoded = (value) => encodeURIComponent(value).replaceAll("~", "%7E");

/** Everything that can be seen, as the part of the address after #. */
function writeAddress(model, view, camera) {
  const { nodes, data } = model;
  const parts = [];
  const add = (name, ...values) => parts.push(`${name}=${values.map(encoded).join("~")}`);
  const { selected } = view;
  if (selected?.kind === "node" && selected.index < model.count) add("node", nodes.id[selected.index]);
  else if (selected?.kind === "node") add("group", model.groups[selected.index - model.count].key);
  else if (selected?.kind === "path") add("path", nodes.id[selected.from], nodes.id[selected.to]);
  else if (selected?.kind === "edge" && selected.index < model.bundleCount) {
    const { a, b } = model.bundles[selected.index];
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
  if (model.range) add("when", ...model.range.map(isoDay));
  if (model.ego) add("near", nodes.id[model.ego.node], model.ego.depth);
  if (model.by !== view.firstBy) add("by", model.by ?? "none");
  if (model.open.size) add("open", ...[...model.open].map((g) => model.groups[g].key));
  if (model.away.size) add("less", ...[...model.away].map((i) => nodes.id[i]));
  if (model.pinned.size) add("pin", ...[...model.pinned].flatMap((i) => [nodes.id[i], model.x[i].toFixed(0), model.y[i].toFixed(0)]));
  if (view.figure()) add("figure", view.figure());
  if (view.table) add("table", 1);
  if (view.dark !== null) add("dark", view.dark ? 1 : 0);
  if (model.language !== view.firstLanguage) add("lang", model.language);
  // What is chosen opens a panel and stays where it was: no reader could work that place out again.
  if (view.travelled || selected) add("at", camera.x.toFixed(1), camera.y.toFixed(1), camera.k.toPrecision(4));
  return parts.join("&");
}

function partsOf(hash) {
  const found = new Map();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [name, rest] = [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)];
    try {
      if (name) found.set(name, rest.split("~").map(decodeURIComponent));
    } catch {
      // A link cut in the middle of a character: what is readable of it still counts.
    }
  }
  return found;
}

/** Read an address into the model and the view; what it does not name goes back to its beginning. */
function readAddress(hash, model, view, camera) {
  const { data } = model;
  const found = partsOf(hash);
  const nodesIn = (name) => (found.get(name) ?? []).map((id) => model.byId.get(id));
  for (const facet of FACETS) {
    const names = data[facet].map((entry) => entry.name ?? entry.id);
    const [only, but] = [found.get(SHORT[facet]), found.get(`${SHORT[facet]}-`)];
    const hide = (name) => (only ? !only.includes(name) : but ? but.includes(name) : false);
    model.hidden[facet] = new Set([...names.keys()].filter((n) => hide(names[n])));
  }
  model.language = found.get("lang")?.[0] in WORDS ? found.get("lang")[0] : view.firstLanguage;
  const when = (found.get("when") ?? []).map(daysOf);
  model.range = when.length === 2 && when.every(Boolean) ? [when[0][0], when[1][1]] : null;
  const centre = nodesIn("near")[0];
  model.ego = centre === undefined ? null : { node: centre, depth: Math.min(9, Math.max(1, Number(found.get("near")[1]) || 1)) };
  model.away = new Set(nodesIn("less").filter((i) => i !== undefined));
  readPins(found.get("pin") ?? [], model);
  const by = found.get("by")?.[0] ?? view.firstBy;
  model.open = new Set();
  gather(model, GROUPINGS.includes(by) ? by : null);
  const keys = found.get("open") ?? [];
  model.open = new Set(model.groups.flatMap((group, g) => (keys.includes(group.key) ? [g] : [])));
  if (model.open.size) refilter(model);
  view.chooseFigure(found.get("figure")?.[0]);
  view.table = found.has("table");
  view.selected = readSelection(found, model);
  view.dark = found.has("dark") ? found.get("dark")[0] === "1" : null;
  const at = (found.get("at") ?? []).map(Number);
  view.travelled = at.length === 3 && at.every(Number.isFinite) && at[2] > 0;
  if (view.travelled) [camera.x, camera.y, camera.k] = at;
}

function readPins(words, model) {
  for (const i of model.pinned) [model.x[i], model.y[i]] = [model.nodes.x[i], model.nodes.y[i]];
  model.pinned = new Set();
  for (let n = 0; n + 2 < words.length; n += 3) {
    const [i, x, y] = [model.byId.get(words[n]), Number(words[n + 1]), Number(words[n + 2])];
    if (i === undefined || !Number.isFinite(x) || !Number.isFinite(y)) continue;
    [model.x[i], model.y[i]] = [x, y];
    model.pinned.add(i);
  }
}

function readSelection(found, model) {
  const node = model.byId.get(found.get("node")?.[0]);
  if (node !== undefined) return { kind: "node", index: node };
  const group = model.groups.findIndex((one) => one.key === found.get("group")?.[0]);
  if (group >= 0) return { kind: "node", index: model.count + group };
  const ends = (name) => (found.get(name) ?? []).map((id) => model.byId.get(id));
  const [from, to] = ends("path");
  if (from !== undefined && to !== undefined) return { kind: "path", from, to };
  const [a, b] = ends("edge");
  const index = a === undefined || b === undefined ? -1 : bundleBetween(model, a, b);
  return index < 0 ? null : { kind: "edge", index };
}

/** What was seen before and after, as addresses without the camera: moving about is not a step. */
function createPast() {
  const past = [], future = [];
  const bare = (hash) => hash.replace(/&?at=[^&]*/, "").replace(/^#&/, "#");
  return {
    step(before, after) {
      if (bare(before) === bare(after)) return;
      past.push(before);
      future.length = 0;
    },
    undo(now) { if (past.length) future.push(now); return past.pop(); },
    redo(now) { if (future.length) past.push(now); return future.pop(); },
    get canUndo() { return past.length > 0; },
    get canRedo() { return future.length > 0; },
  };
}
