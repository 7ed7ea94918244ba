"""Which prediction answers which gold fact: each is used once, core before extra, exact before loose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import networkx as nx

from kg.evaluate.claim import ABOUT_ARTICLE, Claim
from kg.evaluate.compare import Grade, same_date, same_metric, same_name, same_number, same_phrase

__all__ = ["Pair", "grade", "pairs"]

#: Types whose labels are names; every other type has a phrase for a label.
NAMES = frozenset(
    {"Organization", "Agency", "Street", "Community", "AdminDivision", "Place", "Person", "Article"}
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold fact and the prediction that answers it."""

    gold: Claim
    found: Claim
    grade: Grade


def grade(gold: Claim, found: Claim) -> Grade:
    """How well a prediction answers a gold fact of the same article."""
    if gold.predicate != found.predicate or gold.article != found.article:
        return Grade.NONE
    straight = _both(_subject(gold, found.subjects), _object(gold, found))
    if gold.predicate != "partneredWith" or straight is Grade.EXACT:
        return straight
    turned = _both(
        _labels(gold.subjects, found.objects, gold.subject_type),
        _labels(gold.objects, found.subjects, gold.object_type),
    )
    return max(straight, turned)


def _both(subject: Grade, obj: Grade) -> Grade:
    return min(subject, obj)


def _subject(gold: Claim, labels: tuple[str, ...]) -> Grade:
    if gold.predicate in ABOUT_ARTICLE:
        return Grade.EXACT
    return _labels(gold.subjects, labels, gold.subject_type)


def _object(gold: Claim, found: Claim) -> Grade:
    if gold.predicate == "hasMetric":
        return max((same_metric(a, b) for a, b in product(gold.metrics, found.metrics)), default=Grade.NONE)
    forms = list(product(gold.objects, found.objects))
    if gold.predicate == "heldOn":
        return max((same_date(a, b, gold.iso, found.iso) for a, b in forms), default=Grade.NONE)
    if gold.predicate == "hasAge":
        return max((same_number(a, b) for a, b in forms), default=Grade.NONE)
    return _labels(gold.objects, found.objects, gold.object_type)


def _labels(gold: tuple[str, ...], found: tuple[str, ...], type_: str) -> Grade:
    """The best match of any two labels under the rule of the gold side's type."""
    if type_ in NAMES:
        shortest = 2 if type_ == "Person" else 3
        return max((same_name(a, b, shortest=shortest) for a, b in product(gold, found)), default=Grade.NONE)
    return max((same_phrase(a, b) for a, b in product(gold, found)), default=Grade.NONE)


def pairs(gold: Sequence[Claim], found: Sequence[Claim]) -> list[Pair]:
    """The best assignment: as many core facts as can be, then as many pairs, then the better ones.

    The result is in the order of the gold claims' keys and does not depend on the order of rows.
    """
    groups: dict[tuple[str, str], tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    for side, claims in enumerate((gold, found)):
        for claim in sorted(claims, key=lambda c: c.key):
            groups[claim.article, claim.predicate][side].append(claim)
    return [pair for key in sorted(groups) for pair in _assign(*groups[key])]


def _assign(gold: list[Claim], found: list[Claim]) -> list[Pair]:
    """Maximum weight matching of one article and predicate.

    Integer weights in powers of ``base`` make the aims lexicographic: core, count, status, exactness.
    """
    base = 2 * (len(gold) + len(found)) + 2
    grades: dict[tuple[int, int], Grade] = {}
    # Numbers as nodes: networkx iterates over sets, and the order of strings in a set changes by run.
    graph: nx.Graph[int] = nx.Graph()
    for (i, a), (j, b) in product(enumerate(gold), enumerate(found, len(gold))):
        if (one := grade(a, b)) is Grade.NONE:
            continue
        grades[i, j] = one
        weight = base**3 * (a.tier == "core") + base**2 + base * (a.status == b.status) + one
        graph.add_edge(i, j, weight=weight)
    chosen = sorted((min(edge), max(edge)) for edge in nx.max_weight_matching(graph))
    return [Pair(gold[i], found[j - len(gold)], grades[i, j]) for i, j in chosen]
