"""Times, numbers and names against public test sets, read from copies on this machine.

    python benchmarks/external.py DIRECTORY [--update]

DIRECTORY holds copies of any of these (nothing of them is part of baopu):

    Recognizers-Text/    github.com/microsoft/Recognizers-Text (MIT): Specs/*/Chinese/*.json
    JioNLP/              github.com/dongrixinyu/JioNLP (Apache-2.0): test/test_time_parser.py
    cluener.json         dev split of CLUENER2020 (github.com/CLUEbenchmark/CLUENER2020), a JSON object a line

These sets ask for more than newspapers print (“后天下午3点提醒我”), so the scores are no target; but a score
below the one in ``external.json`` fails. ``--update`` writes the scores of this run there.
"""

from __future__ import annotations

import argparse
import ast
import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from kg.annotate import Annotator
from kg.annotate.quantities import quantities
from kg.annotate.times import times
from kg.gazetteer import Gazetteer
from kg.model import Source
from kg.read import read
from kg.resources import data_directory, load
from rich.console import Console
from rich.table import Table

FLOORS = Path(__file__).with_suffix(".json")
#: Set → published scores of others on it, as their authors give them.
PUBLISHED = {"names": "BiLSTM-CRF F1 .700, BERT-base F1 .788, human .634 (CLUENER2020)"}
#: Classes of CLUENER → ours; its other six (book, game, movie …) are no part of local news.
NAMES = {
    "government": {"Agency", "AdminDivision", "Street", "Community"},
    "organization": {"Organization", "Agency"},
    "address": {"Place", "AdminDivision", "Street", "Community"},
    "name": {"Person"},
}
Counts = tuple[int, int]


def specs(root: Path, name: str) -> Iterator[dict[str, Any]]:
    """The cases of one file of Recognizers-Text that are meant for Python."""
    path = root / f"Specs/{name}.json"
    for case in json.loads(path.read_text("utf-8-sig")):
        if "python" not in case.get("NotSupported", "").lower():
            yield case


def dates(root: Path) -> Iterator[tuple[str, Counts]]:
    """Dates and periods: the words found, and the value where the set's own reading gives one."""
    for name in ("Date", "DatePeriod"):
        spans = values = total = 0
        for case in specs(root, f"DateTime/Chinese/{name}Parser"):
            issued = date.fromisoformat(case["Context"]["ReferenceDateTime"][:10])
            found = times(case["Input"], issued=issued)
            for result in case["Results"]:
                total += 1
                wanted = {v for r in ("FutureResolution", "PastResolution") for v in _days(result, r)}
                mention = next((m for m in found if _covers(m.start, m.end, result)), None)
                spans += mention is not None
                start = mention.time.start if mention and mention.time else None
                values += start is not None and any(day.startswith(start) for day in wanted)
        yield f"Recognizers {name} found", (spans, total)
        yield f"Recognizers {name} value", (values, total)


def _days(result: dict[str, Any], resolution: str) -> Iterator[str]:
    value = (result.get("Value") or {}).get(resolution) or {}
    yield from (value[key] for key in ("date", "startDate") if key in value)


def _covers(start: int, end: int, result: dict[str, Any]) -> bool:
    """Our words lie inside theirs or theirs inside ours: 从, 到 and 的 are cut differently."""
    low, high = result["Start"], result["Start"] + result["Length"]
    return (low <= start and end <= high) or (start <= low and high <= end)


def numbers(root: Path) -> Iterator[tuple[str, Counts]]:
    """Percentages, money and dimensions by their value."""
    for name in ("Number/Chinese/PercentModel", "NumberWithUnit/Chinese/CurrencyModel"):
        right = total = 0
        for case in specs(root, name):
            found = [m.quantity.value for m in quantities(case["Input"]) if m.quantity]
            for result in case["Results"]:
                wanted = str(result.get("Resolution", {}).get("value", "")).rstrip("%")
                try:
                    value = float(wanted)
                except ValueError:
                    continue
                total += 1
                right += any(
                    abs(v - value) <= 0.005 * abs(value) or abs(100 * v - value) < 0.02 for v in found
                )
        yield f"Recognizers {name.split('/')[-1]}", (right, total)


def jio_times(root: Path) -> Iterator[tuple[str, Counts]]:
    """The table of JioNLP's own test: text, base, start and end; its file is read as data, never run."""
    tree = ast.parse((root / "test/test_time_parser.py").read_text("utf-8"))
    bases = {
        node.targets[0].id: datetime.fromtimestamp(node.value.value, UTC).date()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, int)
    }
    right = total = 0
    for node in ast.walk(tree):
        if not (isinstance(node, ast.List) and len(node.elts) == 3 and isinstance(node.elts[1], ast.Name)):
            continue
        text, wanted = ast.literal_eval(node.elts[0]), ast.literal_eval(node.elts[2])
        span = wanted.get("time")
        if node.elts[1].id not in bases or not isinstance(span, list) or not isinstance(span[0], str):
            continue
        total += 1
        found = [m.time.start for m in times(text, issued=bases[node.elts[1].id]) if m.time and m.time.start]
        right += any(span[0].startswith(start) for start in found)
    yield "JioNLP time start", (right, total)


def names(path: Path) -> Iterator[tuple[str, float]]:
    """Exact spans of names: F1 of each class and of all."""
    resources = load()
    annotator = Annotator.of(resources, Gazetteer.load(data_directory() / "gazetteer"))
    right: dict[str, int] = dict.fromkeys(NAMES, 0)
    wanted, found = dict(right), dict(right)
    everywhere = [0, 0, 0]
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        gold = {
            (kind, start, end + 1)
            for kind, spans in row["label"].items()
            for places in spans.values()
            for start, end in places
            if kind in NAMES
        }
        ours = list(_mentions(row["text"], annotator, resources))
        spans = {(start, end) for _, start, end in ours}
        everywhere[0] += len({(s, e) for _, s, e in gold} & spans)
        everywhere[1] += len(gold)
        everywhere[2] += len(spans)
        for kind, classes in NAMES.items():
            own = {(s, e) for k, s, e in gold if k == kind}
            typed = {(s, e) for c, s, e in ours if c in classes}
            right[kind] += len(own & typed)
            wanted[kind] += len(own)
            found[kind] += len(typed)
    for kind in NAMES:
        yield f"CLUENER {kind} recall", right[kind] / max(wanted[kind], 1)
    yield "CLUENER any name F1", 2 * everywhere[0] / max(everywhere[1] + everywhere[2], 1)


def _mentions(text: str, annotator: Annotator, resources: Any) -> Iterator[tuple[str, int, int]]:
    known = {kind for kinds in NAMES.values() for kind in kinds}
    for article in read(Source("line.txt", text, ""), resources=resources):
        for sentence in annotator.annotate(article).sentences:
            for mention in sentence.mentions:
                for one in (mention, *mention.parts):
                    if one.type in known and not one.reference:
                        span = sentence.text.span(one.start, one.end)
                        yield one.type, span.start, span.end


def measure(directory: Path) -> dict[str, float]:
    """Every score that the copies in the directory allow, between 0 and 1."""
    scores: dict[str, float] = {}
    counted = (("Recognizers-Text", dates), ("Recognizers-Text", numbers), ("JioNLP", jio_times))
    for folder, score in counted:
        if (directory / folder).is_dir():
            scores |= {name: right / total for name, (right, total) in score(directory / folder) if total}
    if (directory / "cluener.json").is_file():
        scores |= dict(names(directory / "cluener.json"))
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("directory", type=Path)
    parser.add_argument("--update", action="store_true", help="keep the scores of this run as floors")
    options = parser.parse_args()
    scores = measure(options.directory)
    if not scores:
        sys.exit(f"{options.directory}: none of the sets is here.\nSee: python benchmarks/external.py --help")
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    table = Table("set", "score", "floor")
    for name, score in scores.items():
        floor = floors.get(name)
        table.add_row(name, f"{score:.3f}", "–" if floor is None else f"{floor:.3f}")
    Console().print(table)
    Console().print(*(f"{name}: {words}" for name, words in PUBLISHED.items()))
    fallen = [name for name, score in scores.items() if round(score, 3) < floors.get(name, 0)]
    if options.update:
        kept = floors | {name: round(score, 3) for name, score in scores.items()}
        FLOORS.write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", "utf-8")
    elif fallen:
        sys.exit("worse than before: " + ", ".join(fallen))


if __name__ == "__main__":
    main()
