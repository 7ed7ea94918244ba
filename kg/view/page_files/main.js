// Puts the parts together. `mount` takes a root element and the data; nothing else is global.

function mount(root, data) {
  const at = (id) => root.querySelector(`#${id}`);
  const canvas = at("canvas"), pen = canvas.getContext("2d", { alpha: false });
  const model = createModel(data);
  const camera = createCamera();
  const view = { selected: null, hovered: null, cursor: null, focus: null, moving: false, travelled: false, dark: null };
  const system = matchMedia("(prefers-color-scheme: dark)");
  let look, written = [], frame = 0, rest = 0, tableOpen = false;

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
      else at("summary").textContent = `${label}，${data.types[model.nodes.type[node]].zh}，${neighbours(model, node).size} 个邻居`;
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
      filtered();
    },
    find(node) {
      // What is looked for has to be seen, whatever the filters say.
      if (!model.nodeShown[node]) actions.reset();
      actions.select({ kind: "node", index: node }, true);
    },
    fit() {
      view.travelled = false;
      camera.fit(extent(model));
      settle(false);
    },
    back() {
      if (tableOpen) actions.table();
      else if (view.selected) actions.select(null);
      canvas.focus();
    },
    table() {
      tableOpen = !tableOpen;
      at("as-table").setAttribute("aria-expanded", String(tableOpen));
      showTable(tableOpen);
      (tableOpen ? at("table") : at("as-table")).focus();
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
    const ends = [...(what.kind === "node" ? [what.index] : [model.bundles[what.index].a, model.bundles[what.index].b])];
    const x = ends.reduce((sum, i) => sum + model.x[i], 0) / ends.length;
    const y = ends.reduce((sum, i) => sum + model.y[i], 0) / ends.length;
    const over = Math.max(0, camera.sx(x) - camera.width + 60) - Math.max(0, 60 - camera.sx(x));
    const below = Math.max(0, camera.sy(y) - camera.height + 50) - Math.max(0, 50 - camera.sy(y));
    if (!over && !below) return;
    camera.pan(-over, -below);
    draw();
  }

  function summarise() {
    at("summary").textContent = model.shownNodes === model.count && model.shownFacts === model.factCount
      ? `${model.count} 个点 · ${model.factCount} 条事实 · ${data.articles.length} 篇报道`
      : `${model.shownNodes}/${model.count} 个点 · ${model.shownFacts}/${model.factCount} 条事实`;
  }

  function filtered() {
    refilter(model);
    if (view.selected && !stillThere(view.selected)) view.selected = null;
    if (!view.travelled) camera.fit(extent(model));
    settle(false);
  }

  const stillThere = ({ kind, index }) => (kind === "node" ? model.nodeShown[index] : model.bundles[index].shown.length > 0);

  /** Bring everything in line with the model and the view. */
  function settle(push, keep) {
    showPanel(view.selected);
    showFilters();
    if (tableOpen) showTable(true);
    at("nothing").hidden = model.shownNodes > 0;
    summarise();
    resize();
    paint();
    if (!keep) save(push);
  }

  function save(push) {
    const hash = `#${writeAddress(model, view, camera)}`;
    if (hash === (location.hash || "#")) return;
    history[push ? "pushState" : "replaceState"](null, "", hash);
  }

  function load() {
    readAddress(location.hash, model, view, camera);
    if (view.selected && !stillThere(view.selected)) view.selected = null;
    // The size first: a camera in the address is meant for the picture without a panel's shift.
    if (camera.width <= 1) resize();
    if (!view.travelled) camera.fit(extent(model));
    const { x, y } = camera;
    settle(false, true);
    if (view.travelled) [camera.x, camera.y] = [x, y];
    else keepInSight(view.selected);
    draw();
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
    camera.x += (width - camera.width) / 2 / camera.k;
    camera.y += (height - camera.height) / 2 / camera.k;
    [camera.width, camera.height] = [width, height];
    [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (first || (!view.travelled && !view.selected)) camera.fit(extent(model));
    render();
  }

  function render() {
    frame = 0;
    if (!look) return;
    const ratio = canvas.width / camera.width;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    view.chosen = view.cursor === null && Boolean(view.selected);
    view.focus = view.cursor !== null ? { kind: "node", index: view.cursor } : view.selected ?? view.hovered;
    written = drawScene(pen, model, camera, look, view);
  }

  function draw() {
    frame ||= requestAnimationFrame(render);
  }

  function showTip(what, x, y) {
    const tip = at("tip");
    // A touched node is always named in the picture; only a name that was cut has more to tell.
    const cut = what?.kind === "node" && lines(model.nodes.label[what.index]).at(-1).endsWith("…");
    tip.hidden = !(cut || what?.kind === "edge");
    if (tip.hidden) return;
    const one = what.kind === "edge" ? model.bundles[what.index] : null;
    tip.replaceChildren(...(one
      ? one.shown.slice(0, 6).map((f) => element("div", { text: sentence(f) }))
      : [named(model.nodes.label[what.index]), element("small", { text: data.types[model.nodes.type[what.index]].zh })]));
    tip.style.left = `${Math.max(8, Math.min(x + 14, camera.width - 290))}px`;
    tip.style.top = `${y > camera.height - 110 ? y - 70 : y + 16}px`;
  }

  function sentence(f) {
    const { facts, nodes } = model;
    const short = (text) => (text.length > 40 ? `${plain(text).slice(0, 40)}…` : plain(text));
    const predicate = data.predicates[facts.predicate[f]];
    const fill = { "{s}": short(nodes.label[facts.s[f]]), "{o}": short(nodes.label[facts.o[f]]) };
    return (predicate.sentence ?? `{s} ${predicate.zh} {o}`).replace(/ ?(\{[so]\}) ?/g, (_, part) => fill[part]);
  }

  function svg() {
    const ink = createSvgPen(document.createElement("canvas").getContext("2d"));
    drawScene(ink, model, camera, look, { ...view, hovered: null, cursor: null, focus: view.selected, chosen: Boolean(view.selected), moving: false });
    return ink.finish(camera.width, camera.height);
  }

  const showPanel = createPanel(at("panel"), model, actions);
  const showFilters = createFilters(at("filters"), at("reset"), model, actions);
  const showTable = createTable(at("table"), model, actions);
  createSearch(at("search"), at("hits"), model, actions);
  createPointer(canvas, model, camera, actions);
  const keys = { ...actions, shade: () => at("shade").click() };
  createKeyboard(canvas, model, view, camera, keys);
  at("fit").addEventListener("click", actions.fit);
  at("as-table").addEventListener("click", actions.table);
  at("sides").addEventListener("click", () => actions.sides());
  at("shade").addEventListener("click", () => { view.dark = !look.dark; paint(); save(false); });
  at("png").addEventListener("click", () => { render(); canvas.toBlob((blob) => download("graph.png", blob)); });
  at("help").addEventListener("click", () => at("keys").showModal());
  at("svg").addEventListener("click", () => download("graph.svg", new Blob([svg()], { type: "image/svg+xml" })));
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
    model, view, svg,
    labels: () => written,
    node: (id) => { const i = model.byId.get(id); return screen(model.x[i], model.y[i]); },
    edge: (a, b) => {
      const [i, j] = [model.byId.get(a), model.byId.get(b)];
      return screen((model.x[i] + model.x[j]) / 2, (model.y[i] + model.y[j]) / 2);
    },
    select: actions.select,
  };
}

window.baopu = mount(document.getElementById("baopu"), JSON.parse(document.getElementById("data").textContent));
