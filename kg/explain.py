"""Why a sentence gives its facts: words, mentions, the rules that fired, and what kept the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.annotate import annotate
from kg.extract.article import Extractor
from kg.extract.encode import Encoded
from kg.extract.match import Instance
from kg.extract.reading import Reading
from kg.extract.row import Row
from kg.extract.rules import Rule
from kg.gazetteer import Gazetteer
from kg.model import Mention, Sentence, Source, Status
from kg.read import read
from kg.resources import Resources, data_directory

__all__ = ["Explanation", "Trial", "explain"]


@dataclass(frozen=True, slots=True)
class Trial:
    """One rule tried on one sentence.

    :param rule: its name with version; ``says`` what it reads.
    :param words: the words on which it fired, or an empty string.
    :param slots: what filled each slot.
    :param facts: ``subject —predicate→ object (status confidence)``.
    :param why_not: what kept it from firing, or from giving a fact; empty if it gave one.
    """

    rule: str
    says: str
    words: str
    slots: tuple[tuple[str, str], ...]
    facts: tuple[str, ...]
    why_not: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was seen in one sentence.

    :param fired: the rules that fired; ``near`` those whose trigger is there but that did not fire.
    :param absent: names of the rules whose trigger is not there.
    :param other: facts that come from no rule file: figures, credits, containment, persons.
    """

    text: str
    words: tuple[str, ...]
    mentions: tuple[Mention, ...]
    fired: tuple[Trial, ...]
    near: tuple[Trial, ...]
    absent: tuple[str, ...]
    other: tuple[str, ...]


def explain(text: str, resources: Resources) -> tuple[Explanation, ...]:
    """Read a text as an article of its own and say of each sentence what was seen in it."""
    extractor = Extractor.of(resources)
    gazetteer = Gazetteer.load(data_directory() / "gazetteer")
    articles = read(Source("sentence.txt", text, ""), resources=resources)
    return tuple(
        explanation
        for one in annotate(articles, resources, gazetteer)
        for explanation in _sentences(extractor, extractor.reading(one), extractor.rows(one))
    )


def _sentences(extractor: Extractor, reading: Reading, rows: list[Row]) -> Iterator[Explanation]:
    known = {rule.name for rule in extractor.rules}
    for number, sentence in enumerate(reading.sentences):
        own = [row for row in rows if row.sentence == number]
        fired = [instance for instance in reading.instances if instance.sentence == number]
        kept = _kept(extractor.rules, reading.encoded[number], fired)
        yield Explanation(
            text=sentence.text.printed,
            words=_words(sentence),
            mentions=sentence.mentions,
            fired=tuple(_trial(instance, reading, own) for instance in fired),
            near=tuple(Trial(rule.name, rule.says, "", (), (), why) for rule, why in kept if why),
            absent=tuple(rule.name for rule, why in kept if not why),
            other=tuple(_fact(row) for row in own if row.rule not in known),
        )


def _words(sentence: Sentence) -> tuple[str, ...]:
    text, starts = sentence.text.printed, sentence.words
    return tuple(text[a:b] for a, b in zip(starts, (*starts[1:], len(text)), strict=True))


def _trial(instance: Instance, reading: Reading, rows: list[Row]) -> Trial:
    rule, text = instance.rule, reading.sentences[instance.sentence].text.printed
    facts = [
        row for row in rows if row.rule == rule.name and row.start < instance.end and instance.start < row.end
    ]
    filled = [(name, "、".join(f.label for f in found)) for name, found in instance.slots.items() if found]
    return Trial(
        rule=rule.name,
        says=rule.says,
        words=text[instance.start : instance.end],
        slots=tuple(filled),
        facts=tuple(dict.fromkeys(map(_fact, facts))),
        why_not="" if facts else _why_no_fact(instance, reading),
    )


def _why_no_fact(instance: Instance, reading: Reading) -> str:
    status = reading.read_status(instance.sentence, *instance.stated)
    if status is None and not instance.rule.status:
        return "句子否定或只是假设 (the sentence denies or only supposes it)"
    empty = [slot.name for slot in instance.rule.slots if not instance.slots.get(slot.name)]
    if empty:
        return f"空着的槽位 (nothing fills): {'、'.join(empty)}"
    return "槽位里的东西不合谓词的类型 (what fills the slots does not fit the predicate)"


def _kept(rules: tuple[Rule, ...], encoded: Encoded, fired: list[Instance]) -> list[tuple[Rule, str]]:
    """The rules that did not fire, each with the reason; an empty one says that the trigger is not there."""
    names = {instance.rule.name for instance in fired}
    return [(rule, _why_not(rule, encoded, fired)) for rule in rules if rule.name not in names]


def _why_not(rule: Rule, encoded: Encoded, fired: list[Instance]) -> str:
    if not any(match.group() for match in rule.match.finditer(encoded.text)):
        return ""
    if rule.blocks and encoded.sentence.block not in rule.blocks:
        return f"只用于 (only in): {'、'.join(sorted(rule.blocks))}"
    first = next((i.rule.name for i in fired if i.rule.group == rule.group), None)
    if first:
        return f"同组的规则已先成立 (a rule of its group came first): {first}"
    return "触发词不在词的起点 (its trigger starts inside a word)"


def _fact(row: Row) -> str:
    status = "" if row.status is Status.DONE else f"{row.status} "
    return f"{row.subject.label} —{row.predicate}→ {row.object.label} ({status}{row.confidence:.2f})"
