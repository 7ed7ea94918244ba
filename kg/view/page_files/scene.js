// Draws the graph with a pen: the canvas's, or one that writes SVG. All coordinates are screen pixels.

const SYMMETRIC = new Set(["partneredWith"]);
const OPEN = new Set(["planned", "goal", "claimed", "negated"]);

/** What stands out: the selected or touched thing with what it touches. Null if nothing does. */
function spotlight(model, focus) {
  if (!focus) return null;
  if (focus.kind === "edge") {
    const { a, b } = model.bundles[focus.index];
    return { nodes: new Set([a, b]), edges: new Set([focus.index]), centre: focus };
  }
  if (focus.kind === "some") return { nodes: focus.nodes, edges: new Set(), centre: focus };
  if (focus.kind === "path") {
    const path = shortestPath(model, focus.from, focus.to) ?? [focus.from, focus.to];
    const edges = path.slice(1).map((node, n) => bundleBetween(model, path[n], node));
    return { nodes: new Set(path), edges: new Set(edges), centre: focus };
  }
  return {
    nodes: neighbours(model, focus.index).add(focus.index),
    edges: new Set(model.bundlesOf[focus.index]),
    centre: focus,
  };
}

function drawScene(pen, model, camera, look, view) {
  const light = spotlight(model, view.focus);
  // Touching dims the rest a little, choosing dims it much.
  const dim = !light ? 1 : view.chosen ? 0.2 : 0.5;
  pen.globalAlpha = 1;
  pen.fillStyle = look.ground;
  pen.fillRect(0, 0, camera.width, camera.height);
  pen.lineJoin = "round";
  const seen = visible(model, camera);
  const lines = visibleBundles(model, camera, view.moving);
  const large = seen.length + lines.length > 2500;
  const swift = view.moving && large;
  if (!swift && seen.length < 4000) drawClouds(pen, model, camera, look, view.chosen ? 0.55 : 1);
  // Many lines are drawn fainter, so that a dense graph keeps its grain.
  const faint = Math.min(1, Math.max(0.3, Math.sqrt(1100 / (lines.length || 1))));
  drawEdges(pen, model, camera, look, lines.filter((b) => !light?.edges.has(b) && (b < model.bundleCount || model.strongest.has(b))), faint * dim, swift);
  if (light) drawEdges(pen, model, camera, look, lines.filter((b) => light.edges.has(b)), 1, swift, true);
  const boxes = drawNodes(pen, model, camera, look, view, light, dim, seen, swift);
  const written = drawLabels(pen, model, camera, look, view, light, boxes, swift ? 60 : 600);
  if (!swift) drawEdgeLabels(pen, model, camera, look, lines, light, boxes);
  pen.globalAlpha = 1;
  return { written, large };
}

function visible(model, camera) {
  const margin = 30;
  return model.order.filter((i) => {
    if (!model.drawn[i]) return false;
    const x = camera.sx(model.x[i]), y = camera.sy(model.y[i]);
    return x > -margin && x < camera.width + margin && y > -margin && y < camera.height + margin;
  });
}

function visibleBundles(model, camera, moving) {
  const found = [];
  const step = moving ? Math.ceil(model.bundles.length / 3000) : 1;
  for (let b = 0; b < model.bundles.length; b += step) {
    const one = model.bundles[b];
    if (!one.shown.length || !model.drawn[one.a] || !model.drawn[one.b]) continue;
    const ax = camera.sx(model.x[one.a]), bx = camera.sx(model.x[one.b]);
    const ay = camera.sy(model.y[one.a]), by = camera.sy(model.y[one.b]);
    const beside = (ax < 0 && bx < 0) || (ax > camera.width && bx > camera.width);
    if (!beside && !((ay < 0 && by < 0) || (ay > camera.height && by > camera.height))) found.push(b);
  }
  return found;
}

/** The drawn radius grows with the zoom, but slower, so that a whole graph keeps its dots. */
function drawnRadius(model, camera, i) {
  if (i >= model.count) return model.radius[i];
  return Math.max(1.2, model.crowd * model.radius[i] * Math.min(1.7, Math.pow(camera.k, 0.6)));
}

/** The line of a bundle without what the nodes cover, and where its arrows point. */
function stretch(model, camera, b) {
  const one = model.bundles[b];
  const ax = camera.sx(model.x[one.a]), ay = camera.sy(model.y[one.a]);
  const bx = camera.sx(model.x[one.b]), by = camera.sy(model.y[one.b]);
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const ux = (bx - ax) / length, uy = (by - ay) / length;
  const ra = drawnRadius(model, camera, one.a) + 2, rb = drawnRadius(model, camera, one.b) + 2;
  return {
    x1: ax + ux * ra, y1: ay + uy * ra, x2: bx - ux * rb, y2: by - uy * rb, ux, uy,
    length: length - ra - rb, loop: one.a === one.b,
  };
}

/** How a bundle is drawn; worked out once for each filter. */
function bundleKind(model, b) {
  const { facts, data } = model;
  const shown = model.bundles[b].shown;
  const known = (model.kinds ??= new Map()).get(shown);
  if (known) return known;
  const open = shown.every((f) => OPEN.has(data.statuses[facts.status[f]].name));
  const arrows = shown.filter((f) => !SYMMETRIC.has(data.predicates[facts.predicate[f]].name));
  const kind = {
    open,
    toB: arrows.some((f) => facts.o[f] === model.bundles[b].b),
    toA: arrows.some((f) => facts.o[f] === model.bundles[b].a),
    // Lines between groups stand for hundreds of facts.
    width: b >= model.bundleCount ? Math.min(4.5, 0.6 + 0.35 * Math.log2(shown.length)) : 1 + Math.min(2.4, Math.round(Math.log2(shown.length)) * 0.8),
  };
  model.kinds.set(shown, kind);
  return kind;
}

function drawEdges(pen, model, camera, look, list, alpha, swift, strong) {
  pen.globalAlpha = alpha;
  pen.strokeStyle = pen.fillStyle = strong ? look.strong : look.line;
  const groups = new Map();
  const heads = [];
  for (const b of list) {
    const kind = bundleKind(model, b);
    const line = stretch(model, camera, b);
    const key = `${kind.open ? 1 : 0}|${(kind.width + (strong ? 0.6 : 0)).toFixed(1)}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(line);
    if (!swift && line.length > 14 && (strong || list.length < 2500)) heads.push([line, kind]);
  }
  for (const [key, rows] of groups) {
    const [open, width] = key.split("|").map(Number);
    pen.setLineDash(open ? [5, 4] : []);
    pen.lineWidth = width * Math.min(1, Math.max(0.5, camera.k * 1.4));
    // A path of a few hundred pieces strokes faster than one of thousands.
    for (let i = 0; i < rows.length; i += 400) {
      pen.beginPath();
      for (const line of rows.slice(i, i + 400)) trace(pen, line);
      pen.stroke();
    }
  }
  pen.setLineDash([]);
  if (!heads.length) return;
  pen.beginPath();
  for (const [line, kind] of heads) {
    const size = ((strong ? 8 : 6.5) + kind.width) * Math.min(1, Math.max(0.55, camera.k * 1.1));
    if (kind.toB) arrow(pen, line.x2, line.y2, line.ux, line.uy, size);
    if (kind.toA && !line.loop) arrow(pen, line.x1, line.y1, -line.ux, -line.uy, size);
  }
  pen.fill();
}

function trace(pen, line) {
  if (line.loop) {
    pen.moveTo(line.x1 + 11, line.y1 - 11);
    pen.arc(line.x1, line.y1 - 11, 11, 0, 2 * Math.PI);
  } else if (line.length > 0) {
    pen.moveTo(line.x1, line.y1);
    pen.lineTo(line.x2, line.y2);
  }
}

function arrow(pen, x, y, ux, uy, size) {
  const bx = x - ux * size, by = y - uy * size, half = size * 0.36;
  pen.moveTo(x, y);
  pen.lineTo(bx - uy * half, by + ux * half);
  pen.lineTo(bx + uy * half, by - ux * half);
  pen.closePath();
}

/** Nodes, smallest first so that the big ones lie on top; returns the boxes they take. */
function drawNodes(pen, model, camera, look, view, light, dim, seen, swift) {
  const boxes = createBoxes();
  const least = swift || seen.length > 4000 ? 4 : 2.2;
  let last = null;
  for (let n = seen.length - 1; n >= 0; n--) {
    const i = seen[n];
    const type = model.data.types[model.nodes.type[i]];
    const x = camera.sx(model.x[i]), y = camera.sy(model.y[i]), r = drawnRadius(model, camera, i);
    pen.globalAlpha = !light || light.nodes.has(i) ? 1 : dim;
    const colour = look.dark ? type.dark : type.light;
    if (r < least) {
      // Setting a colour means reading it: only where it changes.
      if (colour !== last) pen.fillStyle = last = colour;
      pen.fillRect(x - r, y - r, 2 * r, 2 * r);
    } else {
      const chosen = view.selected?.kind === "node" && view.selected.index === i;
      drawShape(pen, type.shape, x, y, r, colour, look.ground, chosen ? look.ink : null);
      last = null;
    }
    if (i >= model.count) ringAround(pen, x, y, r * 1.3 + 3, colour, []);
    if (model.pinned.has(i)) drawPin(pen, x, y, look);
    if (view.cursor === i || (view.hovered?.kind === "node" && view.hovered.index === i)) ringAround(pen, x, y, r + 5, look.ink);
    if (!view.chosen || light.nodes.has(i)) boxes.add([x - r, y - r, x + r, y + r], i, weightOf(model, light, i, r));
  }
  return boxes;
}

/** What it costs to cover a node with a name: what is looked at and the hubs are never covered. */
function weightOf(model, light, i, r) {
  if (light?.nodes.has(i) || (!light && model.radius[i] > 13)) return 1e9;
  return r < 2.2 ? r / 12 : r;
}

function drawPin(pen, x, y, look) {
  pen.beginPath();
  pen.moveTo(x + 2, y);
  pen.arc(x, y, 2, 0, 2 * Math.PI);
  pen.fillStyle = look.ground;
  pen.fill();
}

function ringAround(pen, x, y, r, colour, dash = [3, 3]) {
  pen.beginPath();
  pen.moveTo(x + r, y);
  pen.arc(x, y, r, 0, 2 * Math.PI);
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  pen.setLineDash(dash);
  pen.stroke();
  pen.setLineDash([]);
}

function drawLabels(pen, model, camera, look, view, light, boxes, most) {
  const centre = light?.centre.kind === "node" ? light.centre.index : -1;
  let wanted = model.order;
  if (light) {
    wanted = [...light.nodes].sort((a, b) => (b === centre) - (a === centre) || model.radius[b] - model.radius[a]);
    if (!view.chosen) wanted = wanted.concat(model.order.filter((i) => !light.nodes.has(i)));
  }
  const written = [];
  let tries = 0;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.globalAlpha = 1;
  for (const i of wanted) {
    if (written.length >= most || tries > most * 4) break;
    if (!model.drawn[i]) continue;
    const x = camera.sx(model.x[i]), y = camera.sy(model.y[i]), r = drawnRadius(model, camera, i);
    if (x < -60 || x > camera.width + 60 || y < -30 || y > camera.height + 30) continue;
    const lit = light?.nodes.has(i);
    // However small dots are drawn, the names of hubs stay.
    if (model.radius[i] * Math.pow(camera.k, 0.6) < 2.2 && !lit) break;
    tries++;
    const size = i === centre ? 14 : Math.round(10.5 + Math.min(3.5, model.radius[i] / 4));
    const rows = (model.lines[i] ??= lines(model.nodes.label[i]));
    pen.font = `${i === centre || model.radius[i] > 13 ? 600 : 400} ${size}px ${FONTS}`;
    const measure = () => Math.max(...rows.map((row) => pen.measureText(row).width)) + 4;
    const width = i === centre ? measure() : (model.widths[i] ??= measure());
    // The name of something big may cover small things around it, never another name.
    const big = model.radius[i];
    const spare = big > 15 ? 1e6 : i === centre || big > 9 ? big * 2.6 : lit ? 5 : 2;
    const box = room(boxes, i, [x, y, r], [width, rows.length * (size + 2)], spare, camera, i === centre);
    if (!box) continue;
    boxes.add(box, -1 - i);
    pen.globalAlpha = light && !lit ? 0.5 : 1;
    write(pen, rows, box, size, look);
    written.push({ node: i, box });
  }
  pen.globalAlpha = 1;
  return written;
}

function write(pen, rows, [left, top, right], size, look) {
  const x = (left + right) / 2;
  rows.forEach((row, n) => {
    const y = top + (n + 0.5) * (size + 2);
    pen.lineWidth = 3;
    pen.strokeStyle = look.ground;
    pen.strokeText(row, x, y);
    pen.fillStyle = look.ink;
    pen.fillText(row, x, y);
  });
}

/** Predicates on lines that are long enough, where there is room: all near the spotlight, else when close. */
function drawEdgeLabels(pen, model, camera, look, list, light, boxes) {
  if (!light && camera.k < 0.95) return;
  pen.font = `400 10.5px ${FONTS}`;
  for (const b of light ? list.filter((one) => light.edges.has(one)) : list) {
    const line = stretch(model, camera, b);
    const words = predicatesOf(model, b);
    const width = pen.measureText(words).width + 6;
    if (line.length < width * 0.8 + 10 && !(light?.centre.kind === "edge")) continue;
    const x = (line.x1 + line.x2) / 2, y = (line.y1 + line.y2) / 2;
    const box = [x - width / 2, y - 7, x + width / 2, y + 7];
    if (boxes.cost(box, null, 0) > 0) continue;
    boxes.add(box, null);
    pen.fillStyle = look.ground;
    pen.fillRect(box[0], box[1], width, 14);
    pen.fillStyle = look.soft;
    pen.fillText(words, x, y + 0.5);
  }
}

function predicatesOf(model, b) {
  if (b >= model.bundleCount) return model.say("facts", model.bundles[b].shown.length);
  const names = model.bundles[b].shown.map((f) => model.called(model.data.predicates[model.facts.predicate[f]]));
  return [...new Set(names)].join(model.language === "en" ? ", " : "、");
}
