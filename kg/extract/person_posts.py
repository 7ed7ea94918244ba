"""Posts, ages and bodies that stand behind the name: 张芸是来自甲大学的志愿者, 李红教授, 受聘为首席顾问."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Mention, Sentence

__all__ = ["Later", "later_posts"]

_QUANTITY = "(?:一|两)?(?:名|位|个)"
#: 是一名 … 的 ROLE, up to a stop.
_IS = re.compile(
    r"(?:，?(?:今年|现年)?[0-9]{1,3}岁)?，?(?:也|就|便|曾|原|还|都|正)?(?:是|系)"
    r"(?P<attribute>[^，。；：！？、“”（）]{0,24})"
)
_BECOMES = re.compile(
    r"(?:(?:现|曾|历|兼|先后|一直|开始|主动|报名)?(?:担任|出任|兼任|现任|曾任|历任)(?:了)?|当选(?:为|了)?|(?:受聘|被聘|获聘|被聘请|被评|被推选|被选)(?:为|担任)|当上(?:了)?)"
    r"(?P<post>[^，。；：！？“”（）]{2,16})"
)
_AGE_IN = re.compile(r"([0-9]{1,3})(?:多)?岁")
_STRIP = re.compile(rf"^(?:{_QUANTITY}|当地的?|这里的?|该[^的]{{1,4}}的|我[们市县区]的?|了|着|过)+")
_FAR = 24
#: Behind a name whose post is printed already these only address.
_ADDRESSES = frozenset({"同学", "老师", "医生", "大夫", "警官", "教授"})
_FROM = re.compile(r"，?(?:来自|就职于|任职于|供职于|工作于|就读于)$")


@dataclass(frozen=True, slots=True)
class Later:
    """What was read behind a name, by its position in the sentence.

    :param role: a post; :param age: an age; :param body: a body named with it.
    """

    start: int
    end: int
    role: str | None = None
    age: str | None = None
    body: Mention | None = None


def later_posts(
    sentence: Sentence, person: Mention, roles: Collection[str], titles: Sequence[str]
) -> Iterator[Later]:
    """What the words behind a person's name say about that person."""
    text = sentence.text.value
    title = next((word for word in titles if text.startswith(word, person.end)), None)
    if title and not (person.role and title in _ADDRESSES):
        yield Later(person.start, person.end + len(title), role=title)
    if match := _IS.match(text, person.end):
        yield from _predicate(sentence, match, roles)
    for match in _BECOMES.finditer(text, person.end, min(len(text), person.end + _FAR + 24)):
        between = text[person.end : match.start()]
        near = len(between) <= _FAR and not re.search(r"[。；]|[0-9]+[名位]|们", between)
        post = _post(match["post"], roles) if near else None
        if post and not _another(sentence, person, match.start()):
            yield Later(*match.span("post"), role=post)
    for mention in sentence.mentions:
        near = person.end < mention.start <= person.end + 6
        if (
            near
            and mention.type in ("Agency", "Organization")
            and _FROM.match(text, person.end, mention.start)
        ):
            yield Later(person.start, mention.end, body=mention)


def _another(sentence: Sentence, person: Mention, end: int) -> bool:
    return any(m.type in ("Person", "Group") and person.end < m.start < end for m in sentence.mentions)


def _predicate(sentence: Sentence, match: re.Match[str], roles: Collection[str]) -> Iterator[Later]:
    """是来自甲大学的志愿者: the post at the end, an age or a body inside."""
    words = match["attribute"]
    if age := _AGE_IN.search(words):
        yield Later(match.start(), match.end(), age=age[1])
    start, end = match.span("attribute")
    inside = [m for m in sentence.mentions if start <= m.start < end and m.type in ("Agency", "Organization")]
    post = _post(words, roles)
    if post is None:
        return
    yield Later(end - len(post), end, role=post)
    if inside and inside[-1].end <= end:
        yield Later(start, end, body=inside[-1])


def _post(words: str, roles: Collection[str]) -> str | None:
    """The post that these words end with, as it is printed: 一名退休的中学教师 → 中学教师."""
    words = words.rstrip("的了")
    known = next((words[-n:] for n in range(min(10, len(words)), 1, -1) if words[-n:] in roles), None)
    if known is None:
        return None
    head = words[: -len(known)]
    head = head[head.rfind("的") + 1 :]
    head = _AGE_IN.sub("", _STRIP.sub("", head)).removeprefix("的")
    return head + known if len(head) <= 8 else known
