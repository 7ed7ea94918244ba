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
  const { data, nodes, facts, say, called } = model;

  const close = () =>
    element("button", { type: "button", class: "close", "aria-label": say("close"), title: say("close"), text: "×",
      onclick: () => actions.select(null) });
  const typeName = (i) => called(data.types[nodes.type[i]]);

  function chip(node, strong) {
    return element("button", { type: "button", class: strong ? "chip self" : "chip", "data-node": node,
      onclick: () => actions.select({ kind: "node", index: node }, true),
      onpointerenter: () => actions.hover({ kind: "node", index: node }), onpointerleave: () => actions.hover(null) },
      glyph(data.types[nodes.type[node]]), named(nodes.label[node]));
  }

  /** One fact as a sentence, with how sure it is and who read it. */
  function factLine(f, self) {
    const predicate = data.predicates[facts.predicate[f]];
    const pattern = patternOf(model, predicate);
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
        status.name === "done" ? null : element("span", { class: `status ${status.name}`, text: called(status) }),
        element("span", { class: "predicate", text: predicate.name }),
        element("span", { text: say("sure", facts.confidence[f]) }),
        element("span", { text: say("rule", data.rules[facts.rule[f]]) })));
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
    const where = [paper, issued, source, source ? say("number", id.slice(id.lastIndexOf("#") + 1)) : null].filter(Boolean).join(" · ");
    return element("p", { class: "article" }, named(headline ? `《${headline}》` : id), " ",
      element("span", { text: where }));
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
        quotes.set(sentence, [...(quotes.get(sentence) ?? []), quote ?? data.sentences[sentence]]);
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
      more.textContent = say("more", Math.min(PAGE, groups.length - at), groups.length);
      actions.paint();
    };
    box.append(more);
    fill();
    return box;
  }

  const row = (name, ...content) => element("div", {}, element("dt", { text: name }), element("dd", {}, ...content));
  const head = (...content) => element("div", { class: "head" }, ...content, close());
  const button = (text, onclick, pressed) => element("button", { type: "button", text, onclick, "aria-pressed": pressed === undefined ? null : String(pressed) });

  /** What can be done with a node: look around it, find a way, keep it in its place, put it away. */
  function tools(i) {
    const depth = model.ego?.node === i ? model.ego.depth : 0;
    return element("div", { class: "deeds" },
      element("span", { class: "around" }, say("around"),
        ...[1, 2, 3].map((n) => button(String(n), () => actions.around(depth === n ? null : { node: i, depth: n }), depth === n))),
      button(say("pathFrom"), () => actions.pathFrom(i), actions.start() === i),
      button(say(model.pinned.has(i) ? "unpin" : "pin"), () => actions.pin(i)),
      button(say("hide"), () => actions.hide(i)));
  }

  /** Whether a way was begun elsewhere: then it can end here. */
  function wayHere(i) {
    const from = actions.start();
    if (from === null || from === i) return null;
    return button(say("pathHere", plain(nodes.label[from]).slice(0, 20)), () => actions.select({ kind: "path", from, to: i }, true));
  }

  function neighbourList(i) {
    const all = [...neighbours(model, i)].sort((a, b) => model.radius[b] - model.radius[a] || a - b);
    return element("details", { class: "near" }, element("summary", { text: say("neighbours", all.length) }),
      element("div", {}, ...all.slice(0, 300).map((other) => chip(other))));
  }

  function showNode(i) {
    const type = data.types[nodes.type[i]];
    const list = model.factsOf[i].filter((f) => model.factShown[f]);
    const heads = nodes.articles[i].slice(0, 40).map((a) => data.articles[a].headline ?? data.articles[a].id);
    const days = model.daysOfNode[i].map(([from, to]) => (from === to ? isoDay(from) : `${isoDay(from)} – ${isoDay(to)}`));
    root.replaceChildren(
      head(glyph(type, "large"),
        element("div", {}, element("h2", { tabindex: "-1" }, named(nodes.label[i])), element("p", { text: typeName(i) }))),
      tools(i), wayHere(i) ?? "",
      element("dl", {},
        nodes.aliases[i].length ? row(say("also"), named(nodes.aliases[i].join("、"))) : null,
        nodes.code[i] ? row(say("code"), element("code", { text: nodes.code[i] })) : null,
        row(say("iri"), element("code", {}, named(nodes.id[i]))),
        days.length && !model.yearless ? row(say("dates"), days.join("、")) : null,
        heads.length ? row(say("seen"), ...heads.map((one) => element("span", { class: "headline" }, named(one)))) : null),
      neighbourList(i),
      element("h3", { text: say("facts", list.length) }), cards(list, i));
  }

  function showEdge(b) {
    const one = model.bundles[b];
    root.replaceChildren(
      head(element("div", {}, element("h2", { tabindex: "-1", class: "pair" }, chip(one.a), element("span", { text: "—" }), chip(one.b)),
        element("p", { text: say("between", one.shown.length) }))),
      cards(one.shown, -1));
  }

  /** A way from one node to another, step by step. */
  function showPath({ from, to }) {
    const path = shortestPath(model, from, to);
    const title = element("h2", { tabindex: "-1", class: "pair" }, chip(from), element("span", { text: "⋯" }), chip(to));
    const steps = (path ?? []).slice(1).flatMap((node, n) => [
      element("h3", { class: "step" }, chip(path[n]), " — ", chip(node)),
      cards(model.bundles[bundleBetween(model, path[n], node)].shown, -1)]);
    root.replaceChildren(head(element("div", {}, title, element("p", { text: path ? say("pathSteps", path.length - 1) : say("noPath") }))), ...steps);
  }

  /** A group: what is largest in it, and the door. */
  function showGroup(g) {
    const group = model.groups[g];
    const best = group.members.filter((i) => model.nodeShown[i]).sort((a, b) => model.radius[b] - model.radius[a] || a - b).slice(0, 40);
    root.replaceChildren(
      head(glyph(data.types[group.type], "large"),
        element("div", {}, element("h2", { tabindex: "-1" }, named(group.label)), element("p", { text: say("group", group.shown ?? group.members.length) }))),
      element("div", { class: "deeds" }, button(say("openGroup"), () => actions.open(g))),
      element("div", { class: "near" }, ...best.map((i) => chip(i))));
  }

  return (selected) => {
    root.hidden = !selected;
    if (!selected) root.replaceChildren();
    else if (selected.kind === "path") showPath(selected);
    else if (selected.kind === "edge") showEdge(selected.index);
    else if (selected.index >= model.count) showGroup(selected.index - model.count);
    else showNode(selected.index);
    root.scrollTop = 0;
  };
}

/** How a predicate is told in a sentence. */
function patternOf(model, predicate) {
  const own = model.language === "en" ? predicate.told : predicate.sentence;
  return own ?? `{s} ${model.called(predicate)} {o}`;
}
