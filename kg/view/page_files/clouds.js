// What belongs together stands on one cloud: a soft ground behind each community.

const TINTS = {
  light: ["#f5ead6", "#e7eede", "#e0edef", "#f5e5e1", "#eae5f2", "#eeede0"],
  dark: ["#262319", "#1b261f", "#1a262b", "#2b2020", "#24202c", "#26261c"],
};
// Room around a node, and how long a line may be to be part of a cloud; in the coordinates of the graph.
const CLOUD = 46, LONGEST_LINE = 230;

function communitiesOf(model) {
  if (model.communities) return model.communities;
  const { community } = model.nodes;
  const found = new Map();
  for (let i = 0; i < model.count; i++) {
    if (!found.has(community[i])) found.set(community[i], { nodes: [], lines: [] });
    found.get(community[i]).nodes.push(i);
  }
  for (const { a, b } of model.bundles.slice(0, model.bundleCount))
    if (community[a] === community[b]) found.get(community[a]).lines.push([a, b]);
  return (model.communities = [...found].sort(([a], [b]) => a - b).filter(([, one]) => one.nodes.length > 2));
}

/** One stroke for a community, so that its parts run into each other. */
function drawClouds(pen, model, camera, look, dim) {
  if (overview(model)) return;
  pen.globalAlpha = dim;
  pen.lineCap = "round";
  pen.lineWidth = Math.max(14, 2 * CLOUD * camera.k);
  for (const [number, { nodes, lines }] of communitiesOf(model)) {
    const shown = nodes.filter((i) => model.drawn[i]);
    if (shown.length < 3) continue;
    const at = (i) => [camera.sx(model.x[i]), camera.sy(model.y[i])];
    pen.beginPath();
    for (const i of shown) { const [x, y] = at(i); pen.moveTo(x, y); pen.lineTo(x + 0.1, y); }
    for (const [a, b] of lines) {
      if (!model.drawn[a] || !model.drawn[b] || Math.hypot(model.x[a] - model.x[b], model.y[a] - model.y[b]) > LONGEST_LINE) continue;
      pen.moveTo(...at(a));
      pen.lineTo(...at(b));
    }
    pen.strokeStyle = TINTS[look.dark ? "dark" : "light"][number % 6];
    pen.stroke();
  }
  pen.lineCap = "butt";
}
