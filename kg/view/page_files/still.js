// While a large picture moves, its last drawing moves in its stead: shifting pixels is faster than drawing lines.

function createStill() {
  const copy = document.createElement("canvas"), pen = copy.getContext("2d", { alpha: false });
  let taken = null;

  /** Where the copy lies on the screen of now: [left, top, width, height]. */
  function place(camera) {
    const scale = camera.k / taken.k;
    const [width, height] = [taken.width * scale, taken.height * scale];
    return [camera.sx(taken.x) - width / 2, camera.sy(taken.y) - height / 2, width, height];
  }

  return {
    take(canvas, { x, y, k, width, height }) {
      [copy.width, copy.height] = [canvas.width, canvas.height];
      pen.drawImage(canvas, 0, 0);
      taken = { x, y, k, width, height };
    },
    drop() { taken = null; },
    get taken() { return taken !== null; },
    /** Whether enough of the screen is covered, at a scale that is not too far off. */
    serves(camera) {
      if (!taken || camera.k > taken.k * 2 || camera.k < taken.k / 1.7) return false;
      const [left, top, width, height] = place(camera);
      const across = Math.min(camera.width, left + width) - Math.max(0, left), down = Math.min(camera.height, top + height) - Math.max(0, top);
      return across > 0 && down > 0 && across * down > 0.7 * Math.min(camera.width * camera.height, width * height);
    },
    draw(onto, camera, look) {
      onto.globalAlpha = 1;
      onto.fillStyle = look.ground;
      onto.fillRect(0, 0, camera.width, camera.height);
      onto.drawImage(copy, ...place(camera));
    },
  };
}
