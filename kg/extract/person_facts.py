"""Persons → hasRole, hasAge, affiliatedWith rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.row import Row
from kg.model import Argument, Mention, Status
from kg.resources import Resources

if TYPE_CHECKING:
    from kg.extract.article import Reading

__all__ = ["person_rows"]

ROLE, AGE = ("person.role@1", 0.9), ("person.age@1", 0.95)
AFFILIATION, IMPLIED = ("person.affiliation@1", 0.85), ("person.implied@1", 0.7)
_QUOTES = re.compile("[“”‘’『』「」]")
_LATER_AGE = re.compile("(?:^|[，。；])(?:今年|现年)?([0-9]{1,3})(?:多)?岁的?[她他](?!们)")
_POINTER = re.compile(
    "该([^党]{1,4})|(镇|乡|街道|村|社区|嘎查)(?:党委|党工委|党总支|党支部|总支|支部|人大|政府|村委会|居委会)?"
)
_BODIES = frozenset({"Street", "Community", "AdminDivision", "Agency", "Organization"})


@dataclass(frozen=True, slots=True)
class _Words:
    roles: tuple[str, ...]
    agencies: tuple[str, ...]
    bodies: tuple[str, ...]

    @classmethod
    def of(cls, resources: Resources) -> _Words:
        roles = sorted(resources.words("roles"), key=lambda word: (-len(word), word))
        communities = resources.words("heads_community") + resources.words("heads_street")
        return cls(
            tuple(roles),
            resources.words("heads_agency"),
            resources.words("heads_organization") + communities,
        )

    def last(self, role: str) -> str:
        """The known word that a role ends with: 市公安局局长 → 局长."""
        return next((word for word in self.roles if role.endswith(word)), role)


def person_rows(reading: Reading, resources: Resources) -> Iterator[Row]:
    """A row for each post, age and body that is printed with a person's name.

    Posts in a row (副市长、市公安局局长) are one fact each; 79岁的她 is the age of the person named last
    in the same paragraph.
    """
    words = _Words.of(resources)
    named: tuple[int, Mention] | None = None
    for number, sentence in enumerate(reading.sentences):
        people = [m for m in sentence.mentions if m.type == "Person"]
        for match in _LATER_AGE.finditer(sentence.text.value):
            before = [m for m in people if m.end <= match.start()]
            who = before[-1] if before else named[1] if named and named[0] == sentence.paragraph else None
            if who:
                yield _row(reading, number, who, "hasAge", Argument(match[1], "Age"), AGE, match.span())
        for person in people:
            yield from _of(reading, number, person, words)
            named = sentence.paragraph, person


def _of(reading: Reading, number: int, person: Mention, words: _Words) -> Iterator[Row]:
    if person.age is not None:
        yield _row(reading, number, person, "hasAge", Argument(str(person.age), "Age"), AGE)
    body = person.organization
    for post in (person.role or "").split("、"):
        role = _QUOTES.sub("", post)
        if not role:
            continue
        yield _row(reading, number, person, "hasRole", Argument(role, "Role"), ROLE)
        if body is None:
            # 副市长、市公安局局长: the second post names its own body before its last word.
            body = role[: -len(words.last(role))]
        if body and (found := _body(reading, number, body, words)):
            yield _row(reading, number, person, "affiliatedWith", found, AFFILIATION)
        elif not body and (found := _implied(reading, role)):
            yield _row(reading, number, person, "affiliatedWith", found, IMPLIED)
        body = None


def _implied(reading: Reading, role: str) -> Argument | None:
    """校长 in an article that names one school only."""
    head = role.removeprefix("副")
    if len(head) != 2 or head[1] != "长":
        return None
    ends = ("校", "小学", "中学", "大学") if head == "校长" else (head[0],)
    labels = {
        reading.names.canonical(label)[0]
        for label, kind in reading.names.types.items()
        if kind in ("Agency", "Organization") and label.endswith(ends) and len(label) > 3
    }
    if len(labels) != 1:
        return None
    label, forms = reading.names.canonical(labels.pop())
    return Argument(label, reading.names.types[label], forms)


def _body(reading: Reading, number: int, body: str, words: _Words) -> Argument | None:
    """The body that these words name, or point back to (该局, 社区, 镇党委)."""
    if match := _POINTER.fullmatch(body):
        return _pointed(reading, number, match[1] or match[2])
    label, forms = reading.names.canonical(body)
    if label in reading.names.types:
        return Argument(label, reading.names.types[label], forms)
    longer = [name for name in reading.names.types if len(body) >= 3 and name.endswith(body)]
    if longer:
        label, forms = reading.names.canonical(min(longer, key=lambda name: (len(name), name)))
        return Argument(label, reading.names.types.get(label, "Organization"), forms)
    if len(body) >= 3 and body.endswith(words.agencies):
        return Argument(body, "Agency")
    return Argument(body, "Organization") if len(body) >= 3 and body.endswith(words.bodies) else None


def _pointed(reading: Reading, number: int, head: str) -> Argument | None:
    """The nearest body named so far that ends with ``head``, else the first one named later."""
    subject = reading.subject_before(number)
    if subject and subject.label.endswith(head) and len(subject.label) > len(head):
        label, forms = reading.names.canonical(subject.label)
        return Argument(label, reading.names.types.get(label, subject.type), forms)
    before = [s.mentions for s in reading.sentences[: number + 1]]
    after = [s.mentions for s in reading.sentences[number + 1 :]]
    ordered = [m for ms in reversed(before) for m in reversed(ms)] + [m for ms in after for m in ms]
    for mention in ordered:
        for one in (mention, *reversed(mention.parts)):
            if one.type in _BODIES and one.label.endswith(head) and len(one.label) > len(head):
                label, forms = reading.names.canonical(one.label)
                return Argument(label, reading.names.types.get(label, one.type), forms)
    return None


def _row(
    reading: Reading,
    number: int,
    person: Mention,
    predicate: str,
    object_: Argument,
    rule: tuple[str, float],
    span: tuple[int, int] | None = None,
) -> Row:
    name, confidence = rule
    start, end = span or (person.start, person.end)
    if predicate == "hasAge" and span is None:
        start, end = _with_age(reading.sentences[number].text.value, person)
    subject = Argument(person.label, "Person")
    return Row(subject, predicate, object_, Status.DONE, name, confidence, number, start, end)


def _with_age(text: str, person: Mention) -> tuple[int, int]:
    """The person with the age, which may stand before the role or behind the name."""
    words = f"{person.age}"
    before = text.rfind(words, max(0, person.start - 14), person.start)
    if before >= 0 and text.startswith("岁", before + len(words)):
        return before, person.end
    after = text.find("岁", person.end, person.end + 12)
    return person.start, after + 1 if after >= 0 else person.end
