// When things happened: one bar a day, month or year. A click keeps that time, a drag or Shift a stretch.

function createTimeline(root, model, actions) {
  let anchor = null, bars = [];

  const stretch = (from, to) => {
    const [a, b] = [Math.min(from, to), Math.max(from, to)];
    return [model.bins[a].from, model.bins[b].to];
  };
  const choose = (from, to) => {
    const wanted = stretch(from, to);
    const same = model.range && model.range[0] === wanted[0] && model.range[1] === wanted[1];
    actions.time(same ? null : wanted);
    bars[to]?.focus();
  };
  const kept = (bin) => model.range !== null && bin.from <= model.range[1] && bin.to >= model.range[0];
  const chosen = () => model.bins.findIndex(kept);
  const nodesOf = (n) => new Set(model.timed[n].flatMap((f) => [model.facts.s[f], model.facts.o[f]]).filter((i) => i >= 0));

  function bar(n) {
    return element("button", { type: "button", class: "bar", "data-bin": isoDay(model.bins[n].from),
      onpointerdown: (event) => { if (event.button === 0) { event.preventDefault(); anchor = event.shiftKey && model.range ? chosen() : n; mark(anchor, n); } },
      onpointerenter: () => { if (anchor !== null) mark(anchor, n); else actions.hover({ kind: "some", nodes: nodesOf(n), index: n }); },
      onpointerleave: () => { if (anchor === null) actions.hover(null); },
      onpointerup: () => { if (anchor === null) return; const from = anchor; anchor = null; choose(from, n); },
      onkeydown: (event) => key(event, n) }, element("i", {}), element("span", {}));
  }

  /** Arrows walk, Enter keeps a time; with Shift the stretch grows. */
  function key(event, n) {
    const next = { ArrowLeft: n - 1, ArrowRight: n + 1, Home: 0, End: bars.length - 1 }[event.key];
    if (next !== undefined && bars[next]) {
      if (event.shiftKey) {
        const all = [...model.bins.keys()].filter((b) => kept(model.bins[b]));
        actions.time(stretch(all.length ? (n === all[0] && all.length > 1 ? all.at(-1) : all[0]) : n, next));
      }
      bars[next].focus();
    } else if (event.key === "Enter" || event.key === " ") choose(event.shiftKey && chosen() >= 0 ? chosen() : n, n);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const mark = (from, to) => bars.forEach((one, n) => one.classList.toggle("brushed", n >= Math.min(from, to) && n <= Math.max(from, to)));
  document.addEventListener("pointerup", () => { anchor = null; });

  function build() {
    bars = model.bins.map((_, n) => bar(n));
    const clear = element("button", { type: "button", class: "link", text: model.say("wholeTime"), onclick: () => actions.time(null) });
    root.replaceChildren(
      element("h3", { title: model.say("timelineHint") }, model.say("timeline"), element("small", {}), clear),
      element("div", { class: "bars", role: "group", "aria-label": model.say("timelineHint") }, ...bars));
  }

  build();
  return {
    build,
    show(selected) {
      root.hidden = model.bins.length < 2;
      if (root.hidden) return;
      const most = Math.max(1, ...model.timed.map((facts) => facts.length));
      const own = new Set(selected?.kind === "node" ? model.daysOfNode[selected.index] ?? [] : []);
      // As many names as have room; each bar has its own as a title.
      const every = Math.ceil(model.bins.length / 12);
      bars.forEach((one, n) => {
        const bin = model.bins[n], name = binName(bin, model.language, model.yearless);
        one.title = model.say("bin", name, model.timed[n].length);
        one.setAttribute("aria-label", one.title);
        const on = kept(bin);
        one.setAttribute("aria-pressed", String(on));
        one.classList.toggle("out", model.range !== null && !on);
        one.classList.toggle("brushed", on);
        one.classList.toggle("own", [...own].some(([from, to]) => from <= bin.to && to >= bin.from));
        one.firstChild.style.height = `${Math.round((36 * model.timed[n].length) / most)}px`;
        one.lastChild.textContent = n % every ? "" : name;
      });
      root.querySelector("small").textContent = model.undated ? model.say("undated", model.undated) : "";
      root.querySelector(".link").hidden = model.range === null;
    },
  };
}
