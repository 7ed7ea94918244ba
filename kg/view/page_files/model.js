// The graph in columns, what the filters leave of it, and search. Knows nothing of the screen.

const FACETS = ["types", "statuses", "predicates", "articles", "bands"];
const MINOR = new Set(["Metric", "Topic"]);
const BANDS = [
  { name: "90", least: 90, zh: "90% 以上", en: "90% and more" },
  { name: "80", least: 80, zh: "80–89%", en: "80–89%" },
  { name: "70", least: 70, zh: "70–79%", en: "70–79%" },
  { name: "0", least: 0, zh: "70% 以下", en: "below 70%" },
];

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
  const value = (f, part) => (facts.o[f] < 0 ? data.values[-facts.o[f] - 1][part] : null);
  facts.value = facts.o.map((_, f) => value(f, 0));
  facts.iso = facts.o.map((_, f) => value(f, 1));
  facts.band = facts.confidence.map((sure) => BANDS.findIndex((band) => sure >= band.least));
  data.bands = facts.id.length ? BANDS : [];
  const model = {
    data, nodes, facts, count,
    language: "zh",
    factCount: facts.id.length,
    x: Float64Array.from(nodes.x),
    y: Float64Array.from(nodes.y),
    factsOf: Array.from({ length: count }, () => []),
    bundles: [],
    bundlesOf: Array.from({ length: count }, () => []),
    // What drawing worked out about labels: their lines and widths.
    lines: [],
    widths: [],
    // What is filtered away, put away, kept in its place; the stretch of time; what the view is kept to.
    hidden: Object.fromEntries(FACETS.map((name) => [name, new Set()])),
    away: new Set(),
    pinned: new Set(),
    range: null,
    ego: null,
    by: null,
    open: new Set(),
    groups: [],
    drawn: new Uint8Array(count),
    counts: {},
  };
  model.say = createSay(model);
  model.called = calledBy(model);
  bundle(model);
  model.bundleCount = model.bundles.length;
  model.radius = Float64Array.from(nodes.id, (_, i) => {
    const minor = MINOR.has(data.types[nodes.type[i]].name);
    return (minor ? 4.5 : 6.5) + Math.min(13, 2.4 * Math.sqrt(model.bundlesOf[i].length));
  });
  model.keys = nodes.id.map((id, i) => [nodes.label[i], ...nodes.aliases[i], nodes.code[i] ?? "", id].map(folded));
  model.byId = new Map(nodes.id.map((id, i) => [id, i]));
  date(model);
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
    bundleOf(model, known, s[f], o[f]).facts.push(f);
  }
}

/** The bundle between two nodes, made if it is not there yet. */
function bundleOf(model, known, s, o) {
  const [a, b] = s < o ? [s, o] : [o, s];
  const key = a * 1e7 + b;
  if (!known.has(key)) {
    known.set(key, model.bundles.length);
    model.bundlesOf[a].push(model.bundles.length);
    if (a !== b) model.bundlesOf[b].push(model.bundles.length);
    model.bundles.push({ a, b, facts: [], shown: [] });
  }
  return model.bundles[known.get(key)];
}

/** When facts were: their own date, that of the event they speak of, or the day of the paper. */
function date(model) {
  const { data, facts, nodes } = model;
  const issued = data.articles.map((article) => daysOf(article.issued));
  const read = (f, yearless) => daysOf(facts.iso[f]) ?? (yearless ? daysWithoutYear(facts.value[f]) : null);
  const timed = facts.o.map((o, f) => (o < 0 && ["heldOn", "timeText"].includes(data.predicates[facts.predicate[f]].name) ? f : -1)).filter((f) => f >= 0);
  model.yearless = !issued.some(Boolean) && !timed.some((f) => read(f, false));
  model.daysOfNode = nodes.id.map(() => []);
  for (const f of timed) {
    const days = read(f, model.yearless);
    if (days) model.daysOfNode[facts.s[f]].push(days);
  }
  model.daysOfFact = facts.id.map((_, f) => {
    const own = [facts.s[f], facts.o[f]].flatMap((i) => (i >= 0 ? model.daysOfNode[i] : []));
    return own.length ? own : issued[facts.article[f]] ? [issued[facts.article[f]]] : [];
  });
  let first = Infinity, last = -Infinity;
  for (const all of model.daysOfFact) for (const [from, to] of all) [first, last] = [Math.min(first, from), Math.max(last, to)];
  model.bins = first === Infinity ? [] : binsBetween(first, last);
}

const within = (days, from, to) => days.some(([first, last]) => first <= to && last >= from);

/** Apply the filters; count for every choice of a facet what it would show under the other facets. */
function refilter(model) {
  const { nodes, facts, hidden } = model;
  const counts = Object.fromEntries(FACETS.map((name) => [name, new Int32Array(model.data[name].length)]));
  const columns = Object.entries({ predicates: facts.predicate, statuses: facts.status, articles: facts.article, bands: facts.band });
  const inside = scopeOf(model);
  const here = (i) => !model.away.has(i) && (!inside || inside[i] === 1);
  const typeOff = (i) => i >= 0 && hidden.types.has(nodes.type[i]);
  const alive = new Uint8Array(model.count);
  const late = [];
  model.factShown = new Uint8Array(model.factCount);
  for (let f = 0; f < model.factCount; f++) {
    const s = facts.s[f], o = facts.o[f];
    if (model.away.has(s) || model.away.has(o)) continue;
    // How many filters hold a fact back, and which is the last of them.
    let off = 0, by = null;
    for (const [name, column] of columns) if (hidden[name].has(column[f])) { off++; by = name; }
    if (model.range && !within(model.daysOfFact[f], ...model.range)) { off++; by = "range"; }
    const types = typeOff(s) || typeOff(o);
    const both = here(s) && (o < 0 || here(o));
    if (off === 0) {
      // A node stays for a fact whose other end is shown, and counts for its class if only the class is off.
      if (!typeOff(o) && here(s)) alive[s] = 1;
      if (o >= 0 && !typeOff(s) && here(o)) alive[o] = 1;
    }
    if (types || !both) continue;
    if (off === 0) model.factShown[f] = 1;
    for (const [name, column] of columns) if (off === 0 || (off === 1 && by === name)) counts[name][column[f]]++;
    if (off === 0 || (off === 1 && by === "range")) late.push(f);
  }
  model.nodeShown = new Uint8Array(model.count);
  for (let i = 0; i < model.count; i++) {
    const there = alive[i] || (model.factsOf[i].length === 0 && here(i) && !model.range);
    if (there) counts.types[nodes.type[i]]++;
    model.nodeShown[i] = there && !typeOff(i) ? 1 : 0;
  }
  model.kinds = new Map();
  for (let b = 0; b < model.bundleCount; b++) model.bundles[b].shown = model.bundles[b].facts.filter((f) => model.factShown[f]);
  model.counts = counts;
  model.timed = model.bins.map((bin) => late.filter((f) => within(model.daysOfFact[f], bin.from, bin.to)));
  model.undated = late.filter((f) => !model.daysOfFact[f].length).length;
  model.shownNodes = model.nodeShown.reduce((sum, on) => sum + on, 0);
  model.shownFacts = model.factShown.reduce((sum, on) => sum + on, 0);
  regroup(model);
}

/** Nodes whose name, alias, initials, code or IRI holds the words; names that begin with them come first. */
function search(model, words, limit) {
  const wanted = folded(words).trim().replace(/^https?:\/\/\S*[/#](?=.)/, "");
  if (!wanted) return [];
  const byLetters = /^[a-z]{2,}$/.test(wanted);
  const hits = [];
  for (let i = 0; i < model.count; i++) {
    const keys = model.keys[i];
    let rank = -1;
    if (keys[0] === wanted) rank = 0;
    else if (keys[0].startsWith(wanted)) rank = 1;
    else if (keys[0].includes(wanted)) rank = 2;
    else if (keys.some((key) => key.includes(wanted))) rank = 3;
    else if (byLetters) rank = [initialsAt(model.nodes.label[i].slice(0, 60), wanted)].map((at) => (at < 0 ? -1 : at === 0 ? 4 : 5))[0];
    if (rank >= 0) hits.push([rank, -model.radius[i], i]);
  }
  hits.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return hits.slice(0, limit).map((hit) => hit[2]);
}

/** Where all drawn nodes lie: [left, top, right, bottom]. */
function extent(model, only) {
  let box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < model.drawn.length; i++) {
    if (!model.drawn[i] || (only && !only.has(i))) continue;
    const { [i]: x } = model.x, { [i]: y } = model.y, r = i < model.count ? model.radius[i] : 0;
    box = [Math.min(box[0], x - r), Math.min(box[1], y - r), Math.max(box[2], x + r), Math.max(box[3], y + r)];
  }
  return box[0] === Infinity ? [-1, -1, 1, 1] : box;
}
