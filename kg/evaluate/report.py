"""What a scoring says: counts, and the facts behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.evaluate.claim import Claim
from kg.evaluate.match import Pair
from kg.evaluate.traps import Trap

__all__ = ["ALL", "Bin", "Report", "RuleScore", "Score", "reliability", "rule_scores"]

#: The name of the row over all predicates.
ALL = "all"


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one predicate.

    :param core: core facts of the gold; ``found`` of them were predicted.
    :param predicted: predictions; ``right`` of them answer a core or an extra fact.
    """

    predicate: str
    core: int
    found: int
    predicted: int
    right: int

    @property
    def precision(self) -> float | None:
        """None where nothing was predicted."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """None where the gold has no core fact."""
        return self.found / self.core if self.core else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both, None where one of them is."""
        p, r = self.precision, self.recall
        if p is None or r is None:
            return None
        return 2 * p * r / (p + r) if p + r else 0.0

    def as_row(self) -> tuple[str, int, int, int, int, float | None, float | None, float | None]:
        """Predicate, core, found, predicted, right, precision, recall, F1."""
        return (
            self.predicate,
            self.core,
            self.found,
            self.predicted,
            self.right,
            self.precision,
            self.recall,
            self.f1,
        )


@dataclass(frozen=True, slots=True)
class Report:
    """The result of :func:`kg.evaluate.evaluate`.

    :param pairs: gold facts with the predictions that answer them.
    :param missed: core gold facts without an answer.
    :param wrong: predictions that answer nothing.
    :param unscored: predictions of articles that the gold does not cover, or with a status that is not
        published.
    :param traps: hits of traps, if any were given.
    :param sealed: articles whose facts are counted but never listed.
    """

    pairs: tuple[Pair, ...]
    missed: tuple[Claim, ...]
    wrong: tuple[Claim, ...]
    unscored: int = 0
    traps: tuple[tuple[Trap, Claim], ...] = ()
    sealed: frozenset[str] = frozenset()

    @property
    def scores(self) -> tuple[Score, ...]:
        """One score a predicate, sorted by name; the last one, ``all``, is over everything."""
        names = sorted(
            {c.predicate for c in (*self.missed, *self.wrong)} | {p.gold.predicate for p in self.pairs}
        )
        return (*(self._score({name}, name) for name in names), self.overall)

    @property
    def overall(self) -> Score:
        """The score over all predicates (counts added up, not averaged)."""
        return self._score(None, ALL)

    def score(self, predicate: str) -> Score:
        """The score of one predicate; all counts are 0 where it does not occur."""
        return self._score({predicate}, predicate)

    def _score(self, predicates: set[str] | None, name: str) -> Score:
        def of(claims: Iterable[Claim]) -> list[Claim]:
            return [c for c in claims if predicates is None or c.predicate in predicates]

        answered = of(pair.gold for pair in self.pairs)
        found = sum(claim.tier == "core" for claim in answered)
        wrong, missed = len(of(self.wrong)), len(of(self.missed))
        return Score(name, found + missed, found, len(answered) + wrong, len(answered))

    def as_table(self) -> list[tuple[str, int, int, int, int, float | None, float | None, float | None]]:
        """Rows of predicate, core, found, predicted, right, precision, recall, F1; the last is ``all``."""
        return [score.as_row() for score in self.scores]

    @property
    def status_errors(self) -> tuple[Pair, ...]:
        """Right facts with another status than the gold's."""
        return tuple(pair for pair in self.pairs if pair.gold.status != pair.found.status)

    @property
    def planned_as_done(self) -> tuple[Pair, ...]:
        """Plans and goals told as done: the gravest of the status errors."""
        return tuple(
            pair
            for pair in self.status_errors
            if pair.found.status == "done" and pair.gold.status in ("planned", "goal")
        )

    @property
    def types(self) -> tuple[int, int]:
        """Right types, and all types that could be compared: subjects and objects of the pairs."""
        judged = [
            verdict
            for pair in self.pairs
            for verdict in (
                _same_type(pair.gold.subject_type, pair.found.subject_type),
                _same_type(pair.gold.object_type, pair.found.object_type),
            )
            if verdict is not None
        ]
        return sum(judged), len(judged)

    def misses(self, predicate: str | None = None) -> tuple[Claim, ...]:
        """Core facts that were not found, each with its quote in ``words``; sealed articles left out."""
        return self._listed(self.missed, predicate)

    def errors(self, predicate: str | None = None) -> tuple[Claim, ...]:
        """Wrong predictions, each with its sentence in ``words`` and its ``rule``; sealed ones left out."""
        return self._listed(self.wrong, predicate)

    def _listed(self, claims: Iterable[Claim], predicate: str | None) -> tuple[Claim, ...]:
        return tuple(c for c in claims if c.article not in self.sealed and predicate in (None, c.predicate))


#: Gold says Organization or Place where the ontology is finer; a division is both.
_KINDS = {
    "Organization": {"body"},
    "Agency": {"body"},
    "Place": {"place"},
    "AdminDivision": {"body", "place"},
    "Street": {"body", "place"},
    "Community": {"body", "place"},
    "Person": {"person"},
    "Group": {"group"},
    "Event": {"event"},
    "Program": {"program"},
}


def _same_type(gold: str, found: str) -> bool | None:
    """Whether two types agree, None where one of them is a literal or unknown."""
    if gold not in _KINDS or found not in _KINDS:
        return None
    return bool(_KINDS[gold] & _KINDS[found])


@dataclass(frozen=True, slots=True)
class RuleScore:
    """How often a rule was right."""

    rule: str
    right: int
    wrong: int

    @property
    def prior(self) -> float:
        """The precision to expect of it: (tp + 1) / (tp + fp + 2)."""
        return (self.right + 1) / (self.right + self.wrong + 2)


def rule_scores(report: Report) -> tuple[RuleScore, ...]:
    """Right and wrong predictions by rule, the rule with most errors first."""
    right = [pair.found.rule for pair in report.pairs]
    wrong = [claim.rule for claim in report.wrong]
    scores = [RuleScore(rule, right.count(rule), wrong.count(rule)) for rule in {*right, *wrong}]
    return tuple(sorted(scores, key=lambda s: (-s.wrong, -s.right, s.rule)))


@dataclass(frozen=True, slots=True)
class Bin:
    """The predictions whose confidence lies in ``low`` … ``high`` (the upper end open, except at 1)."""

    low: float
    high: float
    count: int
    right: int
    confidence: float

    @property
    def precision(self) -> float:
        return self.right / self.count


def reliability(report: Report, *, bins: int = 10) -> tuple[Bin, ...]:
    """Confidence against truth: per bin its mean and the share that was right; empty bins left out.

    :raises ValueError: ``bins`` is less than 1.
    """
    if bins < 1:
        raise ValueError(f"bins must be 1 or more, not {bins}")
    judged = [(pair.found.confidence, True) for pair in report.pairs]
    judged += [(claim.confidence, False) for claim in report.wrong]
    filled: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        filled.setdefault(min(bins - 1, max(0, int(confidence * bins))), []).append((confidence, right))
    return tuple(
        Bin(
            low=n / bins,
            high=(n + 1) / bins,
            count=len(rows),
            right=sum(right for _, right in rows),
            confidence=sum(sorted(confidence for confidence, _ in rows)) / len(rows),
        )
        for n, rows in sorted(filled.items())
    )
