// Search and filters. Every filter says how much it would show under the others.

function createFilters(root, reset, model, actions) {
  const rows = [];
  const { say, called } = model;
  for (const facet of FACETS) {
    const entries = model.data[facet];
    if (!entries.length) continue;
    const list = element("ul", {});
    const part = element("details", { class: facet, open: facet === "types" || facet === "statuses" },
      element("summary", {}, say(facet), element("small", {})), list);
    // Classes stand in the order of the legend, the rest by number.
    const order = [...entries.keys()];
    if (facet === "predicates") order.sort((a, b) => model.counts[facet][b] - model.counts[facet][a]);
    for (const number of order) {
      const entry = entries[number];
      const box = element("input", { type: "checkbox", onchange: () => actions.filter(facet, number, box.checked) });
      const count = element("span", { class: "count" });
      const only = element("button", { type: "button", class: "only", text: say("only"), title: say("onlyThis"),
        onclick: () => actions.only(facet, number) });
      const mark = facet === "types" ? glyph(entry)
        : facet === "statuses" ? element("span", { class: `dash ${OPEN.has(entry.name) ? "open" : ""}`, "aria-hidden": "true" }) : null;
      const name = element("span", { class: "name" }, named(called(entry)));
      name.title = plain(entry.name ?? entry.id).slice(0, LONGEST);
      const row = element("li", { "data-key": entry.name ?? entry.id }, element("label", {}, box, mark, name, count), only);
      list.append(row);
      rows.push({ facet, number, box, count, row });
    }
    rows.push({ facet, total: part.querySelector("small"), size: entries.length });
    root.append(part);
  }
  reset.textContent = say("reset");
  return () => {
    for (const { facet, number, box, count, row, total, size } of rows) {
      const hidden = model.hidden[facet];
      if (total) {
        total.textContent = hidden.size ? `${size - hidden.size}/${size}` : `${size}`;
        continue;
      }
      box.checked = !hidden.has(number);
      count.textContent = model.counts[facet][number];
      row.classList.toggle("off", hidden.has(number));
      row.classList.toggle("none", model.counts[facet][number] === 0);
    }
    reset.hidden = FACETS.every((facet) => model.hidden[facet].size === 0) && !model.range;
  };
}

function createSearch(input, list, model, actions) {
  let hits = [];
  let at = -1;

  function choose(node) {
    show([]);
    input.blur();
    actions.find(node);
  }

  function show(found) {
    hits = found;
    at = found.length ? 0 : -1;
    list.replaceChildren(...found.map((node, n) =>
      element("li", { role: "option", id: `hit-${n}`, onpointerdown: (event) => { event.preventDefault(); choose(node); } },
        glyph(model.data.types[model.nodes.type[node]]), named(model.nodes.label[node]),
        element("small", { text: found.why?.[n] ?? "" }))));
    list.hidden = !found.length && !(input.value.trim() && document.activeElement === input);
    if (!found.length && !list.hidden) list.append(element("li", { class: "none", text: model.say("none") }));
    input.setAttribute("aria-expanded", String(!list.hidden));
    point();
    actions.paint();
  }

  function point() {
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", `hit-${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  const look = () => {
    const found = search(model, input.value, 30);
    const wanted = folded(input.value).trim();
    // Say by which other name it was found.
    found.why = found.map((i) => model.keys[i][0].includes(wanted) ? ""
      : model.nodes.aliases[i].find((alias) => folded(alias).includes(wanted)) ?? model.nodes.code[i] ?? "");
    show(found);
  };
  input.addEventListener("input", look);
  input.addEventListener("focus", () => { if (input.value) look(); });
  input.addEventListener("blur", () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { input.value = ""; show([]); input.blur(); actions.leave(); }
    else if (event.key === "Enter" && hits[at] !== undefined) choose(hits[at]);
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length) {
      at = (at + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length;
      point();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Whether and how nodes are gathered, and what is put away. */
function createScope(root, model, actions) {
  return () => {
    const { say } = model;
    const kinds = [null, ...GROUPINGS];
    const name = (by) => say({ districts: "byDistricts", types: "byTypes" }[by] ?? "byNone");
    const choice = element("select", { id: "gather", onchange: () => actions.gather(choice.value || null) },
      ...kinds.map((by) => element("option", { value: by ?? "", text: name(by), selected: model.by === by })));
    root.replaceChildren(
      element("label", {}, `${say("gather")} `, choice),
      ...(model.away.size ? [element("button", { type: "button", class: "more", text: say("back", model.away.size), onclick: () => actions.bringBack() })] : []));
  };
}

/** A line above the picture: why this is not the whole graph, and the way back to it. */
function createNote(root, model, actions) {
  return () => {
    const { say, data, nodes } = model;
    const link = (text, onclick) => element("button", { type: "button", class: "link", text, onclick });
    const parts = [];
    if (model.ego) parts.push(say("scope", plain(nodes.label[model.ego.node]).slice(0, 30), model.ego.depth), link(say("everything"), () => actions.around(null)));
    else if (overview(model)) parts.push(say("gathered", model.count, say(model.by === "types" ? "byTypes" : "byDistricts")), link(say("showAll"), () => actions.gather(null)));
    else if (model.open.size) parts.push(say("opened", [...model.open].map((g) => plain(model.groups[g].label).slice(0, 20)).join("、")), link(say("groups"), () => actions.open(null)));
    if (data.whole) parts.push(say("excerpt", ...data.whole, model.count));
    root.replaceChildren(...parts.flatMap((part) => [part, " "]));
    root.hidden = !parts.length;
  };
}
