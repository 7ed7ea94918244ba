"""For developers: score a facts.jsonl against the gold at hand, quickly.

    python tools/devloop.py [--half tuned|locked] [--show PREDICATE] [--rules] FACTS.jsonl

The gold is the sample page's (``data/gold``) or the development corpus beside the repository, whichever the
facts are about. Of the locked half only counts are shown.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
# A checkout need not be installed to be measured.
sys.path.insert(0, str(ROOT))

from kg.cli.evaluate import listing, scores  # noqa: E402
from kg.evaluate import Report, evaluate, reliability, rule_scores  # noqa: E402

DEVSET = ROOT.parent / "shared" / "devset"
#: Name, gold, traps, stem of the sources; the stem tells which facts of a mixed file belong to it.
GOLD = (
    ("sample page", ROOT / "data/gold/seed.jsonl", ROOT / "data/gold/seed_traps.jsonl", "pingcheng"),
    ("development corpus", DEVSET / "gold.jsonl", DEVSET / "traps.jsonl", "d"),
)


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a jsonl file, none where there is no file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def show_rules(console: Console, report: Report) -> None:
    table = Table("rule", "right", "wrong", "prior")
    for score in rule_scores(report):
        table.add_row(score.rule, str(score.right), str(score.wrong), f"{score.prior:.2f}")
    console.print(table)
    table = Table("confidence", "facts", "mean", "precision")
    for part in reliability(report):
        table.add_row(
            f"{part.low:.1f}–{part.high:.1f}",
            str(part.count),
            f"{part.confidence:.2f}",
            f"{part.precision:.2f}",
        )
    console.print(table)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("facts", type=Path)
    parser.add_argument("--half", choices=["tuned", "locked"], help="of the development corpus")
    parser.add_argument("--show", metavar="PREDICATE", help="list misses and errors; 'all' for every one")
    parser.add_argument("--rules", action="store_true", help="per rule, and confidence against truth")
    options = parser.parse_args()
    console = Console(soft_wrap=True, highlight=False)
    facts = rows(options.facts)
    for name, gold_path, trap_path, stem in GOLD:
        sample = stem == "pingcheng"
        mine = [f for f in facts if f["article"].startswith(stem) and (sample or f["article"][1:4].isdigit())]
        gold = rows(gold_path)
        if not mine or not gold:
            continue
        half = None if sample else options.half
        report = evaluate(gold, mine, traps=rows(trap_path), half=half, seal=not sample)
        scores(report, name if half is None else f"{name}, {half} half")
        if options.rules:
            show_rules(console, report)
        if options.show:
            listing(report, None if options.show == "all" else options.show)


if __name__ == "__main__":
    main()
