// The same without a pointer: arrows walk from node to node, Enter opens, Esc goes back.

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The node to which an arrow key leads: near, and rather ahead than aside. A neighbour is nearer than others. */
function stepFrom(model, from, [dx, dy]) {
  const friends = neighbours(model, from);
  let best = -1, least = Infinity;
  for (let i = 0; i < model.drawn.length; i++) {
    if (!model.drawn[i] || i === from) continue;
    const x = model.x[i] - model.x[from], y = model.y[i] - model.y[from];
    const ahead = x * dx + y * dy, aside = Math.abs(x * dy - y * dx);
    if (ahead <= 0 || aside > 2 * ahead) continue;
    const cost = (ahead + 2 * aside) * (friends.has(i) ? 0.5 : 1);
    if (cost < least) { least = cost; best = i; }
  }
  return best;
}

function createKeyboard(canvas, model, view, camera, actions) {
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const here = view.cursor ?? (view.selected?.kind === "node" ? view.selected.index : null);
    if (step && event.shiftKey) {
      camera.pan(-60 * step[0], -60 * step[1]);
      actions.moved();
    } else if (step) {
      const next = here === null ? model.order.find((i) => model.drawn[i]) : stepFrom(model, here, step);
      if (next !== undefined && next >= 0) actions.walk(next);
    } else if (event.key === "Enter" || event.key === " ") {
      const group = here !== null && here >= model.count && view.selected?.index === here;
      if (group) actions.open(here - model.count);
      else if (here !== null) actions.select({ kind: "node", index: here }, false, true);
    } else if (event.key === "+" || event.key === "=" || event.key === "-") {
      camera.zoom(event.key === "-" ? 1 / 1.3 : 1.3, camera.width / 2, camera.height / 2);
      actions.moved();
    } else if (event.key === "0") actions.fit();
    else return;
    event.preventDefault();
  });
  canvas.addEventListener("blur", () => actions.walk(null));

  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
    if (typing || document.querySelector("dialog[open]") || event.altKey) return;
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (key !== "z" && key !== "y") return;
      actions[key === "y" || event.shiftKey ? "redo" : "undo"]();
    } else {
      const here = view.cursor ?? (view.selected?.kind === "node" ? view.selected.index : null);
      const onNode = { e: "widen", x: "pathFrom", p: "pin", h: "hide" }[key];
      const letter = { "/": "search", t: "table", d: "shade", f: "sides", l: "language", "?": "help" }[key];
      if (letter) actions[letter]();
      else if (onNode && here !== null && here < model.count) actions[onNode](here);
      else if (event.key === "Escape") actions.back();
      else return;
    }
    event.preventDefault();
  });
}
