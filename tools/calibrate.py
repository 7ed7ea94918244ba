"""For developers: count how often each rule is right, for ``data/rules/measured.yaml``, and how well
confidence tells right from wrong, for ``docs/confidence.md``.

    python tools/calibrate.py FACTS.jsonl GOLD.jsonl [FACTS.jsonl GOLD.jsonl …] [--write]

Facts come from ``kg build --threshold 0``, so that the doubtful ones are counted too (``review.jsonl`` beside
``facts.jsonl`` is read as well). Each pair is a corpus of its own.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.evaluate import Report, evaluate  # noqa: E402

TARGET = ROOT / "data/rules/measured.yaml"
HEAD = """# How often each rule was right: rule predicate: [right, wrong], counted by tools/calibrate.py on
# articles with gold. The confidence of a fact follows from it (see kg/extract/measured.py).
"""


def rows(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def reports(paths: list[Path]) -> Iterator[Report]:
    for facts, gold in zip(paths[::2], paths[1::2], strict=True):
        known = rows(gold)
        articles = {row["article"] for row in known}
        found = [*rows(facts), *rows(facts.with_name("review.jsonl"))]
        single = [row for row in found if row["article"].partition("#")[0] in articles]
        yield evaluate(known, single or found)


def counts(found: list[Report]) -> dict[str, list[int]]:
    """``rule predicate`` → right and wrong."""
    right = Counter(_key(pair.found.rule, pair.found.predicate) for one in found for pair in one.pairs)
    wrong = Counter(_key(claim.rule, claim.predicate) for one in found for claim in one.wrong)
    return {key: [right[key], wrong[key]] for key in sorted({*right, *wrong})}


def _key(rule: str, predicate: str) -> str:
    return f"{rule.partition('@')[0]} {predicate}"


def reliability(found: list[Report]) -> Iterator[tuple[str, int, float, float]]:
    """Bands of confidence: facts, mean confidence, share that is right."""
    judged = [(pair.found.confidence, True) for one in found for pair in one.pairs]
    judged += [(claim.confidence, False) for one in found for claim in one.wrong]
    for low in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        high = {0.0: 0.3}.get(low, low + 0.1)
        band = [(c, r) for c, r in judged if low <= c < high or (high >= 0.999 and c >= 0.9)]
        if band:
            mean = sum(c for c, _ in band) / len(band)
            yield f"{low:.1f}–{min(high, 1):.1f}", len(band), mean, sum(r for _, r in band) / len(band)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+", help="FACTS GOLD pairs")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.relative_to(ROOT)}")
    options = parser.parse_args()
    if len(options.paths) % 2:
        parser.error("give pairs of FACTS and GOLD")
    found = list(reports(options.paths))
    for band, facts, mean, precision in reliability(found):
        print(f"{band}  facts {facts:5}  mean confidence {mean:.2f}  right {precision:.2f}")
    if options.write:
        lines = (f"{key}: [{right}, {wrong}]\n" for key, (right, wrong) in counts(found).items())
        TARGET.write_text(HEAD + "".join(lines), "utf-8")
        yaml.safe_load(TARGET.read_text("utf-8"))


if __name__ == "__main__":
    main()
