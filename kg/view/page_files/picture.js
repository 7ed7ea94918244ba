// The picture as a file: PNG from the canvas, SVG from a pen that writes what a canvas would draw.

function escaped(text) {
  return String(text).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
}

/** A pen with the part of the canvas interface that the scene uses. */
function createSvgPen(ruler) {
  const out = [];
  let path = "", dash = [];
  const n = (value) => +value.toFixed(2);
  const alpha = () => (pen.globalAlpha < 1 ? ` opacity="${n(pen.globalAlpha)}"` : "");
  const text = (words, x, y, style) => {
    const [, weight, size] = /^(\d+) ([\d.]+)px/.exec(pen.font);
    out.push(`<text x="${n(x)}" y="${n(y)}" font-size="${size}" font-weight="${weight}" text-anchor="middle"` +
      ` dominant-baseline="central" ${style}${alpha()}>${escaped(words)}</text>`);
  };
  const pen = {
    globalAlpha: 1, lineCap: "butt", fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, font: "400 12px sans-serif",
    beginPath() { path = ""; },
    moveTo(x, y) { path += `M${n(x)} ${n(y)}`; },
    lineTo(x, y) { path += `L${n(x)} ${n(y)}`; },
    closePath() { path += "Z"; },
    // The scene draws whole circles only, each begun at its rightmost point.
    arc(x, y, r) { path += `A${n(r)} ${n(r)} 0 1 1 ${n(x - r)} ${n(y)}A${n(r)} ${n(r)} 0 1 1 ${n(x + r)} ${n(y)}`; },
    setLineDash(value) { dash = value; },
    fill() { if (path) out.push(`<path d="${path}" fill="${pen.fillStyle}"${alpha()}/>`); },
    stroke() {
      if (!path) return;
      const dashes = dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : "";
      out.push(`<path d="${path}" fill="none" stroke="${pen.strokeStyle}" stroke-width="${n(pen.lineWidth)}"` +
        ` stroke-linejoin="round" stroke-linecap="${pen.lineCap}"${dashes}${alpha()}/>`);
    },
    fillRect(x, y, w, h) {
      out.push(`<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${pen.fillStyle}"${alpha()}/>`);
    },
    fillText(words, x, y) { text(words, x, y, `fill="${pen.fillStyle}"`); },
    strokeText(words, x, y) {
      text(words, x, y, `fill="none" stroke="${pen.strokeStyle}" stroke-width="${n(pen.lineWidth)}" stroke-linejoin="round"`);
    },
    measureText(words) { ruler.font = pen.font; return ruler.measureText(words); },
    finish: (width, height) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"` +
      ` font-family="${escaped(FONTS)}">${out.join("\n")}</svg>\n`,
  };
  return pen;
}

function download(name, blob) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  // The browser reads the blob after this turn; when it has, is not told.
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
