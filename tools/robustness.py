"""For developers: how much the facts suffer when the same articles are printed in another way.

    python tools/robustness.py CORPUS [--only NAME]

CORPUS holds ``articles/*.txt`` and ``gold.jsonl``. Each transformation changes how the articles look and not
what they say (half-width punctuation, traditional characters, no byline, other people's names …), the gold
follows it, and the F1 of all facts is printed beside that of the articles as they are.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import kg  # noqa: E402
from kg import resources  # noqa: E402
from kg.evaluate import evaluate  # noqa: E402

Row = dict[str, Any]

_CREDITS = frozenset({"reportedBy", "photographedBy"})
_HALF = str.maketrans("，；：！？（）", ",;:!?()")
_STRAIGHT = str.maketrans("“”", '""')
_WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")
_CORNERS = str.maketrans("“”", "「」")
_SENT = re.compile(r"^(?:本[报网]\S{0,12}?[讯电])\s*(?:[（(][^）)]{2,40}[）)])?", re.MULTILINE)
_BYLINE = re.compile(
    r"^[□■○◎]?\s*(?:本报)?(?:见习|首席|全媒体|融媒体)?(?:记者|通讯员)[^。，]{2,40}$\n?"
    r"|[（(](?:本报)?(?:记者|通讯员)[^）)]{2,40}[）)]",
    re.MULTILINE,
)
_FAMILIES, _GIVEN = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗", "明芳军丽强静伟敏磊娜勇艳杰涛超秀霞平刚桂"


@dataclass(frozen=True, slots=True)
class Way:
    """One transformation.

    :param text: a file's words → its words printed in that way.
    :param gold: a label of the gold → the label that is then expected.
    :param without: predicates that are no longer in the text.
    """

    text: Callable[[str], str]
    gold: Callable[[str], str] = str
    without: frozenset[str] = frozenset()


def wrapped(text: str, width: int = 22) -> str:
    """Every paragraph in lines of a column, indented, as a newspaper's own system exports it."""
    lines: list[str] = []
    for line in text.splitlines():
        words = f"　　{line.strip()}" if len(line) > width else line
        lines += [words[at : at + width] for at in range(0, len(words), width)] or [""]
    return "\n".join(lines)


def headless(text: str) -> str:
    """Without the lines above the first paragraph that ends like one."""
    lines = text.splitlines()
    first = next((n for n, line in enumerate(lines) if line.rstrip().endswith(("。", "”", "）"))), 0)
    return "\n".join(lines[first:])


def unsigned(text: str) -> str:
    """Without 本报讯 and every byline that has a word for who writes."""
    return _BYLINE.sub("", _SENT.sub("", text))


def script() -> list[tuple[str, str]]:
    """Pairs of a traditional character and its simplified form."""
    return [(pair[0], pair[1]) for pair in resources.load().words("traditional_simplified")]


def to_traditional() -> dict[int, int]:
    """Code points of simplified characters → the first traditional form of each."""
    table: dict[int, int] = {}
    for old, new in script():
        table.setdefault(ord(new), ord(old))
    return table


def renaming(gold: list[Row]) -> dict[str, str]:
    """Each person of the gold → another name of the same length, made from common characters."""
    people = sorted(
        {row["s"] for row in gold if row.get("s_type") == "Person"}
        | {row["o"] for row in gold if row.get("o_type") == "Person"}
    )
    made: dict[str, str] = {}
    for number, name in enumerate(people):
        if re.fullmatch("[\u4e00-\u9fff]{2,3}", name):
            given = "".join(_GIVEN[(number * 7 + place * 11) % 20] for place in range(len(name) - 1))
            made[name] = _FAMILIES[(number * 3 + number // 20) % 20] + given
    return made


def ways(gold: list[Row]) -> dict[str, Way]:
    table, names = to_traditional(), renaming(gold)
    old = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)")

    def renamed(text: str) -> str:
        return old.sub(lambda match: names[match[0]], text)

    return {
        "as printed": Way(str),
        "as printed, no credits": Way(str, without=_CREDITS),
        "half-width punctuation": Way(lambda text: text.translate(_HALF)),
        "straight quotes": Way(lambda text: text.translate(_STRAIGHT)),
        "corner quotes": Way(lambda text: text.translate(_CORNERS)),
        "full-width digits": Way(lambda text: text.translate(_WIDE)),
        "traditional characters": Way(lambda text: text.translate(table)),
        "no bylines": Way(unsigned, without=_CREDITS),
        "no headlines": Way(headless, without=_CREDITS),
        "wrapped columns": Way(wrapped),
        "no blank lines": Way(lambda text: re.sub(r"\n\s*\n", "\n", text)),
        "spaces for indents": Way(lambda text: re.sub(r"(?m)^(?=\S)", "　　", text)),
        "other persons": Way(renamed, renamed),
    }


def score(corpus: Path, gold: list[Row], way: Way) -> float:
    """F1 of the articles that the gold is about, printed in that way."""
    about = {row["article"] for row in gold}
    with tempfile.TemporaryDirectory() as directory:
        for file in sorted((corpus / "articles").glob("*.txt")):
            if file.stem not in about:
                continue
            Path(directory, file.name).write_text(way.text(file.read_text("utf-8")), "utf-8")
        kg.build(directory).save(Path(directory, "out"))
        told = Path(directory, "out", "facts.jsonl").read_text("utf-8")
    # Labels are as printed; in which script they are is no matter here.
    lines = told.translate({ord(a): ord(b) for a, b in script()}).splitlines()
    facts = [row for row in map(json.loads, lines) if row["predicate"] not in way.without]
    wanted = [_turned(row, way.gold) for row in gold if row["p"] not in way.without]
    return evaluate(wanted, facts).overall.f1 or 0.0


def _turned(row: Row, change: Callable[[str], str]) -> Row:
    """A row of gold with its labels changed."""

    def turned(value: Any) -> Any:
        if isinstance(value, str):
            return change(value)
        if isinstance(value, list):
            return [turned(one) for one in value]
        return {key: turned(one) for key, one in value.items()} if isinstance(value, dict) else value

    labels = {key: turned(row[key]) for key in ("s", "o", "s_alt", "o_alt") if key in row}
    return row | labels


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--only")
    options = parser.parse_args()
    gold = [json.loads(line) for line in (options.corpus / "gold.jsonl").read_text("utf-8").splitlines()]
    for name, way in ways(gold).items():
        if options.only in (None, name):
            print(f"{name:24} {score(options.corpus, gold, way):.3f}", flush=True)


if __name__ == "__main__":
    main()
