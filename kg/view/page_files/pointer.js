// Mouse, pen and fingers: hover, click, drag a node, pan, zoom, pinch.

/** The node or line under a point of the screen. */
function pick(model, camera, x, y) {
  let best = null, least = Infinity;
  for (let i = 0; i < model.drawn.length; i++) {
    if (!model.drawn[i]) continue;
    const away = Math.hypot(camera.sx(model.x[i]) - x, camera.sy(model.y[i]) - y) - drawnRadius(model, camera, i);
    if (away < 5 && away < least) { least = away; best = i; }
  }
  if (best !== null) return { kind: "node", index: best };
  least = 6;
  model.bundles.forEach((one, b) => {
    if (!one.shown.length || !model.drawn[one.a] || !model.drawn[one.b]) return;
    const away = one.a === one.b
      ? Math.abs(Math.hypot(camera.sx(model.x[one.a]) - x, camera.sy(model.y[one.a]) - 11 - y) - 11)
      : apart(camera.sx(model.x[one.a]), camera.sy(model.y[one.a]), camera.sx(model.x[one.b]), camera.sy(model.y[one.b]), x, y);
    if (away < least) { least = away; best = b; }
  });
  return best === null ? null : { kind: "edge", index: best };
}

/** How far a point lies from a stretch of line. */
function apart(ax, ay, bx, by, x, y) {
  const dx = bx - ax, dy = by - ay;
  const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(ax + t * dx - x, ay + t * dy - y);
}

function createPointer(canvas, model, camera, actions) {
  const down = new Map();
  let drag = null;

  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    const [x, y] = at(event);
    canvas.setPointerCapture(event.pointerId);
    down.set(event.pointerId, [x, y]);
    const hit = pick(model, camera, x, y);
    drag = down.size === 1 ? { hit, x, y, far: false } : null;
  });

  canvas.addEventListener("pointermove", (event) => {
    const [x, y] = at(event);
    if (!down.has(event.pointerId)) {
      if (event.pointerType !== "touch") actions.hover(pick(model, camera, x, y), x, y);
      return;
    }
    const [px, py] = down.get(event.pointerId);
    if (down.size === 2) {
      const [ox, oy] = [...down].find(([id]) => id !== event.pointerId)[1];
      const factor = Math.hypot(x - ox, y - oy) / (Math.hypot(px - ox, py - oy) || 1);
      camera.pan((x - px) / 2, (y - py) / 2);
      camera.zoom(factor, (x + ox) / 2, (y + oy) / 2);
      actions.moved();
    } else if (drag) {
      drag.far ||= Math.hypot(x - drag.x, y - drag.y) > 4;
      if (drag.far && drag.hit?.kind === "node") {
        model.x[drag.hit.index] += (x - px) / camera.k;
        model.y[drag.hit.index] += (y - py) / camera.k;
        drag.pulled = true;
        actions.moved();
      } else if (drag.far) {
        camera.pan(x - px, y - py);
        actions.moved();
      }
      if (drag.far) canvas.classList.add("dragging");
    }
    down.set(event.pointerId, [x, y]);
  });

  const up = (event) => {
    if (!down.delete(event.pointerId)) return;
    canvas.classList.remove("dragging");
    if (drag?.pulled) actions.pin(drag.hit.index, true);
    else if (drag && !drag.far && event.type === "pointerup") actions.select(drag.hit);
    drag = null;
  };
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", up);
  canvas.addEventListener("pointerleave", () => { if (!down.size) actions.hover(null); });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
    camera.zoom(Math.exp(-Math.max(-240, Math.min(240, event.deltaY * unit)) * 0.0018), ...at(event));
    actions.moved();
  }, { passive: false });
  canvas.addEventListener("dblclick", (event) => {
    const hit = pick(model, camera, ...at(event));
    if (hit?.kind === "node" && hit.index >= model.count) return actions.open(hit.index - model.count);
    camera.zoom(1.8, ...at(event));
    return actions.moved();
  });
}
