// The figures of the graph: all of them as a list, those of one indicator as bars, the largest first.

function createFigures(root, model, actions) {
  const { facts, nodes } = model;
  const owner = new Map();
  facts.o.forEach((o, f) => { if (o >= 0 && !owner.has(o)) owner.set(o, f); });
  const ALL = "";
  const rows = new Map([[ALL, []]]);
  for (const [node, indicator, value, unit, sign] of model.data.metrics) {
    // Figures can be compared where they count the same thing in the same unit.
    const key = `${indicator}（${unit}）`;
    if (!rows.has(key)) rows.set(key, []);
    const figure = { node, indicator, value, words: `${sign === "=" ? "" : sign}${value}${unit}` };
    rows.get(key).push(figure);
    rows.get(ALL).push(figure);
  }
  const names = [...rows.keys()].filter((key) => key === ALL || rows.get(key).length > 1)
    .sort((a, b) => rows.get(b).length - rows.get(a).length || (a < b ? -1 : 1));
  let name = ALL;

  function bar({ node, indicator, value, words }, most) {
    const f = owner.get(node);
    const whose = f === undefined ? node : facts.s[f];
    const fill = element("i", {});
    if (name !== ALL) fill.style.width = `${most > 0 ? Math.max(1, (100 * Math.abs(value)) / most) : 1}%`;
    return element("li", {}, element("button", { type: "button", "data-node": nodes.id[node],
      onclick: () => actions.select({ kind: "node", index: node }, true),
      onpointerenter: () => actions.hover({ kind: "node", index: node }), onpointerleave: () => actions.hover(null) },
      named(nodes.label[whose]), name === ALL ? named(indicator) : fill, element("b", {}, named(words))));
  }

  function show() {
    const list = rows.get(name).filter(({ node }) => model.nodeShown[node]);
    root.hidden = !rows.get(ALL).some(({ node }) => model.nodeShown[node]);
    if (root.hidden) return;
    if (name !== ALL) list.sort((a, b) => b.value - a.value);
    const choice = element("select", { "aria-label": model.say("indicator"), onchange: () => actions.figure(choice.value) },
      ...names.map((one) => element("option", { value: one, text: `${plain(one).slice(0, 40) || model.say("everything")} · ${rows.get(one).length}`, selected: one === name })));
    const most = Math.max(...list.map(({ value }) => Math.abs(value)));
    root.replaceChildren(element("h3", {}, model.say("indicator"), choice), element("ul", { class: "figures" }, ...list.slice(0, 200).map((row) => bar(row, most))));
  }
  return {
    show,
    get chosen() { return name; },
    choose(wanted) { name = names.includes(wanted) ? wanted : ALL; },
  };
}
