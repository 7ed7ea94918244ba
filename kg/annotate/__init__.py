"""annotate: articles → sentences with typed mentions (names, persons, groups, times, quantities, quotes)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.annotate.edges import LEVELS
from kg.annotate.groups import GroupFinder
from kg.annotate.names import NameFinder, NameScan
from kg.annotate.persons import PersonFinder
from kg.annotate.places import Places
from kg.annotate.quantities import QuantityFinder
from kg.annotate.quoted import with_quotations
from kg.annotate.references import References
from kg.annotate.segment import joined, words
from kg.annotate.sentences import quotations, sentences
from kg.annotate.times import TimeFinder
from kg.gazetteer import EMPTY, Gazetteer
from kg.model import Annotated, Article, Mention, Sentence
from kg.resources import Resources

__all__ = ["Annotator", "annotate"]

#: A quotation with a full stop, or longer than this, is speech: it is kept whole and states no facts.
LONGEST_QUOTE = 30
#: Names of events and slogans may be longer, and a slogan may call out: “来吧！运动”主题活动.
LONGEST_NAME = 60
LONGEST_CALL = 30
#: What follows people: 居民代表参加; before anything else 代表 is a verb.
_ENDS_PEOPLE = "，。；：！？、和与及等参出共（）的们 "
#: “6·26”国际禁毒日当天 is a time, though it begins with a quotation.
_DAY = re.compile("“[0-9·.一二三四五六七八九十]+”")
_TITLED = re.compile("为?主题|系列|活动|专项|大赛|比赛|行动|仪式|公益|文艺|第.{1,3}[届场期季站]")
#: “爱心餐馆”: what a sign over a door may say.
_SIGN = re.compile("[\u4e00-\u9fff]{4,8}")
_SPEECH = re.compile("[。！？…]")
#: No call and no name has these inside.
_TOLD = re.compile("[。；…]")


@dataclass(frozen=True, slots=True)
class _Scan:
    """A sentence as far as it can be read alone.

    :param found: quotations, times and quantities.
    """

    sentence: Sentence
    found: tuple[Mention, ...]
    names: NameScan

    @property
    def text(self) -> str:
        return self.sentence.text.value


@dataclass(frozen=True, slots=True)
class Annotator:
    """What annotation needs, built once from the resources and used for any number of articles."""

    times: TimeFinder
    quantities: QuantityFinder
    finder: NameFinder
    persons: PersonFinder
    groups: GroupFinder
    references: References
    event_heads: tuple[str, ...]
    signs: tuple[str, ...]
    gazetteer: Gazetteer = EMPTY

    @classmethod
    def of(cls, resources: Resources, gazetteer: Gazetteer = EMPTY) -> Annotator:
        finder = NameFinder.of(resources, gazetteer)
        references = References.of(resources, finder.edge.stops | finder.edge.breaks)
        lexicons = resources.lexicons
        return cls(
            times=TimeFinder.of(resources),
            quantities=QuantityFinder.of(resources),
            finder=finder,
            persons=PersonFinder.of(lexicons),
            groups=GroupFinder.of(lexicons),
            references=references,
            event_heads=resources.words("event_heads"),
            signs=tuple(head for head in resources.words("heads_organization") if len(head) > 1),
            gazetteer=gazetteer,
        )

    def annotate(self, article: Article) -> Annotated:
        """Read one article.

        Two passes: names found anywhere with a firm boundary are found again where the boundary is weak;
        then words that point back (该局, 社区, 全市) are tied to the name they stand for.
        """
        places = Places.of(article, self.gazetteer)
        scanned = [self._scan(sentence, article.issued, places) for sentence in sentences(article)]
        first = [self._read(scan) for scan in scanned]
        names = _memory(first, self.signs)
        people = sorted({m.label for s in first for m in s.mentions if m.type == "Person"})
        remembered = (*names, *people)
        second = [
            self._read(scan, names, people) if any(name in scan.text for name in remembered) else sentence
            for scan, sentence in zip(scanned, first, strict=True)
        ]
        return Annotated(article, self.references.resolve(self._with_short_forms(second, places)))

    def _with_short_forms(self, read: Sequence[Sentence], places: Places) -> tuple[Sentence, ...]:
        """The sentences with the short forms of divisions that the article names in full."""
        named = {
            part.label
            for sentence in read
            for mention in sentence.mentions
            for part in (*mention.parts, mention)
            if part.type == "AdminDivision"
        }
        verbs = self.references.verbs
        return tuple(
            replace(
                sentence,
                mentions=tuple(
                    sorted((*sentence.mentions, *places.short(sentence, named, verbs)), key=lambda m: m.start)
                ),
            )
            for sentence in read
        )

    def _scan(self, sentence: Sentence, issued: date | None, places: Places) -> _Scan:
        """What is found in a sentence whatever the rest of the article says."""
        text = sentence.text.value
        times = self.times.find(text, issued=issued)
        days = {time.start for time in times if _DAY.match(time.label)}
        found = [self._quote(text, *span) for span in quotations(text) if span[0] not in days]
        found += _free(times, found)
        found += _free(self.quantities.find(text), found)
        tokens = words(text)
        tokens = joined(tokens, places.spans(text, tokens))
        return _Scan(
            sentence, tuple(found), self.finder.scan(text, [(m.start, m.end) for m in found], tokens)
        )

    def _read(self, scan: _Scan, names: Sequence[str] = (), people: Sequence[str] = ()) -> Sentence:
        """One sentence with its mentions; ``names`` and ``people`` are known from the rest of the article."""
        text = scan.text
        found = with_quotations(text, [*scan.found, *self.finder.read(scan.names, names)], self.finder)
        bodies = [m for m in found if m.type not in ("Quote", "EventQuote", "Speech", "Time", "Quantity")]
        named = [_whole_person(m, text) for m in self.persons.find(text, bodies, people)]
        found = [m for m in found if all(m.end <= p.start or p.end <= m.start for p in named)] + named
        found += _free(self.groups.find(text, [(m.start, m.end) for m in found]), found)
        found = [_with_ours(m, text) for m in found if not _stands_for(m, named, text)]
        return replace(
            scan.sentence,
            mentions=tuple(sorted(found, key=lambda m: m.start)),
            words=tuple(start for start, _, _ in scan.names.tokens),
        )

    def _quote(self, text: str, start: int, end: int) -> Mention:
        inner = text[start + 1 : end - 1]
        named = len(inner) > 3 and inner.endswith(self.event_heads)
        called = len(inner) <= LONGEST_CALL and not _TOLD.search(inner)
        titled = (called and _TITLED.match(text, end)) or (named and not _SPEECH.search(inner))
        long = len(inner) > (LONGEST_NAME if titled else LONGEST_QUOTE)
        if text[start] != "《" and (long or (_SPEECH.search(inner) and not titled)):
            return Mention("Speech", start, end, inner)
        return Mention("EventQuote" if named else "Quote", start, end, inner)


def annotate(
    articles: Iterable[Article], resources: Resources, gazetteer: Gazetteer = EMPTY
) -> tuple[Annotated, ...]:
    """Annotate articles in order; see :class:`Annotator`."""
    annotator = Annotator.of(resources, gazetteer)
    return tuple(annotator.annotate(article) for article in articles)


def _memory(read: Iterable[Sentence], heads: tuple[str, ...]) -> tuple[str, ...]:
    """Names worth finding again: whole ones of at least four characters, so that none is a common word.

    :param heads: a quotation that ends with one of them names a body, also where it stands unquoted.
    """
    kinds = ("Street", "Community", "Agency", "Organization", "Place")
    mentions = [m for sentence in read for m in sentence.mentions]
    labels = {m.label for m in mentions if m.type in kinds and len(m.label) >= 4}
    labels |= {
        m.label
        for m in mentions
        if m.type == "Quote" and _SIGN.fullmatch(m.label) and m.label.endswith(heads)
    }
    return tuple(sorted(labels))


def _free(new: Iterable[Mention], taken: Sequence[Mention]) -> list[Mention]:
    return [m for m in new if all(m.end <= other.start or other.end <= m.start for other in taken)]


def _with_ours(name: Mention, text: str) -> Mention:
    """我|县教育局, 本|市实验小学: the word before says whose; left apart, no name would open the clause."""
    ours = name.start > 0 and text[name.start - 1] in "我本" and text[name.start] in LEVELS
    return replace(name, start=name.start - 1) if ours else name


def _stands_for(group: Mention, people: Sequence[Mention], text: str) -> bool:
    """Whether 代表 behind a person is the verb: 王某|代表工会开展慰问活动."""
    behind = group.label == "代表" and any(person.end == group.start for person in people)
    return behind and text[group.end : group.end + 1] not in _ENDS_PEOPLE


def _whole_person(person: Mention, text: str) -> Mention:
    """Widen a person to the body and role printed right before the name.

    市妇联副主席应彩虹 is one actor: left apart, 市妇联 would look like the subject of what she does.
    """
    start = person.start
    for before in (person.role, person.organization):
        if before and text.endswith(before, 0, start):
            start -= len(before)
    return replace(person, start=start)
