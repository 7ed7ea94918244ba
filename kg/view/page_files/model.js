// The graph in columns, what the filters leave of it, and search. Knows nothing of the screen.

const FACETS = ["types", "statuses", "predicates", "articles"];
const MINOR = new Set(["Metric", "Topic"]);

/** Names as people look for them: one width, one case, no marks that steer the direction of writing. */
function plain(text) {
  return String(text).replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "");
}

function folded(text) {
  return plain(text).normalize("NFKC").toLowerCase();
}

function createModel(data) {
  const { nodes, facts } = data;
  const count = nodes.id.length;
  const model = {
    data, nodes, facts, count,
    factCount: facts.id.length,
    x: Float64Array.from(nodes.x),
    y: Float64Array.from(nodes.y),
    moved: new Set(),
    factsOf: Array.from({ length: count }, () => []),
    bundles: [],
    bundlesOf: Array.from({ length: count }, () => []),
    // What drawing worked out about labels: their lines and widths.
    lines: [],
    widths: [],
    hidden: Object.fromEntries(FACETS.map((name) => [name, new Set()])),
    counts: {},
  };
  bundle(model);
  model.radius = Float64Array.from(nodes.id, (_, i) => {
    const minor = MINOR.has(data.types[nodes.type[i]].name);
    return (minor ? 4 : 6) + Math.min(12, 2.1 * Math.sqrt(model.bundlesOf[i].length));
  });
  // Biggest first: the order in which labels get room.
  model.order = Array.from(nodes.id.keys()).sort((a, b) => model.radius[b] - model.radius[a] || a - b);
  model.keys = nodes.id.map((id, i) => [nodes.label[i], ...nodes.aliases[i], nodes.code[i] ?? "", id].map(folded));
  model.byId = new Map(nodes.id.map((id, i) => [id, i]));
  model.nodeShown = new Uint8Array(count);
  model.factShown = new Uint8Array(model.factCount);
  refilter(model);
  return model;
}

/** All facts between two nodes, in either direction, are one bundle: one line that lists them all. */
function bundle(model) {
  const { s, o } = model.facts;
  const known = new Map();
  for (let f = 0; f < s.length; f++) {
    model.factsOf[s[f]].push(f);
    if (o[f] < 0) continue;
    if (o[f] !== s[f]) model.factsOf[o[f]].push(f);
    const [a, b] = s[f] < o[f] ? [s[f], o[f]] : [o[f], s[f]];
    const key = a * model.count + b;
    if (!known.has(key)) {
      known.set(key, model.bundles.length);
      model.bundlesOf[a].push(model.bundles.length);
      if (a !== b) model.bundlesOf[b].push(model.bundles.length);
      model.bundles.push({ a, b, facts: [], shown: [] });
    }
    model.bundles[known.get(key)].facts.push(f);
  }
}

/** Apply the filters; count for every choice of a facet what it would show under the other facets. */
function refilter(model) {
  const { nodes, facts, hidden } = model;
  const counts = Object.fromEntries(FACETS.map((name) => [name, new Int32Array(model.data[name].length)]));
  const typeOff = (i) => i >= 0 && hidden.types.has(nodes.type[i]);
  const alive = new Uint8Array(model.count);
  for (let f = 0; f < model.factCount; f++) {
    const s = facts.s[f], o = facts.o[f];
    const off = [
      typeOff(s) || typeOff(o),
      hidden.predicates.has(facts.predicate[f]),
      hidden.statuses.has(facts.status[f]),
      hidden.articles.has(facts.article[f]),
    ];
    const total = off[0] + off[1] + off[2] + off[3];
    model.factShown[f] = total === 0 ? 1 : 0;
    if (total === 0 || (total === 1 && off[1])) counts.predicates[facts.predicate[f]]++;
    if (total === 0 || (total === 1 && off[2])) counts.statuses[facts.status[f]]++;
    if (total === 0 || (total === 1 && off[3])) counts.articles[facts.article[f]]++;
    if (total - off[0] === 0) {
      // A node stays for a fact whose other end is shown, and counts for its class if only the class is off.
      if (!typeOff(o)) alive[s] = 1;
      if (o >= 0 && !typeOff(s)) alive[o] = 1;
    }
  }
  for (let i = 0; i < model.count; i++) {
    const lone = model.factsOf[i].length === 0;
    if (alive[i] || lone) counts.types[nodes.type[i]]++;
    model.nodeShown[i] = (alive[i] || lone) && !typeOff(i) ? 1 : 0;
  }
  model.kinds = new Map();
  for (const one of model.bundles) one.shown = one.facts.filter((f) => model.factShown[f]);
  model.counts = counts;
  model.shownNodes = model.nodeShown.reduce((sum, on) => sum + on, 0);
  model.shownFacts = model.factShown.reduce((sum, on) => sum + on, 0);
}

function neighbours(model, node) {
  const found = new Set();
  for (const b of model.bundlesOf[node]) {
    const one = model.bundles[b];
    if (one.shown.length) found.add(one.a === node ? one.b : one.a);
  }
  return found;
}

/** Nodes whose name, alias, code or IRI holds the words; names that begin with them come first. */
function search(model, words, limit) {
  const wanted = folded(words).trim();
  if (!wanted) return [];
  const hits = [];
  for (let i = 0; i < model.count; i++) {
    const keys = model.keys[i];
    let rank = -1;
    if (keys[0] === wanted) rank = 0;
    else if (keys[0].startsWith(wanted)) rank = 1;
    else if (keys[0].includes(wanted)) rank = 2;
    else if (keys.some((key) => key.includes(wanted))) rank = 3;
    if (rank >= 0) hits.push([rank, -model.radius[i], i]);
  }
  hits.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return hits.slice(0, limit).map((hit) => hit[2]);
}

/** Where all shown nodes lie: [left, top, right, bottom]. */
function extent(model, only) {
  let box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < model.count; i++) {
    if (!model.nodeShown[i] || (only && !only.has(i))) continue;
    const { [i]: x } = model.x, { [i]: y } = model.y, r = model.radius[i];
    box = [Math.min(box[0], x - r), Math.min(box[1], y - r), Math.max(box[2], x + r), Math.max(box[3], y + r)];
  }
  return box[0] === Infinity ? [-1, -1, 1, 1] : box;
}
