"""Whether the examples that rules carry hold, read the whole way as a page would be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.annotate import Annotator
from kg.extract import Extractor
from kg.extract.rules import Rule
from kg.model import Fact, Source
from kg.read import read
from kg.resources import Resources

__all__ = ["Example", "check"]


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence of a rule, and what it gave.

    :param rule: the rule's id.
    :param missing: facts that the rule promises and the sentence did not give: ``subject predicate object``.
    :param unwanted: facts that this rule gave for a counter-example.
    """

    rule: str
    sentence: str
    missing: tuple[str, ...]
    unwanted: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not (self.missing or self.unwanted)


def check(resources: Resources, rule_id: str | None = None) -> Iterator[Example]:
    """Read every example and counter-example, of all rules or of one."""
    reader = _Reader(resources, Annotator.of(resources), Extractor.of(resources))
    for rule in reader.extractor.rules:
        if rule_id in (None, rule.id):
            yield from _check(rule, reader)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads sentences the whole way; built once for all examples."""

    resources: Resources
    annotator: Annotator
    extractor: Extractor

    def facts(self, sentence: str) -> Iterator[Fact]:
        for article in read(Source("example.txt", sentence, ""), resources=self.resources):
            yield from self.extractor.facts(self.annotator.annotate(article))


def _check(rule: Rule, reader: _Reader) -> Iterator[Example]:
    for example in rule.examples:
        sentence, _, promised = (part.strip() for part in example.partition("=>"))
        given = {_words(fact) for fact in reader.facts(sentence)}
        wanted = [re.sub(r"\s+", " ", one.strip()) for one in promised.split(";") if one.strip()]
        yield Example(rule.id, sentence, tuple(one for one in wanted if one not in given), ())
    for sentence in rule.counterexamples:
        given = {_words(fact) for fact in reader.facts(sentence) if fact.rule == rule.name}
        yield Example(rule.id, sentence, (), tuple(sorted(given)))


def _words(fact: Fact) -> str:
    return f"{fact.subject.label} {fact.predicate} {fact.object.label}"
