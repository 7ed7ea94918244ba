"""The report: one offline page on which people read what was taken from each article, and what was not."""

from __future__ import annotations

import base64
import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.model import Article, BlockKind, Fact, KnowledgeGraph, Reason, Span, Status, Text
from kg.vocabulary import vocabulary

__all__ = ["report"]

_HERE = Path(__file__).parent
_PREDICATES = MappingProxyType(
    {
        "hosted": ("举办", "event"),
        "heldAt": ("地点在", "event"),
        "heldOn": ("时间是", "event"),
        "hasParticipant": ("参加者有", "event"),
        "hasAudience": ("面向", "event"),
        "includesActivity": ("内容有", "event"),
        "hasTheme": ("主题是", "event"),
        "partneredWith": ("联合", "bond"),
        "implements": ("实施", "program"),
        "hasMetric": ("有指标", "metric"),
        "locatedIn": ("位于", "place"),
        "reportedBy": ("记者是", "person"),
        "photographedBy": ("摄影是", "person"),
        "affiliatedWith": ("所属单位是", "person"),
        "hasRole": ("职务是", "person"),
        "hasAge": ("年龄是", "person"),
    }
)
_STATUSES = MappingProxyType(
    {
        Status.DONE: "已然",
        Status.ONGOING: "进行中",
        Status.PLANNED: "计划",
        Status.GOAL: "目的",
        Status.NEGATED: "否定",
        Status.CLAIMED: "所称",
    }
)
_REASONS = MappingProxyType(
    {
        Reason.CONFIDENCE: "把握不够",
        Reason.STATUS: "原文未作肯定",
        Reason.PREDICATE: "本体没有这个谓词",
        Reason.DOMAIN: "主语不属于谓词的定义域",
        Reason.RANGE: "宾语不属于谓词的值域",
    }
)
#: Statuses that must not look like something that happened.
_AHEAD = frozenset({Status.PLANNED, Status.GOAL})
#: Characters that HTML forbids or that UTF-8 cannot carry.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a block in which the same facts are stated.

    :param facts: their numbers on the page; :param kind: the family that gives the colour.
    :param ahead: all of them are plans or goals; :param uncovered: no fact quotes the sentence.
    """

    text: str
    facts: tuple[int, ...]
    kind: str
    ahead: bool
    uncovered: bool


def report(graph: KnowledgeGraph) -> str:
    """One HTML document that makes no request; write it as UTF-8.

    The same graph gives the same characters; every word of a page is escaped.
    """
    # Late: only who publishes a report waits for the templates.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(_HERE, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = _read("report.css"), _read("report.js")
    page = environment.get_template("report.html.jinja").render(
        title="、".join(_titles(graph)),
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'",
        style=Markup(style),
        script=Markup(script),
        totals=_totals(graph),
        classes=_bars((entity.type for entity in graph.entities), _class_words()),
        predicates=_predicates(graph.facts),
        articles=list(_articles(graph)),
        review=[
            _row(doubt.fact, f"r{number}") | {"reason": _REASONS[doubt.reason]}
            for number, doubt in enumerate(graph.review)
        ],
    )
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", page)


def _titles(graph: KnowledgeGraph) -> list[str]:
    """The papers, else the sources; three of them stand for many."""
    papers = dict.fromkeys(article.paper for article in graph.articles if article.paper)
    names = list(papers) or [Path(source.name).stem for source in graph.sources]
    return names if len(names) < 4 else [*names[:3], "等"]


def _totals(graph: KnowledgeGraph) -> list[tuple[str, int]]:
    ahead = sum(fact.status in _AHEAD for fact in graph.facts)
    return [
        ("报道", len(graph.articles)),
        ("事实", len(graph.facts)),
        ("其中计划与目的", ahead),
        ("实体", len(graph.entities)),
        ("待审", len(graph.review)),
        ("未取事实的句子", len(graph.uncovered)),
    ]


def _class_words() -> dict[str, str]:
    return {name: term.zh for name, term in vocabulary().classes.items()}


def _bars(names: Iterable[str], words: Mapping[str, str]) -> list[dict[str, Any]]:
    """Names with their counts, most first; ``share`` is the length of the bar in per cent."""
    counts = sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
    most = counts[0][1] if counts else 1
    return [
        {"name": name, "zh": words.get(name, name), "count": count, "share": round(100 * count / most)}
        for name, count in counts
    ]


def _predicates(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    bars = _bars((fact.predicate for fact in facts), {name: words[0] for name, words in _PREDICATES.items()})
    return [bar | {"kind": _kind(str(bar["name"]))} for bar in bars]


def _kind(predicate: str) -> str:
    return _PREDICATES.get(predicate, ("", "other"))[1]


def _articles(graph: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    """What the template needs of each article; facts are numbered through the page."""
    facts: dict[str, list[tuple[int, Fact]]] = {}
    for number, fact in enumerate(graph.facts):
        facts.setdefault(fact.article, []).append((number, fact))
    uncovered: dict[str, list[Span]] = {}
    for article_id, span in graph.uncovered:
        uncovered.setdefault(article_id, []).append(span)
    for article in graph.articles:
        own = facts.get(article.id, [])
        yield {
            "id": article.id,
            "headline": article.headline or article.id,
            "credits": _credits(article),
            "about": _about(article),
            "blocks": [
                {"kind": str(block.kind), "pieces": _pieces(block.text, own, uncovered.get(article.id, []))}
                for block in article.blocks
                if block.kind is not BlockKind.HEADLINE
            ],
            "head": [
                piece
                for block in article.of(BlockKind.HEADLINE)
                for piece in _pieces(block.text, own, uncovered.get(article.id, []))
            ],
            "facts": [_row(fact, number) for number, fact in own],
        }


def _about(article: Article) -> str:
    issued = article.issued.isoformat() if article.issued else None
    return " · ".join(filter(None, [article.paper, issued]))


def _credits(article: Article) -> str:
    """记者 甲、乙 · 摄影 丙: each name once under its word."""
    words: dict[str, list[str]] = {}
    for credit in article.credits:
        names = words.setdefault(credit.role or ("摄影" if credit.photo else "记者"), [])
        if credit.name not in names:
            names.append(credit.name)
    return " · ".join(f"{role} {'、'.join(names)}" for role, names in words.items())


def _row(fact: Fact, number: int | str) -> dict[str, Any]:
    return {
        "number": number,
        "id": fact.id,
        "article": fact.article,
        "subject": fact.subject.label,
        "predicate": _PREDICATES.get(fact.predicate, (fact.predicate, ""))[0],
        "name": fact.predicate,
        "kind": _kind(fact.predicate),
        "object": fact.object.metric.label if fact.object.metric else fact.object.label,
        "iso": fact.object.iso,
        "status": str(fact.status),
        "status_zh": _STATUSES[fact.status],
        "ahead": fact.status in _AHEAD,
        "confidence": f"{fact.confidence:.2f}",
        "rule": fact.rule,
        "quotes": [evidence.quote for evidence in fact.evidence],
        "reason": "",
    }


def _pieces(text: Text, facts: Sequence[tuple[int, Fact]], uncovered: Iterable[Span]) -> list[_Piece]:
    """Cut a block where a fact's words or a sentence without facts begin or end."""
    offsets = [text.offset(position) for position in range(len(text))]
    stated = [
        (*place, number, fact)
        for number, fact in facts
        for evidence in fact.evidence
        if (place := _place(offsets, evidence.span))
    ]
    bare = [place for span in uncovered if (place := _place(offsets, span))]
    cuts = sorted({0, len(text), *(at for s in stated for at in s[:2]), *(at for b in bare for at in b)})
    pieces = []
    for start, end in pairwise(cuts):
        # The fact with the fewest words gives the colour: the others are seen around it.
        here = sorted((s for s in stated if s[0] <= start and end <= s[1]), key=lambda s: (s[1] - s[0], s[2]))
        pieces.append(
            _Piece(
                text.printed[start:end],
                tuple(dict.fromkeys(number for *_, number, _ in here)),
                _kind(here[0][3].predicate) if here else "",
                bool(here) and all(fact.status in _AHEAD for *_, fact in here),
                any(b[0] <= start and end <= b[1] for b in bare),
            )
        )
    return pieces


def _place(offsets: Sequence[int], span: Span) -> tuple[int, int] | None:
    """Where a raw span stands among the characters of a block, if any of it does."""
    start, end = bisect_left(offsets, span.start), bisect_left(offsets, span.end)
    return (start, end) if start < end else None


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _read(name: str) -> str:
    return (_HERE / name).read_text("utf-8").strip()
