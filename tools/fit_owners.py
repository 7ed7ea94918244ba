"""For developers: count whose the figures of judged articles are, for ``data/rules/metric_owners.yaml``.

    python tools/fit_owners.py ARTICLES GOLD.jsonl [ARTICLES GOLD.jsonl …] [--write]

Points are found by maximum likelihood with a pull towards :data:`PRIOR`, in a fixed order, so that the same
articles give the same file. It prints how often the choice is right on articles that were held back.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.annotate import annotate  # noqa: E402
from kg.evaluate.claim import Claim, from_gold  # noqa: E402
from kg.evaluate.compare import Grade, clean, same_metric  # noqa: E402
from kg.evaluate.match import grade  # noqa: E402
from kg.extract.article import Extractor  # noqa: E402
from kg.extract.metric_facts import figures  # noqa: E402
from kg.extract.owners import GROUPS, cues, group  # noqa: E402
from kg.extract.reading import Reading  # noqa: E402
from kg.read import read  # noqa: E402
from kg.resources import load  # noqa: E402
from kg.sources import sources  # noqa: E402

TARGET = ROOT / "data/rules/metric_owners.yaml"
HEAD = """# Whose figure it is. Each topic of an article adds up the points of its relation to the number and
# of its cues, in the column of its kind; the topic with most points owns the figure. Counted by
# tools/fit_owners.py on judged articles.
"""
COLUMNS = ("place", "body", "site", "program", "event")
#: What is believed before counting, for rows and for single cells.
PRIOR = {
    "row own-subject": 1.8, "row seg-governor": 1.8, "row described": 2.4, "row seg-last-made": 1.2,
    "row seg-subject": 0.84, "row p1-made": 0.36, "row p1-subject": 0.36, "far far": -0.84,
    "far later": -1.2, "far soon": -0.84, "far p2": -0.24, "row own-in": -0.24, "row seg-in": -0.12,
    "row latest": 0.36, "row most-named": 0.24, "cell made-since body": -0.6,
    "cell seg-last-made program": 0.36, "cell seg-last-made event": 0.36,
}  # fmt: skip
#: An owner that gold accepts besides its first one counts for less; then the pull to the prior, the size of
#: a step, the rounds, how sharp the points are, and the parts that are held back in turn.
ACCEPTED, PULL, STEP, ROUNDS, SCALE, FOLDS = 0.4, 0.2, 0.3, 25, 1.5, 6


@dataclass(frozen=True, slots=True)
class Case:
    """One figure: for each topic the names of the points it would get, and how right it would be."""

    article: str
    features: tuple[tuple[str, ...], ...]
    right: tuple[float, ...]


def _far(relation: str) -> str:
    """How far a relation reaches: own, seg, p1 …"""
    return relation.partition("-")[0].rstrip("¶")


def _features(kind: str, relation: str, own: Iterable[str]) -> tuple[str, ...]:
    column, far = group(kind), _far(relation)
    found = [f"kind {column}", f"kind-of {kind}", f"far {far}", f"far-cell {far} {column}"]
    for row in (relation, *own):
        found += [f"row {row}", f"cell {row} {column}"]
    return tuple(found)


def cases(articles: Path, gold: Path) -> Iterator[Case]:
    resources = load()
    extractor = Extractor.of(resources)
    lines = [line for line in gold.read_text("utf-8").splitlines() if line.strip()]
    claims = [from_gold(json.loads(line), number) for number, line in enumerate(lines, 1)]
    judged = [claim for claim in claims if claim.predicate == "hasMetric"]
    for source in sources([articles], on_error=print):
        for annotated in annotate(read(source, resources=resources), resources):
            key = annotated.article.id.partition("#")[0]
            own = [claim for claim in judged if claim.article == key]
            yield from _cases(extractor.reading(annotated), key, own)


def _cases(reading: Reading, key: str, gold: Sequence[Claim]) -> Iterator[Case]:
    numbers, topics = figures(reading)
    for number in numbers:
        metric = number.candidate.metric
        answers = [c for c in gold if any(same_metric(m, metric) is not Grade.NONE for m in c.metrics)]
        right = tuple(max((_right(c, t.argument.label) for c in answers), default=0.0) for t in topics)
        if any(right):
            told = cues(number, topics, reading.sentences)
            yield Case(key, tuple(_features(topic.kind, rel, own) for topic, rel, own in told), right)


def _right(claim: Claim, label: str) -> float:
    found = replace(claim, subjects=(clean(label),))
    if grade(replace(claim, subjects=claim.subjects[:1]), found) is not Grade.NONE:
        return 1.0
    return ACCEPTED if grade(claim, found) is not Grade.NONE else 0.0


def fit(found: Sequence[Case]) -> dict[str, float]:
    """The points by adaptive gradient; articles with many figures count for less in each."""
    points: defaultdict[str, float] = defaultdict(float, PRIOR)
    seen: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    size = Counter(case.article for case in found)
    order = sorted(range(len(found)), key=lambda n: (n * 7919) % len(found))
    for _ in range(ROUNDS):
        for case in (found[n] for n in order):
            for name, slope in _slopes(points, case, 4 / math.sqrt(size[case.article])).items():
                pulled = slope - PULL * (points[name] - PRIOR.get(name, 0.0))
                seen[name] += pulled * pulled
                points[name] += STEP * pulled / math.sqrt(seen[name])
    return dict(points)


def _scores(points: Mapping[str, float], case: Case) -> list[float]:
    return [sum(points.get(name, 0.0) for name in names) for names in case.features]


def _slopes(points: Mapping[str, float], case: Case, weight: float) -> dict[str, float]:
    scores = _scores(points, case)
    best = max(scores)
    mass = [math.exp(score - best) for score in scores]
    total = sum(mass)
    owned = sum(m * r for m, r in zip(mass, case.right, strict=True))
    slopes: defaultdict[str, float] = defaultdict(float)
    for names, m, r in zip(case.features, mass, case.right, strict=True):
        for name in names:
            slopes[name] += weight * (m * r / owned - m / total)
    return slopes


def correct(points: Mapping[str, float], found: Sequence[Case]) -> int:
    picks = ((case, _scores(points, case)) for case in found)
    return sum(case.right[scores.index(max(scores))] > 0 for case, scores in picks)


def table(points: Mapping[str, float]) -> str:
    """The file: one row a relation or cue, one column a kind of topic."""

    def cell(row: str, column: str, far: str) -> float:
        parts = (f"row {row}", f"cell {row} {column}", f"far {far}", f"far-cell {far} {column}")
        return round(SCALE * sum(points.get(part, 0.0) for part in parts), 1)

    rows = sorted(name[4:] for name in points if name.startswith("row "))
    fars = {name[4:] for name in points if name.startswith("far ")}
    lines = []
    for row in rows:
        start = _far(row)
        cells = {column: cell(row, column, start if start in fars else "-") for column in COLUMNS}
        lines.append(f"{row}: {{{', '.join(f'{c}: {v}' for c, v in cells.items() if v)}}}")
    kinds = {
        k: SCALE * (points.get(f"kind {g}", 0) + points.get(f"kind-of {k}", 0)) for k, g in GROUPS.items()
    }
    lines.append(f"kind: {{{', '.join(f'{kind}: {value:.1f}' for kind, value in kinds.items())}}}")
    return HEAD + "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+", help="ARTICLES GOLD pairs")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.relative_to(ROOT)}")
    options = parser.parse_args()
    found = [c for a, g in zip(options.paths[::2], options.paths[1::2], strict=True) for c in cases(a, g)]
    articles = sorted({case.article for case in found})
    held = 0
    for fold in range(FOLDS):
        out = set(articles[fold::FOLDS])
        points = fit([case for case in found if case.article not in out])
        held += correct(points, [case for case in found if case.article in out])
    points = fit(found)
    print(f"figures {len(found)}  right when held back {held / len(found):.3f}", end="  ")
    print(f"right when counted {correct(points, found) / len(found):.3f}")
    if options.write:
        TARGET.write_text(table(points), "utf-8")


if __name__ == "__main__":
    main()
