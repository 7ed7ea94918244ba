"""Score facts against gold, exactly as the annotation guide decides a match.

>>> gold = {"article": "a01", "s": "甲街道", "p": "hosted", "o": "义诊活动", "s_type": "Organization",
...         "o_type": "Event", "tier": "core", "status": "done", "quote": "甲街道开展义诊活动"}
>>> fact = {"article": "page#1", "predicate": "hosted", "status": "done", "confidence": 0.9, "rule": "r@1",
...         "subject": {"label": "某区甲街道", "type": "Street"},
...         "object": {"label": "爱心义诊活动", "type": "Event"},
...         "evidence": [{"start": 0, "end": 9, "quote": "甲街道开展义诊活动"}]}
>>> evaluate([gold], [fact]).overall.f1
1.0
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.evaluate.articles import to_gold
from kg.evaluate.claim import COUNTED, Claim, Row, from_fact, from_gold
from kg.evaluate.halves import Half, split
from kg.evaluate.match import Pair, pairs
from kg.evaluate.report import Bin, Report, RuleScore, Score, reliability, rule_scores
from kg.evaluate.traps import Trap, hits, read_traps

__all__ = [
    "Bin",
    "Claim",
    "Half",
    "Pair",
    "Report",
    "RuleScore",
    "Score",
    "Trap",
    "evaluate",
    "reliability",
    "rule_scores",
    "split",
]

#: The predicates of the annotation guide; a trap with another one is about something else than facts.
PREDICATES = (
    "affiliatedWith",
    "hasAge",
    "hasAudience",
    "hasMetric",
    "hasParticipant",
    "hasRole",
    "hasTheme",
    "heldAt",
    "heldOn",
    "hosted",
    "implements",
    "includesActivity",
    "locatedIn",
    "partneredWith",
    "photographedBy",
    "reportedBy",
)


def evaluate(
    gold_rows: Iterable[Mapping[str, Any]],
    fact_rows: Iterable[Mapping[str, Any]],
    *,
    traps: Iterable[Mapping[str, Any]] = (),
    mapping: Mapping[str, str] | None = None,
    half: Half | None = None,
    seal: bool = False,
) -> Report:
    """Score facts against gold.

    :param gold_rows: rows of a gold file.
    :param fact_rows: rows of ``facts.jsonl``; those with another status than done, ongoing, planned or
        goal, and those of articles outside the gold, are not scored.
    :param traps: rows of a trap file.
    :param mapping: gold article id → prediction article id, where neither the source's name nor the
        number on the page says it (see :func:`kg.evaluate.articles.to_gold`).
    :param half: score only the articles of this half (see :func:`split`).
    :param seal: never list facts of the locked half, only count them.
    :raises DataFileError: a row is malformed.
    :raises BaopuError: the articles of gold and facts cannot be brought together.
    """
    gold = [from_gold(row, n) for n, row in enumerate(gold_rows, 1)]
    articles = {claim.article for claim in gold}
    facts = list(fact_rows)
    places = to_gold(articles, (str(row.get("article", "")) for row in facts), mapping)
    found = _predictions(facts, places)
    unscored = len(facts) - len(found)
    if half is not None:
        gold = [claim for claim in gold if split(claim.article) == half]
        found = [claim for claim in found if split(claim.article) == half]
    answers = pairs(gold, found)
    answered = {id(pair.gold) for pair in answers}
    used = {id(pair.found) for pair in answers}
    return Report(
        pairs=tuple(answers),
        missed=_ordered(c for c in gold if c.tier == "core" and id(c) not in answered),
        wrong=_ordered(c for c in found if id(c) not in used),
        unscored=unscored,
        traps=tuple(hits(_placed(read_traps(traps, PREDICATES), articles), found)),
        sealed=frozenset(a for a in articles if seal and split(a) == "locked"),
    )


def _predictions(facts: list[Row], places: Mapping[str, str | None]) -> list[Claim]:
    found = []
    for n, row in enumerate(facts, 1):
        article = places[str(row.get("article", ""))]
        if article is not None and str(row.get("status") or "done") in COUNTED:
            found.append(from_fact(row, article, n))
    return found


def _placed(traps: tuple[Trap, ...], articles: Iterable[str]) -> tuple[Trap, ...]:
    """Bring traps that only know the number on the page to the gold's article ids."""
    numbers = to_gold(articles, {t.article for t in traps if t.article.startswith("#")})
    return tuple(
        Trap(
            numbers.get(t.article) or t.article,
            t.predicate,
            t.subject,
            t.object,
            t.metric,
            t.status,
            t.why,
        )
        for t in traps
    )


def _ordered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda c: (c.article, c.predicate, c.key)))
