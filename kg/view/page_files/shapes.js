// The shape of each class: told apart without colour, of about equal weight at equal radius.

function polygon(corners, turn, grow = 1) {
  return Array.from({ length: corners }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / corners;
    return [grow * Math.cos(angle), grow * Math.sin(angle)];
  });
}

function star(points, inner) {
  return polygon(points * 2, -Math.PI / 2, 1.25).map(([x, y], i) => (i % 2 ? [x * inner, y * inner] : [x, y]));
}

const UP = -Math.PI / 2;
const OUTLINES = {
  star: star(5, 0.5),
  hexagon: polygon(6, 0, 1.08),
  octagon: polygon(8, Math.PI / 8, 1.05),
  pentagon: polygon(5, UP, 1.1),
  square: polygon(4, Math.PI / 4, 1.22),
  diamond: polygon(4, 0, 1.25),
  triangle: polygon(3, UP, 1.3),
  inverted: polygon(3, -UP, 1.3),
  house: [[-0.85, 0.85], [-0.85, -0.1], [0, -1.1], [0.85, -0.1], [0.85, 0.85]],
  sheet: [[-0.7, 1], [-0.7, -1], [0.3, -1], [0.75, -0.5], [0.75, 1]],
  plus: [[-0.35, -1], [0.35, -1], [0.35, -0.35], [1, -0.35], [1, 0.35], [0.35, 0.35], [0.35, 1], [-0.35, 1],
    [-0.35, 0.35], [-1, 0.35], [-1, -0.35], [-0.35, -0.35]],
};
OUTLINES.cross = OUTLINES.plus.map(([x, y]) => [(x - y) * 0.75, (x + y) * 0.75]);

/** Draw one shape; a ring is a circle with the ground showing inside. */
function drawShape(pen, shape, x, y, r, colour, ground, line) {
  pen.beginPath();
  const outline = OUTLINES[shape];
  if (outline) {
    outline.forEach(([ox, oy], i) => (i ? pen.lineTo(x + r * ox, y + r * oy) : pen.moveTo(x + r * ox, y + r * oy)));
    pen.closePath();
  } else {
    pen.moveTo(x + r, y);
    pen.arc(x, y, r, 0, 2 * Math.PI);
  }
  const ring = shape === "ring";
  pen.fillStyle = ring ? ground : colour;
  pen.fill();
  pen.strokeStyle = ring ? colour : line ?? ground;
  pen.lineWidth = ring ? Math.max(1.4, r * 0.32) : line ? 2.5 : 1.2;
  pen.stroke();
}

/** A small picture of a shape for lists, as an SVG element. */
function glyph(type, className) {
  const NS = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("viewBox", "-1.5 -1.5 3 3");
  svg.setAttribute("class", `glyph ${className ?? ""}`);
  svg.setAttribute("aria-hidden", "true");
  const outline = OUTLINES[type.shape];
  const part = document.createElementNS(NS, outline ? "polygon" : "circle");
  if (outline) part.setAttribute("points", outline.map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`).join(" "));
  else part.setAttribute("r", type.shape === "ring" ? "0.8" : "1");
  part.setAttribute("fill", type.shape === "ring" ? "none" : "currentColor");
  if (type.shape === "ring") {
    part.setAttribute("stroke", "currentColor");
    part.setAttribute("stroke-width", "0.45");
  }
  svg.append(part);
  svg.dataset.light = type.light;
  svg.dataset.dark = type.dark;
  return svg;
}
