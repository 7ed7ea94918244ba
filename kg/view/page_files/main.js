// Puts the parts together. `mount` takes a root element and the data; nothing is global.

function mount(root, data) {
  const at = (id) => root.querySelector(`#${id}`);
  const canvas = at("canvas"), pen = canvas.getContext("2d", { alpha: false });
  const model = createModel(data);
  const { say, called } = model;
  const camera = createCamera(), still = createStill(), past = createPast();
  const view = {
    selected: null, hovered: null, cursor: null, focus: null, start: null, moving: false, travelled: false, dark: null, table: false,
    firstBy: firstGrouping(model),
    firstLanguage: root.dataset.language ?? "zh",
    figure: () => figures.chosen,
    chooseFigure: (name) => figures.choose(name),
  };
  const system = matchMedia("(prefers-color-scheme: dark)");
  let look, written = [], large = false, drawnAt = null, frame = 0, rest = 0;

  const actions = {
    select(what, travel, enter) {
      view.selected = what;
      view.hovered = null;
      settle(true, travel);
      // Only now is the panel open and the room for the picture known.
      if (travel) {
        reveal(what);
        draw();
        save(true);
      } else keepInSight(what);
      if (enter) at("panel").querySelector("h2").focus();
    },
    hover(what, x, y) {
      if (what && !stillThere(what)) return;
      const same = what?.kind === view.hovered?.kind && what?.index === view.hovered?.index;
      view.hovered = what;
      if (what?.kind === "some") return void (view.cursor === null && draw());
      canvas.classList.toggle("over", Boolean(what));
      showTip(x === undefined ? null : what, x, y);
      if (!same) draw();
    },
    walk(node) {
      if (view.cursor === node) return;
      view.cursor = node;
      if (node !== null) reveal({ kind: "node", index: node });
      const label = node === null ? "" : plain(model.nodes.label[node]).slice(0, LONGEST);
      if (!label) summarise();
      else at("summary").textContent = [label, called(data.types[model.nodes.type[node]]), say("neighbours", neighbours(model, node).size)].join(" · ");
      draw();
    },
    moved() {
      view.travelled = view.moving = true;
      at("tip").hidden = true;
      draw();
      clearTimeout(rest);
      rest = setTimeout(() => { view.moving = false; draw(); save(false); }, 150);
    },
    filter(facet, number, on) {
      if (on) model.hidden[facet].delete(number);
      else model.hidden[facet].add(number);
      filtered();
    },
    only(facet, number) {
      const rest = [...data[facet].keys()].filter((n) => n !== number);
      const already = rest.every((n) => model.hidden[facet].has(n)) && !model.hidden[facet].has(number);
      model.hidden[facet] = new Set(already ? [] : rest);
      filtered();
    },
    reset() {
      for (const facet of FACETS) model.hidden[facet].clear();
      model.range = null;
      filtered();
    },
    figure(name) { figures.choose(name); settle(true); },
    time(range) { model.range = range; filtered(); },
    find(node) {
      // What is looked for has to be seen, whatever the filters say.
      model.away.delete(node);
      if (model.ego) model.ego = null;
      if (model.by) model.open = new Set([model.groupOf[node]]);
      refilter(model);
      if (!model.nodeShown[node]) actions.reset();
      actions.select({ kind: "node", index: node }, true);
    },
    start: () => view.start,
    pathFrom(node) {
      if (view.start !== null && view.start !== node) return actions.select({ kind: "path", from: view.start, to: node }, true);
      view.start = view.start === node ? null : node;
      return showPanel(view.selected);
    },
    around(ego) {
      model.ego = ego;
      view.travelled = false;
      filtered();
    },
    widen(node) {
      const depth = model.ego?.node === node ? model.ego.depth + 1 : 1;
      actions.around(depth > 3 ? null : { node, depth });
    },
    pin(node, on = !model.pinned.has(node)) {
      if (on) model.pinned.add(node);
      else {
        model.pinned.delete(node);
        [model.x[node], model.y[node]] = [model.nodes.x[node], model.nodes.y[node]];
      }
      filtered();
    },
    hide(node) {
      model.away.add(node);
      view.cursor = null;
      filtered();
    },
    bringBack() { model.away.clear(); filtered(); },
    gather(by) {
      model.open.clear();
      model.ego = view.selected = null;
      view.travelled = false;
      gather(model, by);
      filtered();
    },
    open(group) {
      if (group === null) model.open.clear();
      else model.open.add(group);
      if (view.selected?.index >= model.count) view.selected = null;
      view.cursor = null;
      view.travelled = false;
      filtered();
    },
    undo() { goTo(past.undo(location.hash)); },
    redo() { goTo(past.redo(location.hash)); },
    language() { model.language = model.language === "zh" ? "en" : "zh"; tell(); settle(false); },
    shade() { view.dark = !look.dark; paint(); save(false); },
    copyLink() {
      const telling = (key) => () => { at("summary").textContent = say(key); };
      // Some browsers keep the clipboard from a file: then the address bar has the link.
      const copied = navigator.clipboard?.writeText(location.href) ?? Promise.reject();
      copied.then(telling("copied"), telling("inBar"));
    },
    fit() {
      view.travelled = false;
      camera.fit(extent(model));
      settle(false);
    },
    back() {
      if (view.table) actions.table();
      else if (view.selected) actions.select(null);
      else if (model.ego) actions.around(null);
      else if (model.open.size) actions.open(null);
      canvas.focus();
    },
    table() {
      view.table = !view.table;
      showTable(view.table);
      at("as-table").setAttribute("aria-expanded", String(view.table));
      save(false);
      (view.table ? at("table") : at("as-table")).focus();
    },
    sides(open) {
      const show = typeof open === "boolean" ? open : at("controls").hidden;
      at("controls").hidden = !show;
      at("sides").setAttribute("aria-expanded", String(show));
      resize();
    },
    paint() { paint(); },
    help() { at("keys").showModal(); },
    leave() { canvas.focus(); },
    search() {
      actions.sides(true);
      at("search").focus();
      at("search").select();
    },
  };

  /** Move just so far that a thing and its neighbours are in sight. */
  function reveal(what) {
    const { nodes } = spotlight(model, what);
    const [l, t, r, b] = extent(model, nodes);
    const inside = camera.sx(l) > 20 && camera.sx(r) < camera.width - 20 && camera.sy(t) > 20 && camera.sy(b) < camera.height - 20;
    if (inside && (camera.k > 0.5 || what.index === view.cursor)) return;
    const centre = what.kind === "node" ? [model.x[what.index], model.y[what.index]] : [(l + r) / 2, (t + b) / 2];
    const k = Math.min((camera.width - 160) / (r - l || 1), (camera.height - 120) / (b - t || 1), 1.25);
    [camera.x, camera.y] = k < 0.55 ? centre : [(l + r) / 2, (t + b) / 2];
    camera.k = Math.max(k, 0.55);
    view.travelled = true;
  }

  /** After the panel has taken its room: what was clicked must not lie under it. */
  function keepInSight(what) {
    if (!what) return;
    const ends = what.kind === "node" ? [what.index] : what.kind === "path" ? [what.from, what.to] : [model.bundles[what.index].a, model.bundles[what.index].b];
    const x = ends.reduce((sum, i) => sum + model.x[i], 0) / ends.length;
    const y = ends.reduce((sum, i) => sum + model.y[i], 0) / ends.length;
    const over = Math.max(0, camera.sx(x) - camera.width + 60) - Math.max(0, 60 - camera.sx(x));
    const below = Math.max(0, camera.sy(y) - camera.height + 50) - Math.max(0, 50 - camera.sy(y));
    if (!over && !below) return;
    camera.pan(-over, -below);
    draw();
  }

  function summarise() {
    const all = model.shownNodes === model.count && model.shownFacts === model.factCount;
    at("summary").textContent = (all
      ? [say("nodes", model.count), say("facts", model.factCount), say("articlesN", data.articles.length)]
      : [say("nodes", `${model.shownNodes}/${model.count}`), say("facts", `${model.shownFacts}/${model.factCount}`)]).join(" · ");
  }

  function filtered() {
    refilter(model);
    if (view.selected && !stillThere(view.selected)) view.selected = null;
    if (!view.travelled) camera.fit(extent(model));
    settle(true);
  }

  function stillThere({ kind, index, from, to }) {
    if (kind === "path") return Boolean(model.nodeShown[from] && model.nodeShown[to]);
    if (kind === "edge") return model.bundles[index]?.shown.length > 0;
    return kind === "some" || Boolean(index < model.count ? model.nodeShown[index] : model.drawn[index]);
  }

  /** Bring everything in line with the model and the view. */
  function settle(push, keep) {
    showPanel(view.selected);
    showFilters();
    showScope();
    showNote();
    timeline.show(view.selected);
    figures.show();
    at("strip").hidden = at("timeline").hidden && at("figures").hidden;
    showTable(view.table);
    at("nothing").hidden = model.shownNodes > 0;
    summarise();
    resize();
    paint();
    if (!keep) save(push);
    at("undo").disabled = !past.canUndo;
    at("redo").disabled = !past.canRedo;
  }

  function save(push) {
    const hash = `#${writeAddress(model, view, camera)}`;
    if (hash === (location.hash || "#")) return;
    if (push) past.step(location.hash, hash);
    history[push ? "pushState" : "replaceState"](null, "", hash);
  }

  function goTo(hash) {
    if (hash === undefined) return;
    history.replaceState(null, "", hash || "#");
    load();
  }

  function load() {
    readAddress(location.hash, model, view, camera);
    if (view.selected && !stillThere(view.selected)) view.selected = null;
    tell();
    // The size first: a camera in the address is meant for the picture without a panel's shift.
    if (camera.width <= 1) resize();
    if (!view.travelled) camera.fit(extent(model));
    const { x, y } = camera;
    settle(false, true);
    if (view.travelled) [camera.x, camera.y] = [x, y];
    else if (view.selected?.kind !== "path") keepInSight(view.selected);
    draw();
  }

  /** Say everything that does not change with the graph, in the language of now. */
  function tell() {
    root.lang = model.language === "en" ? "en" : "zh-Hans";
    for (const one of root.querySelectorAll("[data-say]")) one.textContent = say(one.dataset.say);
    for (const one of root.querySelectorAll("[data-hint]")) { one.title = say(one.dataset.hint); one.setAttribute("aria-label", one.title); }
    for (const one of root.querySelectorAll("[data-label]")) one.setAttribute("aria-label", say(one.dataset.label));
    at("search").placeholder = say("search");
    at("keys").querySelector("dl").replaceChildren(...WORDS[model.language].keys.map(([key, what]) =>
      element("div", {}, element("dt", { text: key }), element("dd", { text: what }))));
    at("filters").replaceChildren();
    showFilters = createFilters(at("filters"), at("reset"), model, actions);
    timeline.build();
    figures.show();
  }

  /** Take the colours of the style sheet, in the shade that is wanted. */
  function paint() {
    const dark = view.dark ?? system.matches;
    root.dataset.shade = document.documentElement.dataset.shade = dark ? "dark" : "light";
    const style = getComputedStyle(root);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    look = { dark, ground: colour("ground"), ink: colour("ink"), soft: colour("soft"), line: colour("line"), strong: colour("strong") };
    for (const picture of root.querySelectorAll("svg.glyph")) picture.style.color = picture.dataset[dark ? "dark" : "light"];
    draw();
  }

  function resize() {
    const box = canvas.parentElement.getBoundingClientRect();
    const ratio = devicePixelRatio || 1;
    const [width, height] = [Math.max(1, Math.round(box.width)), Math.max(1, Math.round(box.height))];
    if (camera.width === width && camera.height === height && canvas.width === Math.round(width * ratio)) return;
    const first = camera.width <= 1;
    // What is looked at stays where it is when a panel opens beside it.
    if (!first) camera.pan((camera.width - width) / 2, (camera.height - height) / 2);
    [camera.width, camera.height] = [width, height];
    [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (!view.travelled && (first || !view.selected)) camera.fit(extent(model));
    // Setting its size has emptied the canvas.
    large = false;
    render();
  }

  function render() {
    cancelAnimationFrame(frame);
    frame = 0;
    if (!look) return;
    const ratio = canvas.width / camera.width;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    view.chosen = view.cursor === null && Boolean(view.selected);
    view.focus = view.cursor !== null ? { kind: "node", index: view.cursor } : view.hovered?.kind === "some" ? view.hovered : view.selected ?? view.hovered;
    if (view.moving && large) {
      // The canvas still holds the last drawing, made where the camera was then.
      if (!still.taken) still.take(canvas, drawnAt);
      if (still.serves(camera)) return still.draw(pen, camera, look);
    }
    still.drop();
    ({ written, large } = drawScene(pen, model, camera, look, view));
    drawnAt = { ...camera };
  }

  function draw() {
    frame ||= requestAnimationFrame(render);
  }

  function showTip(what, x, y) {
    const tip = at("tip");
    // A touched node is always named in the picture; only a name that was cut has more to tell.
    const cut = what?.kind === "node" && what.index < model.count && lines(model.nodes.label[what.index]).at(-1).endsWith("…");
    tip.hidden = !(cut || what?.kind === "edge");
    if (tip.hidden) return;
    const one = what.kind === "edge" ? model.bundles[what.index] : null;
    tip.replaceChildren(...(one
      ? what.index >= model.bundleCount ? [say("facts", one.shown.length)] : one.shown.slice(0, 6).map((f) => element("div", { text: sentence(f) }))
      : [named(model.nodes.label[what.index]), element("small", { text: called(data.types[model.nodes.type[what.index]]) })]));
    tip.style.left = `${Math.max(8, Math.min(x + 14, camera.width - 290))}px`;
    tip.style.top = `${y > camera.height - 110 ? y - 70 : y + 16}px`;
  }

  function sentence(f) {
    const { facts, nodes } = model;
    const short = (text) => (text.length > 40 ? `${plain(text).slice(0, 40)}…` : plain(text));
    const predicate = data.predicates[facts.predicate[f]];
    const fill = { "{s}": short(nodes.label[facts.s[f]]), "{o}": short(nodes.label[facts.o[f]]) };
    const told = patternOf(model, predicate).replace(/\{[so]\}/g, (part) => fill[part]);
    return model.language === "zh" ? told.replace(/ /g, "") : told;
  }

  function svg() {
    const ink = createSvgPen(document.createElement("canvas").getContext("2d"));
    drawScene(ink, model, camera, look, { ...view, hovered: null, cursor: null, focus: view.selected, chosen: Boolean(view.selected), moving: false });
    return ink.finish(camera.width, camera.height);
  }

  const showPanel = createPanel(at("panel"), model, actions);
  const showTable = createTable(at("table"), model, actions);
  const showScope = createScope(at("scope"), model, actions);
  const showNote = createNote(at("note"), model, actions);
  const timeline = createTimeline(at("timeline"), model, actions);
  const figures = createFigures(at("figures"), model, actions);
  let showFilters;
  createSearch(at("search"), at("hits"), model, actions);
  createPointer(canvas, model, camera, actions);
  createKeyboard(canvas, model, view, camera, actions);
  const text = (type, content) => new Blob([content], { type: `${type};charset=utf-8` });
  const buttons = {
    fit: actions.fit, "as-table": actions.table, sides: () => actions.sides(), shade: actions.shade, help: actions.help,
    undo: actions.undo, redo: actions.redo, language: actions.language, reset: actions.reset, link: actions.copyLink,
    png: () => { render(); canvas.toBlob((blob) => download("graph.png", blob)); },
    svg: () => download("graph.svg", text("image/svg+xml", svg())),
    csv: () => download("graph.csv", text("text/csv", csv(model))),
    turtle: () => download("graph.ttl", text("text/turtle", turtle(model))),
    print: () => globalThis.print(),
  };
  for (const [id, does] of Object.entries(buttons)) at(id).addEventListener("click", does);
  at("save").addEventListener("click", (event) => { if (event.target instanceof HTMLButtonElement) at("save").open = false; });
  system.addEventListener("change", paint);
  addEventListener("popstate", load);
  addEventListener("resize", () => { resize(); draw(); });
  if (innerWidth < 760) actions.sides(false);
  load();
  render();

  const screen = (x, y) => {
    const box = canvas.getBoundingClientRect();
    return { x: box.left + camera.sx(x), y: box.top + camera.sy(y) };
  };
  return {
    model, view, camera, actions, svg, render,
    csv: () => csv(model),
    turtle: () => turtle(model),
    labels: () => written,
    node: (id) => { const i = model.byId.get(id); return screen(model.x[i], model.y[i]); },
    edge: (a, b) => {
      const [i, j] = [model.byId.get(a), model.byId.get(b)];
      return screen((model.x[i] + model.x[j]) / 2, (model.y[i] + model.y[j]) / 2);
    },
    select: actions.select,
  };
}

/** Above some thousands of nodes a page opens gathered: by district if there are any. */
function firstGrouping(model) {
  if (model.count <= GATHER_FROM) return null;
  return model.data.types.some((type) => DISTRICTS.has(type.name)) ? "districts" : "types";
}

// The element carries its graph, as a video carries its controls: nothing is put into the window.
for (const root of document.querySelectorAll("#baopu")) root.graph = mount(root, JSON.parse(root.parentNode.querySelector("#data").textContent));
