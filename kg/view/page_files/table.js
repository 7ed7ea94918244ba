// The same content as a table: for screen readers, for printing, for people who like tables.

function createTable(root, model, actions) {
  const { data, nodes, facts, say, called } = model;
  const PAGE = 500;

  function row(f) {
    const other = facts.o[f];
    const go = other < 0 ? { kind: "node", index: facts.s[f] }
      : { kind: "edge", index: bundleBetween(model, facts.s[f], other) };
    const quotes = facts.evidence[f].map(([sentence]) => data.sentences[sentence]).join(" ／ ");
    const article = data.articles[facts.article[f]];
    return element("tr", {},
      element("th", { scope: "row" }, named(nodes.label[facts.s[f]])),
      element("td", {}, element("button", { type: "button", class: "link", text: called(data.predicates[facts.predicate[f]]),
        onclick: () => actions.select(go, true) })),
      element("td", {}, named(other < 0 ? facts.value[f] : nodes.label[other])),
      element("td", { text: called(data.statuses[facts.status[f]]) }),
      element("td", {}, named(article.headline ?? article.id)),
      element("td", {}, named(quotes)));
  }

  return (open) => {
    root.hidden = !open;
    if (!open) return root.replaceChildren();
    const list = shownFacts(model);
    const body = element("tbody");
    const more = element("button", { type: "button", class: "more", onclick: () => fill() });
    const fill = () => {
      const from = body.children.length;
      body.append(...list.slice(from, from + PAGE).map(row));
      more.hidden = body.children.length >= list.length;
      more.textContent = say("moreRows", Math.min(PAGE, list.length - body.children.length), list.length);
    };
    fill();
    const heads = ["subject", "predicate", "object", "status", "article", "sentence"].map((key) => say(key));
    root.replaceChildren(
      element("table", {}, element("caption", { text: say("visible", list.length) }),
        element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col", text: head })))), body),
      more);
    root.scrollTop = 0;
    return undefined;
  };
}
