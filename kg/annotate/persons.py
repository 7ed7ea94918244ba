"""Persons: a post, an age or a verb of saying is the cue; surname and following words give the edges.

No model and no list of people: 护林员李彩霞投出 is read from 护林员 (a station), 李 (a surname) and 投出
(which starts a word of its own, so the name ends before it).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.annotate.groups import groups
from kg.annotate.roles import RoleFinder
from kg.annotate.segment import words
from kg.annotate.sentences import quotations
from kg.model import Mention

__all__ = ["PersonFinder", "groups", "persons"]

_HANZI = re.compile("[\u4e00-\u9fff]+")
_OPENS = "，。；：！？、“”（）()《》… 　是据与和"
#: They follow names, but also stand in them.
_SOFT = "作登为和来任领穿上走出有投正一"
#: They follow names, but also begin given names.
_GIVEN = "正向从以让"
#: 常态化, 满意度: they make words of words, not names.
_ENDINGS = "化性度率型式类们感者"
_DOTTED = re.compile("([\u4e00-\u9fff]{2,6})(?:[·•][\u4e00-\u9fff]{2,8})+")
_AGE_AFTER = re.compile("(?:，?(?:今年|现年|已)?|（(?:[男女]，)?)(?:已)?([0-9]{1,3})(?:多)?岁")
_CALLED = re.compile("(?:名叫|名为|叫做|唤作|称为|人称|叫|唤作“[^”]{1,8}”的)$")


@dataclass(frozen=True, slots=True)
class PersonFinder:
    """Finds persons; built once from the lexicons.

    :param surnames: of one and two characters.
    :param after: words that follow a name; :param chars: characters that do.
    :param saying: words after which a name without any cue before it is believed.
    """

    surnames: frozenset[str]
    roles: RoleFinder
    after: frozenset[str]
    chars: frozenset[str]
    crowds: tuple[str, ...]
    not_names: frozenset[str]
    given: re.Pattern[str]
    not_full: tuple[str, ...]
    saying: re.Pattern[str]

    @classmethod
    def of(cls, lexicons: Mapping[str, tuple[str, ...]]) -> PersonFinder:
        saying = "|".join(map(re.escape, lexicons["saying_verbs"]))
        return cls(
            surnames=frozenset(lexicons["surnames"]),
            roles=RoleFinder.of(lexicons),
            after=frozenset(lexicons["after_names"]),
            chars=frozenset(lexicons["after_name_chars"]),
            crowds=lexicons["group_heads"],
            not_names=frozenset(lexicons["not_names"]),
            given=re.compile("(?:" + "|".join(map(re.escape, lexicons["given_names"])) + "){1,3}"),
            not_full=lexicons["not_full_names"],
            saying=re.compile(f"(?:{saying})"),
        )

    def find(self, text: str, names: Sequence[Mention], known: Collection[str]) -> Iterator[Mention]:
        """The persons of a sentence, ascending."""
        closed = [(start, end) for start, end in quotations(text)]
        closed += [(m.start, m.end) for m in names]
        position, last = 0, -1
        while position < len(text):
            inside = next((end for start, end in closed if start <= position < end), None)
            if inside is not None:
                position = inside
                continue
            end = self._name(text, position, last, known)
            if end is None or any(start < end and position < stop for start, stop in closed):
                position += 1
                continue
            yield self._mention(text, position, end, names)
            position = last = end

    def _name(self, text: str, start: int, last: int, known: Collection[str]) -> int | None:
        """The end of the name that starts here, if one does."""
        for name in known:
            if text.startswith(name, start):
                return start + len(name)
        role = self.roles.before(text, start)
        if self._in_role(text, start):
            return None
        cue = role is not None or self.roles.age(text, start) is not None
        listed = last >= 0 and start == last + 1 and text[last] in "、和与及"
        called = bool(_CALLED.search(text, max(0, start - 14), start))
        strong = cue or listed or called
        opens = start == 0 or text[start - 1] in _OPENS or text[start - 1] == "的"
        suffixed = not strong and self.roles.suffixed(text, start)
        if not (strong or opens or suffixed):
            return None
        if strong and (dotted := _DOTTED.match(text, start)):
            middle = dotted.end(1) + 3
            return next((n for n in range(middle, dotted.end()) if self._follows(text, n)), dotted.end())
        firm = role is not None and not text[role:start].endswith(self.crowds)
        if strong and (given := self.given.match(text, start)) and self._follows(text, given.end()):
            return given.end()
        surname = next((n for n in (2, 1) if text[start : start + n] in self.surnames), 0)
        if surname:
            end = self._edge(text, start, surname, strong, firm)
            if end is None:
                return None
            if strong or suffixed or self.saying.match(text, end) or self._old(text, end):
                return end
            return None
        return self._foreign(text, start) if firm else None

    def _in_role(self, text: str, start: int) -> bool:
        """Whether a longer word for a post (乡村医|生) goes on here."""
        return any(
            (longer := self.roles.before(text, start + n)) is not None and longer < start for n in (1, 2, 3)
        )

    def _old(self, text: str, end: int) -> bool:
        """An age or a word of address right behind a name of its own clause."""
        return bool(_AGE_AFTER.match(text, end)) or text.startswith(("老人", "同志", "女士"), end)

    def _edge(self, text: str, start: int, surname: int, strong: bool, firm: bool) -> int | None:
        """Where a name with this surname ends: behind one more character or two, or None: it is no name.

        :param strong: something before it says that a name comes; :param firm: a post of one person does.
        """
        given, short, long = start + surname, start + surname + 1, start + surname + 2
        run = _HANZI.match(text, given)
        if not run or text.startswith(self.not_full, given):
            return None
        joins = text[given] in self.chars and not (text[given] in _GIVEN and self._follows(text, long))
        if joins or any(text[at : at + n] in self.crowds for n in (2, 3) for at in (start, given)):
            return None
        tokens = _words(text[start : start + 12])
        if self._common(text, start, surname, tokens[0]):
            # 高度重视 and 王国栋说 begin with words alike; only the latter goes on as a name does.
            if (
                firm
                and tokens[0][1] == 2
                and (text.startswith("、", short) or self.saying.match(text, short))
            ):
                return short
            single = tokens[0][1] == 2 and any(stop == 3 for _, stop, _ in tokens)
            goes_on = single and run.end() >= long and text[short] not in _ENDINGS
            return long if goes_on and (self._follows(text, long) or text[long] in _SOFT) else None
        if run.end() == short or self._follows(text, short):
            return short
        if self._follows(text, long):
            return long
        crossing = any(start + begin == short and start + stop > long for begin, stop, _ in tokens)
        if crossing or text[short] == "和":
            return short
        return long if strong else None

    def _common(self, text: str, start: int, surname: int, first: tuple[int, int, str]) -> bool:
        """Whether a word that is no name starts here."""
        known = text[start : start + 2] in self.not_names or first[2] in self.not_names
        return first[1] > 3 or (first[1] > surname and known)

    def _follows(self, text: str, end: int) -> bool:
        """Whether a name may end here, by what comes next."""
        if end >= len(text) or not _HANZI.match(text[end]):
            return True
        return text[end] in self.chars or any(text[end : end + n] in self.after for n in (4, 3, 2))

    def _foreign(self, text: str, start: int) -> int | None:
        """A name without a known surname behind a post: single characters, then a word that follows names."""
        run = _HANZI.match(text, start)
        if not run or text[start] in self.chars:
            return None
        tokens = _words(text[start : start + 12])
        for length in (3, 2, 4):
            end = start + length
            if end > run.end() or not (self._follows(text, end) or text[end] in _SOFT):
                continue
            if all(stop - begin == 1 for begin, stop, _ in tokens if begin < length):
                return end
        return None

    def _mention(self, text: str, start: int, end: int, names: Sequence[Mention]) -> Mention:
        found = self.roles.read(text, start, names)
        age = found.age
        if age is None and (match := _AGE_AFTER.match(text, end)):
            age = int(match[1])
        return Mention(
            "Person",
            start,
            end,
            text[start:end],
            parts=tuple(m for m in names if found.chain <= m.start and m.end <= start),
            role=found.role,
            organization=found.organization,
            age=age,
        )


@lru_cache(maxsize=4096)
def _words(piece: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(words(piece))


@lru_cache(maxsize=4)
def _finder(lexicons: tuple[tuple[str, tuple[str, ...]], ...]) -> PersonFinder:
    return PersonFinder.of(dict(lexicons))


LEXICONS = (
    "group_heads",
    "heads_agency",
    "heads_organization",
    "heads_community",
    "heads_street",
    "not_roles",
    "given_names",
    "surnames",
    "roles",
    "role_suffixes",
    "after_names",
    "after_name_chars",
    "not_names",
    "not_full_names",
    "saying_verbs",
)


def persons(
    text: str,
    names: Sequence[Mention],
    lexicons: Mapping[str, tuple[str, ...]],
    known: Collection[str] = (),
) -> tuple[Mention, ...]:
    """The persons of one sentence, ascending, not overlapping.

    :param names: bodies and places found already; a person's post may stand right behind one.
    :param known: persons found with a cue elsewhere in the article; here they need none.
    :returns: mentions of type ``Person`` that span the name only; ``role`` are the printed words right before
        it, ``organization`` the printed words right before those.
    """
    finder = _finder(tuple((name, lexicons[name]) for name in LEXICONS))
    return tuple(finder.find(text, names, sorted(known, key=lambda name: (-len(name), name))))
