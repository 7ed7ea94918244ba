// The same content as a table: for screen readers, for printing, for people who like tables.

function createTable(root, model, actions) {
  const { data, nodes, facts } = model;
  const PAGE = 500;

  function row(f) {
    const other = facts.o[f];
    const go = other < 0 ? { kind: "node", index: facts.s[f] }
      : { kind: "edge", index: model.bundlesOf[other].find((b) => model.bundles[b].facts.includes(f)) };
    const quotes = facts.evidence[f].map(([sentence]) => data.sentences[sentence]).join(" ／ ");
    const article = data.articles[facts.article[f]];
    return element("tr", {},
      element("th", { scope: "row" }, named(nodes.label[facts.s[f]])),
      element("td", {}, element("button", { type: "button", class: "link", text: data.predicates[facts.predicate[f]].zh,
        onclick: () => actions.select(go, true) })),
      element("td", {}, named(other < 0 ? facts.value[f] : nodes.label[other])),
      element("td", { text: data.statuses[facts.status[f]].zh }),
      element("td", {}, named(article.headline ?? article.id)),
      element("td", {}, named(quotes)));
  }

  return (open) => {
    root.hidden = !open;
    if (!open) return root.replaceChildren();
    const list = [...facts.id.keys()].filter((f) => model.factShown[f]);
    const body = element("tbody");
    const more = element("button", { type: "button", class: "more", onclick: () => fill() });
    const fill = () => {
      const from = body.children.length;
      body.append(...list.slice(from, from + PAGE).map(row));
      more.hidden = body.children.length >= list.length;
      more.textContent = `再列 ${PAGE} 条（共 ${list.length} 条）`;
    };
    fill();
    const heads = ["主语", "关系", "宾语", "状态", "报道", "原句"];
    root.replaceChildren(
      element("table", {}, element("caption", { text: `看得见的 ${list.length} 条事实` }),
        element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col", text: head })))), body),
      more);
    root.scrollTop = 0;
    return undefined;
  };
}
