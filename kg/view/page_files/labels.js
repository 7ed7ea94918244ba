// Labels: cut to two short lines, and put where nothing else stands. Whoever asks first gets the room.

const FONTS = '"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif';
const LINE = 11;
// Marks that may not begin a line.
const NO_START = /^[、，。！？；：）》”’%.,!?;:)]$/u;

let segmenter;

/** The characters of a label as a reader counts them; never more than a line or two are looked at. */
function letters(text) {
  const start = plain(text).slice(0, 160).replace(/\s+/g, " ").trim();
  // Most labels are characters of one unit each; only others have to be taken apart with care.
  if (/^[\u0020-\u02ff\u3000-\u9fff\uff00-\uffef]*$/.test(start) || !globalThis.Intl?.Segmenter) return Array.from(start);
  segmenter ??= new Intl.Segmenter("zh");
  return Array.from(segmenter.segment(start), (part) => part.segment);
}

/** One or two lines; half-width letters count half. */
function lines(text) {
  const rows = [""];
  let width = 0;
  const all = letters(text);
  const size = (letter) => (/^[\u0020-\u00ff]$/.test(letter) ? 0.55 : 1);
  const total = all.reduce((sum, letter) => sum + size(letter), 0);
  const limit = total <= LINE ? LINE : Math.max(6, Math.min(LINE, Math.ceil(total / 2)));
  for (const letter of all) {
    if (width + size(letter) > limit && !(NO_START.test(letter) && width + size(letter) <= limit + 1)) {
      if (rows.length === 2) {
        rows[1] = rows[1].replace(/.$/u, "…");
        break;
      }
      rows.push("");
      width = 0;
    }
    rows[rows.length - 1] += letter;
    width += size(letter);
  }
  return rows;
}

/** Boxes on the screen, found by the cells they touch. Each has an owner and a weight. */
function createBoxes() {
  const CELL = 40, WIDE = 65536;
  const cells = new Map();
  let turn = 0;
  return {
    add([l, t, r, b], owner, weight = Infinity) {
      const entry = { l, t, r, b, owner, weight, turn: 0 };
      for (let cx = Math.floor(l / CELL); cx <= Math.floor(r / CELL); cx++)
        for (let cy = Math.floor(t / CELL); cy <= Math.floor(b / CELL); cy++) {
          const key = cx * WIDE + cy;
          if (cells.has(key)) cells.get(key).push(entry);
          else cells.set(key, [entry]);
        }
    },
    /** What a box would cover of others: the sum of their weights, each once; no exact sum above `most`. */
    cost([l, t, r, b], owner, most) {
      let sum = 0;
      turn++;
      for (let cx = Math.floor(l / CELL); cx <= Math.floor(r / CELL); cx++)
        for (let cy = Math.floor(t / CELL); cy <= Math.floor(b / CELL); cy++)
          for (const entry of cells.get(cx * WIDE + cy) ?? []) {
            if (entry.turn === turn || l >= entry.r || entry.l >= r || t >= entry.b || entry.t >= b) continue;
            entry.turn = turn;
            if (entry.owner === owner) continue;
            sum += entry.weight;
            if (sum > most) return sum;
          }
      return sum;
    },
  };
}

/** The best place for a label of this size around a node: below, right, left, above; or null.
 *  A free one if there is; else one that covers no label, and of nodes no more than `spare`.
 *  Only the name of what is looked at may run over the edge of the picture. */
function room(boxes, owner, [x, y, r], [width, height], spare, camera, looked) {
  const gap = 3;
  const whole = ([l, t, r, b]) => l >= 0 && t >= 0 && r <= camera.width && b <= camera.height;
  const places = [
    [x - width / 2, y + r + gap],
    [x + r + gap + 1, y - height / 2],
    [x - r - gap - 1 - width, y - height / 2],
    [x - width / 2, y - r - gap - height],
  ];
  let best = null, least = spare;
  for (const [left, top] of places) {
    const box = [left, top, left + width, top + height];
    const cost = boxes.cost(box, owner, least) + (whole(box) ? 0 : looked ? 40 : Infinity);
    if (cost === 0) return box;
    if (cost <= least) [best, least] = [box, cost - 1e-9];
  }
  return best;
}
