"""Whether the examples that rules carry hold, read the whole way as a page would be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.annotate import annotate
from kg.extract import extract
from kg.extract.rules import Rule, compile_rules
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
    for rule in compile_rules(resources):
        if rule_id in (None, rule.id):
            yield from _check(rule, resources)


def _check(rule: Rule, resources: Resources) -> Iterator[Example]:
    for example in rule.examples:
        sentence, _, promised = (part.strip() for part in example.partition("=>"))
        given = {_words(fact) for fact in _facts(sentence, resources)}
        wanted = [re.sub(r"\s+", " ", one.strip()) for one in promised.split(";") if one.strip()]
        yield Example(rule.id, sentence, tuple(one for one in wanted if one not in given), ())
    for sentence in rule.counterexamples:
        given = {_words(fact) for fact in _facts(sentence, resources) if fact.rule == rule.name}
        yield Example(rule.id, sentence, (), tuple(sorted(given)))


def _facts(sentence: str, resources: Resources) -> tuple[Fact, ...]:
    articles = read(Source("example.txt", sentence, ""), resources=resources)
    return extract(annotate(articles, resources), resources)


def _words(fact: Fact) -> str:
    return f"{fact.subject.label} {fact.predicate} {fact.object.label}"
