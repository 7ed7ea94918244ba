"""Persons → hasRole, hasAge, affiliatedWith rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.row import Row
from kg.model import Argument, Mention, Status
from kg.resources import Resources

if TYPE_CHECKING:
    from kg.extract.article import Reading

__all__ = ["person_rows"]

ROLE, AGE, AFFILIATION = ("person.role@1", 0.9), ("person.age@1", 0.95), ("person.affiliation@1", 0.85)
_QUOTES = re.compile("[“”‘’『』「」]")
_LATER_AGE = re.compile("(?:^|[，。；])(?:今年|现年)?([0-9]{1,3})(?:多)?岁的?[她他](?!们)")


def person_rows(reading: Reading, resources: Resources) -> Iterator[Row]:
    """A row for each post, age and body that is printed with a person's name.

    Posts in a row (副市长、市公安局局长) are one fact each; 79岁的她 is the age of the person named last
    in the same paragraph.
    """
    roles = sorted(resources.words("roles"), key=lambda word: (-len(word), word))
    named: tuple[int, Mention] | None = None
    for number, sentence in enumerate(reading.sentences):
        people = [m for m in sentence.mentions if m.type == "Person"]
        for match in _LATER_AGE.finditer(sentence.text.value):
            before = [m for m in people if m.end <= match.start()]
            who = before[-1] if before else named[1] if named and named[0] == sentence.paragraph else None
            if who:
                yield _row(reading, number, who, "hasAge", Argument(match[1], "Age"), AGE, match.span())
        for person in people:
            yield from _of(reading, number, person, roles)
            named = sentence.paragraph, person


def _of(reading: Reading, number: int, person: Mention, roles: list[str]) -> Iterator[Row]:
    if person.age is not None:
        yield _row(reading, number, person, "hasAge", Argument(str(person.age), "Age"), AGE)
    body = person.organization
    for post in (person.role or "").split("、"):
        words = _QUOTES.sub("", post)
        if not words:
            continue
        yield _row(reading, number, person, "hasRole", Argument(words, "Role"), ROLE)
        if body is None:
            # 副市长、市公安局局长: the second post names its own body before its last word.
            last = next((role for role in roles if words.endswith(role)), words)
            body = words[: -len(last)] or None
        if body and (found := _body(reading, number, body)):
            yield _row(reading, number, person, "affiliatedWith", found, AFFILIATION)
        body = None


def _body(reading: Reading, number: int, words: str) -> Argument | None:
    """The body that these words name, or point back to (该局, 社区)."""
    label, forms = reading.names.canonical(words)
    if label in reading.names.types:
        return Argument(label, reading.names.types[label], forms)
    head = words.removeprefix("该")
    if head != words or len(words) <= 2:
        before = reading.subject_before(number)
        if before and before.label.endswith(head):
            label, forms = reading.names.canonical(before.label)
            return Argument(label, reading.names.types.get(label, before.type), forms)
        return None
    return Argument(label, "Organization", forms) if len(words) >= 3 else None


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
