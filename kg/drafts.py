"""A first draft of a rule, made from the sentence that it should read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from kg.annotate import annotate
from kg.extract import extract
from kg.gazetteer import Gazetteer
from kg.model import Mention, Sentence, Source
from kg.read import read
from kg.resources import Resources

__all__ = ["draft"]

#: Type of a mention → the macro that a rule names it by.
_MACROS = {
    "Street": "ORGS",
    "Community": "ORGS",
    "AdminDivision": "ORGS",
    "Agency": "ORGS",
    "Organization": "ORGS",
    "Place": "PLACES",
    "Person": "PERSONS",
    "Group": "GROUPS",
    "Time": "TIME",
    "Quantity": "NUM",
    "Quote": "QUOTE",
    "EventQuote": "QUOTE",
}
#: Macro → what a slot of it may be to the event under discussion.
_GIVES = {"PLACES": "heldAt", "PERSONS": "hasParticipant", "GROUPS": "hasAudience", "TIME": "heldOn"}
_NAMES = "甲乙丙丁戊己庚辛壬癸"
#: Words between two names that are longer than this are rarely the words that matter.
LONGEST_BETWEEN = 8
_SEPARATOR = re.compile("、|和|与|及|以及")


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str
    macro: str


def draft(sentence: str, resources: Resources, gazetteer: Gazetteer) -> str:
    """A rule in YAML whose pattern fits the sentence; what it should give is for people to settle.

    Names become slots (甲, 乙 …), a list of names one slot, long stretches between them anything but a stop.
    The examples are what the draft gives today, so the draft passes ``kg rules test`` as it stands. An empty
    text where there is no sentence, or no name in it.
    """
    read_ones = annotate(read(Source("draft.txt", sentence, ""), resources=resources), resources, gazetteer)
    first = next((s for one in read_ones for s in one.sentences if s.mentions), None)
    if first is None:
        return ""
    pattern, slots = _pattern(first)
    gives = list(_gives(slots))
    if not gives:
        return ""
    text = _yaml(pattern, gives, [])
    predicates = {give.split()[1] for give in gives}
    facts = _facts(sentence, text, predicates, resources, gazetteer)
    return _yaml(pattern, gives, [f"{first.text.printed} => {'; '.join(facts)}"])


def _pattern(sentence: Sentence) -> tuple[str, list[_Slot]]:
    """The sentence from its first name to its last, as a pattern."""
    text, pieces = sentence.text.value, list[str]()
    slots: list[_Slot] = []
    known = [mention for mention in sentence.mentions if mention.type in _MACROS][: len(_NAMES)]
    position = known[0].start
    before: Mention | None = None
    for mention in known:
        between = text[position : mention.start]
        macro = _MACROS[mention.type]
        listed = before and _MACROS[before.type] == macro and _SEPARATOR.fullmatch(between)
        position, before = mention.end, mention
        if listed:
            continue
        slots.append(_Slot(_NAMES[len(slots)], macro))
        pieces += [_between(between), f"{{{slots[-1].name}:{macro}}}"]
    rest = re.match(r"[^，。；：！？]*", text[position:])
    pieces.append(_between(rest.group() if rest else ""))
    return "".join(pieces), slots


def _between(words: str) -> str:
    return "[^，。；]{0,30}?" if len(words) > LONGEST_BETWEEN else re.escape(words)


def _gives(slots: list[_Slot]) -> Iterator[str]:
    bodies = [slot for slot in slots if slot.macro == "ORGS"]
    if len(bodies) > 1:
        yield f"{bodies[0].name} partneredWith {bodies[1].name}"
    for slot in slots:
        if slot.macro in _GIVES:
            yield f"@event {_GIVES[slot.macro]} {slot.name}"


def _yaml(pattern: str, gives: list[str], examples: list[str]) -> str:
    lines = [
        "# 草稿：改 id、says 和 gives，把人名地名换成虚构的，再加一个反例。",
        "# A draft: change id, says and gives, put invented names, and add a counter-example.",
        "- id: my.rule",
        "  says: 这条规则读什么",
        f"  match: {_quoted(pattern)}",
        "  stage: 2",
        "  confidence: 0.6",
        f"  gives: [{', '.join(map(_quoted, gives))}]",
        "  examples:",
        *(f"    - {_quoted(one)}" for one in examples or ["-"]),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _facts(
    sentence: str, rule: str, predicates: set[str], resources: Resources, gazetteer: Gazetteer
) -> list[str]:
    """What the sentence gives with the draft, of the kinds that the draft gives."""
    own = replace(resources, rules=MappingProxyType({**resources.rules, "draft.yaml": rule}))
    articles = read(Source("draft.txt", sentence, ""), resources=own)
    facts = extract(annotate(articles, own, gazetteer), own)
    return [f"{f.subject.label} {f.predicate} {f.object.label}" for f in facts if f.predicate in predicates]
