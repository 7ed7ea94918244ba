"""Persons → hasRole, hasAge, affiliatedWith rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.person_bodies import Bodies
from kg.extract.person_posts import later_posts
from kg.extract.row import Row
from kg.model import Argument, Mention, Status
from kg.resources import Resources

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = ["PostWords", "person_rows"]

LATER = ("person.later@1", 0.8)
ROLE, AGE = ("person.role@1", 0.9), ("person.age@1", 0.95)
AFFILIATION, IMPLIED = ("person.affiliation@1", 0.85), ("person.implied@1", 0.7)
BODIES = frozenset({"Street", "Community", "Agency", "Organization"})
#: Posts that one person of a list holds.
_ONE_ALONE = ("书记", "长", "主任", "主席", "经理", "总裁", "总监", "法定代表人", "法人", "负责人")
_NAMED_AFTER = re.compile(
    "(?:名师|劳模|创新|志愿)*(?:小组|工作站|工作室|调解室|团队|服务队|艺术团|志愿队|突击队)"
)
#: 张某是本地人，就读于|某学院.
_STUDIES = re.compile("[^。；：“”]{0,16}?(?:就读于|毕业于|供职于|就职于|任职于|任教于)")
_JOINTS = re.compile("、|兼任?")
_QUOTES = re.compile("[“”‘’『』「」]")
_LATER_AGE = re.compile(
    "(?:^|[，。；])(?:今年|现年)?([0-9]{1,3})(?:多)?岁的?[她他](?!们)|：“[^，。；”]{0,6}?我(?:今年|已经|都)?([0-9]{1,3})多?岁"
)


@dataclass(frozen=True, slots=True)
class PostWords:
    """Known posts, the longest first and as a set, and what people are called by; built once.

    :param roles: known words for posts; :param titles: words behind a name (女士, 老人).
    """

    roles: tuple[str, ...]
    known: frozenset[str]
    titles: tuple[str, ...]

    @classmethod
    def of(cls, resources: Resources) -> PostWords:
        roles = sorted(resources.words("roles"), key=lambda word: (-len(word), word))
        titles = sorted(resources.words("name_titles"), key=lambda word: (-len(word), word))
        return cls(tuple(roles), frozenset(roles), tuple(titles))

    def last(self, role: str) -> str:
        """The known word that a role ends with: 市公安局局长 → 局长."""
        return next((word for word in self.roles if role.endswith(word)), role)


def person_rows(reading: Reading, words: PostWords, resources: Resources) -> Iterator[Row]:
    """A row for each post, age and body that is printed with a person's name.

    Posts in a row (副市长、市公安局局长) are one fact each; 79岁的她 is the age of the person named last
    in the same paragraph. A post or body that only shortens one told before (党支部书记 behind 村党支部书记)
    is not told again.
    """
    told: dict[tuple[str, str], list[str]] = {}
    for row in _rows(reading, words, resources):
        known = told.setdefault((row.subject.label, row.predicate), [])
        label = row.object.label
        if label in known or not any(_same(row.predicate, label, one) for one in known):
            known.append(label)
            yield row


def _same(predicate: str, label: str, known: str) -> bool:
    """Whether two labels of one person's posts or bodies are one thing, in more words and in fewer."""
    if predicate == "affiliatedWith" and (label.startswith(known) or known.startswith(label)):
        return True  # 东湖街道党工委副书记、办事处主任
    return predicate != "hasAge" and (label.endswith(known) or known.endswith(label))


def _rows(reading: Reading, words: PostWords, resources: Resources) -> Iterator[Row]:
    bodies = Bodies(reading, resources)
    named: tuple[int, Mention] | None = None
    for number, sentence in enumerate(reading.sentences):
        people = [m for m in sentence.mentions if m.type == "Person"]
        for match in _LATER_AGE.finditer(sentence.text.value):
            before = [m for m in people if m.end <= match.start()]
            who = before[-1] if before else named[1] if named and named[0] == sentence.paragraph else None
            if who:
                yield _row(
                    reading, number, who, "hasAge", Argument(match[1] or match[2], "Age"), AGE, match.span()
                )
        for person in _shared(people, sentence.text.value):
            if _NAMED_AFTER.match(sentence.text.value, person.end):
                continue  # 东湖大学|王某工作室|志愿者: a team with somebody's name
            yield from _of(reading, number, person, words, bodies)
            yield from _owned(reading, number, person)
            yield from _studied(reading, number, person)
            yield from _behind(reading, number, person, words, bodies)
            named = sentence.paragraph, person


def _shared(people: Sequence[Mention], text: str) -> Iterator[Mention]:
    """区领导张衡、李文、王川: the post before a list is that of all in it, unless only one can hold it."""
    last: Mention | None = None
    for person in people:
        listed = last is not None and last.end + 1 == person.start and text[last.end] in "、和"
        post = last.role if last and listed and not (person.role or person.organization) else None
        if last and post and "、" not in post and not post.rstrip("”").endswith(_ONE_ALONE):
            last = replace(person, role=post, organization=last.organization)
        else:
            last = person
        yield last


def _owned(reading: Reading, number: int, person: Mention) -> Iterator[Row]:
    """来自东湖街道的社工李小梅: a body before 的 is hers, if it begins its clause or 来自 leads it."""
    sentence = reading.sentences[number]
    text = sentence.text.value
    owner = next((m for m in sentence.mentions if m.end == person.start - 1), None)
    if person.organization or not owner or owner.type not in BODIES or text[owner.end] != "的":
        return
    if text.endswith(("来自", "，", "。", "；", "、", "日", "”"), 0, owner.start) or owner.start == 0:
        found = reading.names.argument(owner.label, owner.type)
        span = owner.start, person.end
        yield _row(reading, number, person, "affiliatedWith", found, AFFILIATION, span)


def _studied(reading: Reading, number: int, person: Mention) -> Iterator[Row]:
    """张某是本地人，就读于某学院."""
    sentence = reading.sentences[number]
    at = _STUDIES.match(sentence.text.value, person.end)
    for body in sentence.mentions:
        if at and body.start == at.end() and body.type in BODIES:
            found = reading.names.argument(body.label, body.type)
            span = person.start, body.end
            yield _row(reading, number, person, "affiliatedWith", found, AFFILIATION, span)


def _of(reading: Reading, number: int, person: Mention, words: PostWords, bodies: Bodies) -> Iterator[Row]:
    """What stands before the name."""
    if person.age is not None:
        yield _row(reading, number, person, "hasAge", Argument(str(person.age), "Age"), AGE)
    for role in _posts(person):
        yield _row(reading, number, person, "hasRole", Argument(role, "Role"), ROLE)
    for found, rule in _employers(number, person, words, bodies):
        yield _row(reading, number, person, "affiliatedWith", found, rule)


def _posts(person: Mention) -> list[str]:
    return [role for post in _JOINTS.split(person.role or "") if (role := _QUOTES.sub("", post))]


def _employers(
    number: int, person: Mention, words: PostWords, bodies: Bodies
) -> Iterator[tuple[Argument, tuple[str, float]]]:
    """The body of each post: the one before the first, that inside the others (副市长、市公安局局长)."""
    body, roles = person.organization, _posts(person)
    if body and not roles and (found := bodies.named(number, body)):
        yield found, AFFILIATION
    for role in roles:
        inside = role[: -len(words.last(role))] if body is None else body
        if inside and (found := bodies.named(number, inside)):
            yield found, AFFILIATION
        elif not inside and (found := bodies.implied(number, role)):
            yield found, IMPLIED
        body = None


def _behind(
    reading: Reading, number: int, person: Mention, words: PostWords, bodies: Bodies
) -> Iterator[Row]:
    """What stands behind the name."""
    for later in later_posts(reading.sentences[number], person, words.known, words.titles):
        span = later.start, later.end
        if later.role and later.role not in (person.role or ""):
            yield _row(reading, number, person, "hasRole", Argument(later.role, "Role"), LATER, span)
        if later.age and person.age is None:
            yield _row(reading, number, person, "hasAge", Argument(later.age, "Age"), AGE, span)
        if later.body and (found := bodies.named(number, later.body.label)):
            yield _row(reading, number, person, "affiliatedWith", found, AFFILIATION, span)


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
