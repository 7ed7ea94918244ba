"""Themes that the name of an event carries: a slogan in quotes, or the subject taught (消防安全知识培训)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.events import Happening, Occurrence, points
from kg.extract.row import Row
from kg.model import Argument, Mention, Sentence
from kg.patterns import alternatives, compiled
from kg.resources import Resources

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = ["ThemeWords", "theme_rows"]

_QUOTES = frozenset('“”『』「」《》‘’"')
#: A slogan has two halves (健康人生 绿色无毒) or is a line of six to eight characters (金融活水润企业).
_HALVES = re.compile(r"[\s·•，、！]|——")
_LINE = (6, 7, 8)
#: “最美家庭、五好家庭”|颁奖活动: what is awarded.
_HONOUR = re.compile("(?:代表|先进)?(?:表彰|评选|颁奖|选树|命名|揭晓|推选)")
#: “12·4”: a day.
_NO_WORDS = re.compile("[0-9·.、]+")
_SHORTEST, _LONGEST = 2, 12
#: What stands before the subject in a name: numbers, seasons, the levels of the state, names of places.
_OPENING = re.compile(
    "^(?:第?[0-9一二三四五六七八九十]+(?:年度?|届|期|次|场|轮|堂|季度)|首[届期场次轮]|[省市县区镇乡](?=[^民委场容政])"
    "|[全本我](?:[省市县区国镇乡])|[\u4e00-\u9fff]{2,5}?(?:省|市|县|区|旗|镇|乡|街道|社区|村)|[春夏秋冬]季|暑期|寒假|年度"
    "|上半年|下半年|实地|实操|现场|暨|综合性|系统化|常态化|专题|主题|系列|大型|公益|集中|开展|举办|组织|中小学生?|青少年|企业|家庭|干部|党员|职工|的)"
)


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """The patterns over an event's name."""

    subject: re.Pattern[str]
    event: re.Pattern[str]
    nothing: frozenset[str]

    @classmethod
    def of(cls, resources: Resources) -> ThemeWords:
        heads, fillers = (alternatives(resources.words(name)) for name in ("theme_heads", "theme_fillers"))
        pattern = f"(?P<subject>[\u4e00-\u9fff和与、]{{2,20}}?)(?:{fillers})*(?:{heads})"
        event = f"(?:{alternatives(resources.words('event_heads'))})$"
        return cls(compiled(pattern), compiled(event), frozenset(resources.words("not_themes")))


def theme_rows(events: Sequence[Happening], reading: Reading, heads: ThemeWords) -> Iterator[Row]:
    """The subject that each event's name tells, and the slogan in it."""
    for event in events:
        rows = list(_themes_of(event, reading, heads))
        labels = [row.object.label for row in rows]
        # 环境卫生 beside 常态化环境卫生, from another mention, says the same.
        yield from (
            row for row in rows if not any(row.object.label != x and x in row.object.label for x in labels)
        )


def _themes_of(event: Happening, reading: Reading, heads: ThemeWords) -> Iterator[Row]:
    subject = reading.thing(event, "Event")
    for occurrence in event.occurrences:
        if points(occurrence.label):
            continue
        sentence = reading.sentences[occurrence.sentence]
        found = [(start, end, "theme.slogan@2") for start, end in _slogans(occurrence, sentence, heads)]
        found += [(start, end, "theme.in-name@2") for start, end in _subject(occurrence, sentence, heads)]
        for start, end, rule in found:
            label = sentence.text.value[start:end]
            yield Row(
                subject, "hasTheme", Argument(label, "Theme", local=True), occurrence.status,
                rule, 0.8, occurrence.sentence, start, end,
            )  # fmt: skip


def _end(occurrence: Occurrence, text: str) -> int:
    """Where the words of an occurrence end in its sentence; its label lacks their quotes."""
    position = occurrence.position
    for character in occurrence.label:
        while position < len(text) and text[position] != character and text[position] in _QUOTES:
            position += 1
        position += 1
    return position


def _inside(occurrence: Occurrence, sentence: Sentence) -> list[Mention]:
    end = _end(occurrence, sentence.text.value)
    return [
        mention
        for mention in sentence.mentions
        if mention.type in ("Quote", "EventQuote") and occurrence.position <= mention.start < end
    ]


def _slogans(occurrence: Occurrence, sentence: Sentence, heads: ThemeWords) -> Iterator[tuple[int, int]]:
    text = sentence.text.value
    for quote in _inside(occurrence, sentence):
        named = text.startswith(("主题", "为主题", "的主题"), quote.end)
        whole = (
            quote.label in occurrence.label and len(quote.label) >= 4 and not _NO_WORDS.fullmatch(quote.label)
        )
        if (
            whole
            and text[quote.start] != "《"
            and not heads.event.search(quote.label)
            and not _HONOUR.match(text, quote.end)
            and (named or _HALVES.search(quote.label) or len(quote.label) in _LINE)
        ):
            yield quote.start + 1, quote.end - 1


def _subject(occurrence: Occurrence, sentence: Sentence, heads: ThemeWords) -> Iterator[tuple[int, int]]:
    """消防安全 in “平安行”第二届全市消防安全知识培训: behind quotes and openings, before the head."""
    text = sentence.text.value
    quotes = _inside(occurrence, sentence)
    start = max([occurrence.position, *(quote.end for quote in quotes)])
    end = _end(occurrence, text)
    while start < end and (opening := _OPENING.match(text[start:end])):
        start += opening.end()
    found = heads.subject.match(text[start:end])
    if found and found["subject"] not in heads.nothing:
        first, last = start + found.start("subject"), start + found.end("subject")
        last -= text.startswith("的", last - 1)
        if _SHORTEST <= last - first <= _LONGEST:
            yield first, last
