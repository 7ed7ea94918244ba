// Labels: cut to two short lines, and put where nothing else stands. Whoever asks first gets the room.

const FONTS = '"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif';
const LINE = 11;

/** The characters of a label as a reader counts them; never more than a line or two are looked at. */
function letters(text) {
  const start = plain(text).slice(0, 160).replace(/\s+/g, " ").trim();
  if (typeof Intl === "object" && Intl.Segmenter) {
    return Array.from(new Intl.Segmenter("zh").segment(start), (part) => part.segment);
  }
  return Array.from(start);
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
    if (width + size(letter) > limit) {
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

/** Boxes on the screen, found by the cells they touch. */
function createBoxes() {
  const CELL = 80;
  const cells = new Map();
  const each = ([l, t, r, b], visit) => {
    for (let cx = Math.floor(l / CELL); cx <= Math.floor(r / CELL); cx++)
      for (let cy = Math.floor(t / CELL); cy <= Math.floor(b / CELL); cy++) if (visit(cx * 100003 + cy)) return true;
    return false;
  };
  return {
    add(box, owner) {
      const entry = [box, owner];
      each(box, (key) => {
        if (cells.has(key)) cells.get(key).push(entry);
        else cells.set(key, [entry]);
        return false;
      });
    },
    hits(box, owner) {
      const [l, t, r, b] = box;
      return each(box, (key) =>
        (cells.get(key) ?? []).some(
          ([[ol, ot, or, ob], who]) => who !== owner && l < or && ol < r && t < ob && ot < b,
        ),
      );
    },
  };
}

/** The free place for a label of this size around a node: below, right, left, above; or null. */
function room(boxes, owner, x, y, r, width, height) {
  const gap = 3;
  const places = [
    [x - width / 2, y + r + gap],
    [x + r + gap + 1, y - height / 2],
    [x - r - gap - 1 - width, y - height / 2],
    [x - width / 2, y - r - gap - height],
  ];
  for (const [left, top] of places) {
    const box = [left, top, left + width, top + height];
    if (!boxes.hits(box, owner)) return box;
  }
  return null;
}
