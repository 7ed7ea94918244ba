"""Names inside names → locatedIn: 平城区永泰街道锦祥社区 says that the community lies in the street."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.extract.aliases import Names
from kg.extract.row import Row
from kg.model import Annotated, Argument, Mention, Status

__all__ = ["containment"]

RULE = "name.contains@1"


def containment(annotated: Annotated, names: Names) -> Iterator[Row]:
    """A row for each step of a nested name: the whole in its last container, each container in its own."""
    for number, sentence in enumerate(annotated.sentences):
        for mention in _names(sentence.mentions):
            if mention.reference or not mention.parts:
                continue
            chain = [*mention.parts, mention]
            for outer, inner in pairwise(chain):
                if outer.label != inner.label:
                    yield _row(number, mention, inner, outer, names)


def _names(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The names of a sentence; those printed with a person's post stand inside the person's mention."""
    for mention in mentions:
        yield from mention.parts if mention.type == "Person" else (mention,)


def _row(number: int, whole: Mention, inner: Mention, outer: Mention, names: Names) -> Row:
    one, other = (Argument(*_named(part, names)) for part in (inner, outer))
    return Row(one, "locatedIn", other, Status.DONE, RULE, 0.9, number, whole.start, whole.end)


def _named(mention: Mention, names: Names) -> tuple[str, str, tuple[str, ...]]:
    label, forms = names.canonical(mention.label)
    return label, mention.type, forms
