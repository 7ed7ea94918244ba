// Initials of names as people type them: 东湖街道 is "dhjd". The browser knows the order of pinyin.

const FIRST = [..."阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀"];
const LETTER = "abcdefghjklmnopqrstwxyz";
// Characters of names that are read in two ways.
const TWICE = {
  重: "cz", 行: "hx", 长: "cz", 乐: "ly", 会: "hk", 单: "ds", 曾: "cz", 解: "jx", 区: "qo", 查: "cz", 沈: "sc", 藏: "cz", 调: "dt",
  厦: "sx", 校: "xj", 省: "sx", 弹: "dt", 系: "xj", 便: "bp", 传: "cz", 都: "d", 朝: "cz", 车: "cj", 降: "jx", 石: "sd", 盛: "sc",
  六: "l", 咳: "kh", 傀: "gk", 埔: "pb", 尉: "wy", 仇: "cq", 朴: "p", 覃: "tq", 缪: "m", 茄: "qj", 谷: "gy", 参: "cs", 合: "hg", 宿: "sx", 提: "td", 什: "s",
};

let collator;
const known = new Map();

/** The letters with which a character may be written. */
function lettersOf(character) {
  if (!known.has(character)) known.set(character, TWICE[character] ?? letterOf(character));
  return known.get(character);
}

function letterOf(character) {
  if (!/\p{Script=Han}/u.test(character)) return character.toLowerCase();
  collator ??= new Intl.Collator("zh-Hans-u-co-pinyin");
  let n = FIRST.length - 1;
  while (n > 0 && collator.compare(character, FIRST[n]) < 0) n--;
  return LETTER[n];
}

/** Where in a name these initials stand: 0 at its beginning, -1 nowhere. */
function initialsAt(name, wanted) {
  const all = [...name].filter((character) => /[\p{L}\p{N}]/u.test(character)).map(lettersOf);
  for (let from = 0; from + wanted.length <= all.length; from++) {
    let n = 0;
    while (n < wanted.length && all[from + n].includes(wanted[n])) n++;
    if (n === wanted.length) return from;
  }
  return -1;
}
