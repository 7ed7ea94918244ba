// What stands behind a node or a line: sentences in Chinese, the words of the paper, and where they stand.

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") made.textContent = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const LONGEST = 400;

/** A name for reading: cut if it is absurdly long, and kept from turning the text around it. */
function named(text) {
  const all = plain(text);
  return element("bdi", { text: all.length > LONGEST ? `${all.slice(0, LONGEST)}…` : all });
}

function createPanel(root, model, actions) {
  const { data, nodes, facts } = model;

  const close = () =>
    element("button", { type: "button", class: "close", "aria-label": "关闭详情", title: "关闭（Esc）", text: "×",
      onclick: () => actions.select(null) });

  function chip(node, strong) {
    return element("button", { type: "button", class: strong ? "chip self" : "chip", "data-node": node,
      onclick: () => actions.select({ kind: "node", index: node }, true),
      onpointerenter: () => actions.hover({ kind: "node", index: node }), onpointerleave: () => actions.hover(null) },
      glyph(data.types[nodes.type[node]]), named(nodes.label[node]));
  }

  /** One fact as a sentence, with how sure it is and who read it. */
  function factLine(f, self) {
    const predicate = data.predicates[facts.predicate[f]];
    const pattern = predicate.sentence ?? `{s} ${predicate.zh} {o}`;
    const value = facts.iso[f] && facts.iso[f] !== facts.value[f] ? `${facts.value[f]}（${facts.iso[f]}）` : facts.value[f];
    const parts = pattern.split(/(\{[so]\})/).map((part) => {
      if (part === "{s}") return chip(facts.s[f], facts.s[f] === self);
      if (part !== "{o}") return part;
      return facts.o[f] < 0 ? element("strong", {}, named(value)) : chip(facts.o[f], facts.o[f] === self);
    });
    const status = data.statuses[facts.status[f]];
    return element("li", { class: `fact ${status.name}`, "data-fact": facts.id[f] },
      element("p", {}, ...parts),
      element("p", { class: "how" },
        status.name === "done" ? null : element("span", { class: `status ${status.name}`, text: status.zh }),
        element("span", { class: "predicate", text: predicate.name }),
        element("span", { text: `把握 ${Math.round(facts.confidence[f] * 100)}%` }),
        element("span", { text: `规则 ${facts.rule[f]}` })));
  }

  /** The sentence with the words of the evidence marked, and in them the names. */
  function clipping(sentence, quotes, names) {
    const text = data.sentences[sentence];
    const level = new Uint8Array(text.length);
    const paint = (words, value) => {
      for (let at = words ? text.indexOf(words) : -1; at >= 0; at = text.indexOf(words, at + words.length))
        level.fill(value, at, at + words.length);
    };
    for (const quote of quotes) if (quote.length < text.length) paint(quote, 1);
    for (const name of names) paint(name, 2);
    const out = element("blockquote", { class: "clipping" });
    for (let at = 0; at < text.length; ) {
      let end = at + 1;
      while (end < text.length && level[end] === level[at]) end++;
      const piece = text.slice(at, end);
      out.append(level[at] ? element("mark", { class: level[at] === 2 ? "name" : "words", text: piece }) : piece);
      at = end;
    }
    return out;
  }

  function articleLine(article) {
    const { headline, id, source, issued, paper } = data.articles[article];
    const where = [paper, issued, source === undefined ? null : id].filter(Boolean).join(" · ");
    return element("p", { class: "article" }, named(headline ? `《${headline}》` : id), " ",
      element("span", { text: headline ? where : "" }));
  }

  const words = (f) => [facts.s[f], facts.o[f]].filter((i) => i >= 0)
    .flatMap((i) => [nodes.label[i], ...nodes.aliases[i]]).concat(facts.value[f] ?? []);

  /** Facts by the sentence that states them: every sentence is read once. */
  function cards(list, self) {
    const groups = new Map();
    for (const f of list) {
      const first = facts.evidence[f][0];
      const key = first ? first[0] : `f${f}`;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(f);
    }
    return slowly([...groups.values()], (group) => {
      const quotes = new Map();
      for (const [sentence, quote] of group.flatMap((f) => facts.evidence[f]))
        quotes.set(sentence, [...(quotes.get(sentence) ?? []), quote]);
      const names = [...new Set(group.flatMap(words))];
      return element("article", { class: "card" },
        element("ul", { class: "facts" }, ...group.map((f) => factLine(f, self))),
        ...[...quotes].map(([sentence, some]) => clipping(sentence, some, names)),
        articleLine(facts.article[group[0]]));
    });
  }

  /** The first cards, and a button for more: a city has thousands. */
  function slowly(groups, make) {
    const PAGE = 40;
    const box = element("div", { class: "cards" });
    const more = element("button", { type: "button", class: "more", onclick: () => fill() });
    let at = 0;
    const fill = () => {
      for (const group of groups.slice(at, at + PAGE)) box.insertBefore(make(group), more);
      at += PAGE;
      more.hidden = at >= groups.length;
      more.textContent = `再看 ${Math.min(PAGE, groups.length - at)} 句（共 ${groups.length} 句）`;
      actions.paint();
    };
    box.append(more);
    fill();
    return box;
  }

  function showNode(i) {
    const type = data.types[nodes.type[i]];
    const list = model.factsOf[i].filter((f) => model.factShown[f]);
    const row = (name, ...content) => element("div", {}, element("dt", { text: name }), element("dd", {}, ...content));
    const heads = nodes.articles[i].slice(0, 40).map((a) => data.articles[a].headline ?? data.articles[a].id);
    root.replaceChildren(
      element("div", { class: "head" }, glyph(type, "large"),
        element("div", {}, element("h2", { tabindex: "-1" }, named(nodes.label[i])), element("p", { text: type.zh })), close()),
      element("dl", {},
        nodes.aliases[i].length ? row("又称", named(nodes.aliases[i].join("、"))) : null,
        nodes.code[i] ? row("代码", element("code", { text: nodes.code[i] })) : null,
        row("标识", element("code", {}, named(nodes.id[i]))),
        heads.length ? row("见于", ...heads.map((head) => element("span", { class: "headline" }, named(head)))) : null),
      element("h3", { text: `${list.length} 条事实` }), cards(list, i));
  }

  function showEdge(b) {
    const one = model.bundles[b];
    root.replaceChildren(
      element("div", { class: "head" },
        element("div", {}, element("h2", { tabindex: "-1", class: "pair" }, chip(one.a), element("span", { text: "—" }), chip(one.b)),
          element("p", { text: `两者之间有 ${one.shown.length} 条事实` })), close()),
      cards(one.shown, -1));
  }

  return (selected) => {
    root.hidden = !selected;
    if (!selected) root.replaceChildren();
    else if (selected.kind === "node") showNode(selected.index);
    else showEdge(selected.index);
    root.scrollTop = 0;
  };
}
