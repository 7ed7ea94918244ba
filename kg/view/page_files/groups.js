// A graph too large to draw at once: its nodes gathered by district or class, a group opened at a time.

const GROUPINGS = ["districts", "types"];
//: Above this the page opens gathered.
const GATHER_FROM = 2500;
const DISTRICTS = new Set(["Street", "Community", "AdminDivision"]);
const MOST_DISTRICTS = 40;

/** Gather the nodes anew. Groups are nodes behind the others: number `count` is the first group. */
function gather(model, by) {
  const { nodes, count } = model;
  const groups = by === "districts" ? byDistrict(model) : by === "types" ? byType(model) : [];
  model.by = groups.length ? by : null;
  model.groups = groups;
  model.groupOf = new Int32Array(count).fill(-1);
  groups.forEach((group, g) => group.members.forEach((i) => { model.groupOf[i] = g; }));
  for (const column of [nodes.id, nodes.label, nodes.type, nodes.aliases, nodes.code, nodes.articles, model.factsOf, model.lines, model.widths]) column.length = Math.min(column.length, count);
  for (const group of groups) {
    nodes.id.push(null); nodes.label.push(group.label); nodes.type.push(group.type);
    nodes.aliases.push([]); nodes.code.push(null); nodes.articles.push([]); model.factsOf.push([]);
  }
  const places = spiral(groups);
  const longer = (column, more) => { const all = new Float64Array(count + groups.length); all.set(column.subarray(0, count)); all.set(more, count); return all; };
  model.x = longer(model.x, places.map(([x]) => x));
  model.y = longer(model.y, places.map(([, y]) => y));
  model.radius = longer(model.radius, groups.map((group) => 8 + Math.min(22, 0.45 * Math.sqrt(group.members.length))));
  refilter(model);
}

function byType(model) {
  return model.data.types.map((_, type) => ({ key: model.data.types[type].name, label: model.called(model.data.types[type]), type, members: model.nodes.type.slice(0, model.count).flatMap((own, i) => (own === type ? [i] : [])) }))
    .filter((group) => group.members.length);
}

/** Every node goes to the nearest of the best connected districts; what none is near to is a group of the rest. */
function byDistrict(model) {
  const { nodes, data, count } = model;
  const heads = [...nodes.id.slice(0, count).keys()].filter((i) => DISTRICTS.has(data.types[nodes.type[i]].name))
    .sort((a, b) => model.bundlesOf[b].length - model.bundlesOf[a].length || a - b).slice(0, MOST_DISTRICTS);
  if (!heads.length) return [];
  const home = new Int32Array(count).fill(-1);
  heads.forEach((i, g) => { home[i] = g; });
  for (let ring = heads; ring.length; ) {
    const next = [];
    for (const i of ring) for (const other of linked(model, i)) if (home[other] < 0) { home[other] = home[i]; next.push(other); }
    ring = next;
  }
  const groups = heads.map((i) => ({ key: nodes.id[i], label: nodes.label[i], type: nodes.type[i], members: [] }));
  const rest = { key: "", label: model.say("rest"), type: nodes.type[heads[0]], members: [] };
  home.forEach((g, i) => (g < 0 ? rest : groups[g]).members.push(i));
  return [...groups, rest].filter((group) => group.members.length);
}

function linked(model, node) {
  return model.bundlesOf[node].filter((b) => b < model.bundleCount).map((b) => otherEnd(model.bundles[b], node));
}

/** The largest in the middle, the others around it as seeds stand in a sunflower. */
function spiral(groups) {
  const order = [...groups.keys()].sort((a, b) => groups[b].members.length - groups[a].members.length || a - b);
  const places = [];
  order.forEach((g, n) => {
    const reach = 150 * Math.sqrt(n), turn = n * 2.39996;
    places[g] = [1.45 * reach * Math.cos(turn), reach * Math.sin(turn)];
  });
  return places;
}

/** After a filter: what is drawn, and the lines between groups. */
function regroup(model) {
  const { count, groups } = model;
  model.bundles.length = model.bundleCount;
  for (const all of model.bundlesOf) while (all.length && all.at(-1) >= model.bundleCount) all.pop();
  model.bundlesOf.length = count;
  groups.forEach(() => model.bundlesOf.push([]));
  model.drawn = new Uint8Array(count + groups.length);
  if (overview(model)) {
    groups.forEach((group, g) => {
      group.shown = group.members.filter((i) => model.nodeShown[i]).length;
      model.drawn[count + g] = group.shown ? 1 : 0;
      model.lines[count + g] = [...lines(group.label), String(group.shown)];
      model.widths[count + g] = undefined;
    });
    const known = new Map();
    for (let f = 0; f < model.factCount; f++) {
      const o = model.facts.o[f];
      if (!model.factShown[f] || o < 0) continue;
      const [a, b] = [count + model.groupOf[model.facts.s[f]], count + model.groupOf[o]];
      if (a !== b) bundleOf(model, known, a, b).shown.push(f);
    }
    keepStrongest(model);
  } else model.drawn.set(model.nodeShown);
  // Thousands of nodes are drawn smaller, so that they do not become a wall.
  model.crowd = Math.max(0.5, Math.min(1, Math.sqrt(3000 / model.shownNodes)));
  // Biggest first: the order in which labels get room.
  model.order = Array.from(model.drawn.keys()).sort((a, b) => model.pinned.has(b) - model.pinned.has(a) || model.radius[b] - model.radius[a] || a - b);
}

/** Of the lines between groups the few strongest of each are drawn; the others when one is touched. */
function keepStrongest(model) {
  const strength = (b) => model.bundles[b].shown.length;
  model.strongest = new Set(model.groups.flatMap((_, g) => [...model.bundlesOf[model.count + g]].sort((a, b) => strength(b) - strength(a) || a - b).slice(0, 2)));
}

/** Whether groups are drawn instead of nodes. */
function overview(model) {
  return model.by !== null && model.open.size === 0 && !model.ego;
}
