// What part of the graph is on the screen: its centre and its scale.

function createCamera() {
  const camera = { x: 0, y: 0, k: 1, width: 1, height: 1, least: 0.02, most: 6 };
  camera.sx = (x) => (x - camera.x) * camera.k + camera.width / 2;
  camera.sy = (y) => (y - camera.y) * camera.k + camera.height / 2;
  camera.wx = (sx) => (sx - camera.width / 2) / camera.k + camera.x;
  camera.wy = (sy) => (sy - camera.height / 2) / camera.k + camera.y;
  camera.pan = (dx, dy) => {
    camera.x -= dx / camera.k;
    camera.y -= dy / camera.k;
  };
  /** Zoom so that the point under (sx, sy) stays there. */
  camera.zoom = (factor, sx, sy) => {
    const x = camera.wx(sx), y = camera.wy(sy);
    camera.k = Math.min(camera.most, Math.max(camera.least, camera.k * factor));
    camera.x = x - (sx - camera.width / 2) / camera.k;
    camera.y = y - (sy - camera.height / 2) / camera.k;
  };
  camera.fit = ([left, top, right, bottom], most) => {
    // Names stand beside the outermost nodes, and a note may stand on top: leave room, where there is some.
    const aside = Math.min(170, camera.width * 0.16), above = 100, lower = 19;
    camera.x = (left + right) / 2;
    camera.y = (top + bottom) / 2;
    const k = Math.min((camera.width - aside) / (right - left || 1), (camera.height - above) / (bottom - top || 1));
    camera.k = Math.min(most ?? 1.6, Math.max(camera.least, k));
    camera.y -= lower / camera.k;
  };
  return camera;
}
