"""Persons: a post, an age or a verb of saying is the cue; how the characters read gives the edges.

No model and no list of people: in 护林员李彩霞投出了一票 the post says that a name may come, and 李彩霞 costs
less as a name than as words (:mod:`kg.annotate.naming`). The weaker the cue, the more evidence is needed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.annotate.naming import NameModel
from kg.annotate.roles import RoleFinder
from kg.annotate.sentences import quotations
from kg.model import Mention
from kg.patterns import alternatives, compiled

__all__ = ["PersonFinder"]

_HIDDEN = "，"
_HAN = re.compile("[\u4e00-\u9fff]")
_OPENS = "，。；：！？、“”（）()《》… 　是据与和"
_DOTTED = re.compile("([\u4e00-\u9fff]{2,6})(?:[·•・][\u4e00-\u9fff]{1,8})+")
_AGE_AFTER = re.compile("(?:，?(?:今年|现年|已)?|（(?:[男女]，)?)(?:已)?([0-9]{1,3})(?:多)?岁")
_CALLED = re.compile("(?:名叫|名为|叫做|唤作|称为|人称|叫|唤作“[^”]{1,8}”的)$")
_COUNTED = re.compile(
    "(?:[0-9]|[一二两三四五六七八九十百千几数多余])[多余来]?(?:万|千|百)?[多余]?[名位个人]$"
)

#: The evidence in nats that a name needs behind each kind of cue.
_BODY = 5.0
_POST, _CALLED_SO, _LISTED, _CROWD, _COUNTED_CROWD, _STATION, _OPENING = -3.5, -1.0, 0.0, 2.0, 5.0, 2.5, 6.0
#: What speaks for a name that ends here: an age or address, a verb of saying, an edge, a word after names.
_BY_AGE, _BY_SAYING, _BY_LIST, _BY_EDGE, _BY_FOLLOWER = 4.0, 3.0, 2.0, 1.0, 1.0
#: 高兴地说: it was a word of manner.
_BY_MANNER = -6.0
_LONGEST_SOUNDED = 6


@dataclass(frozen=True, slots=True)
class PersonFinder:
    """Finds persons; built once from the lexicons.

    :param begins: the places where some name may begin.
    :param after: words that follow a name; :param chars: characters that do.
    :param given: names of peoples that use no Han surnames.
    :param not_full: words of address behind a surname that stands alone; ``addresses`` are those of more
        than one character.
    :param titles: words of address and posts behind a full name.
    :param saying: words after which a name without any cue before it is believed.
    """

    model: NameModel
    roles: RoleFinder
    begins: re.Pattern[str]
    after: frozenset[str]
    chars: frozenset[str]
    crowds: tuple[str, ...]
    given: re.Pattern[str]
    not_full: frozenset[str]
    addresses: tuple[str, ...]
    saying: re.Pattern[str]
    titles: tuple[str, ...]

    @classmethod
    def of(cls, lexicons: Mapping[str, tuple[str, ...]]) -> PersonFinder:
        model = NameModel.of(lexicons)
        first = {word[0] for word in (*lexicons["surnames"], *lexicons["given_names"])}
        sound = "".join(sorted(map(re.escape, model.sounds)))
        return cls(
            model=model,
            roles=RoleFinder.of(lexicons),
            begins=compiled(f"[{''.join(sorted(first))}]|[{sound}](?=[{sound}])|(?={_DOTTED.pattern})"),
            after=frozenset(lexicons["after_names"]),
            chars=frozenset(lexicons["after_name_chars"]),
            # 校长 and 楼栋长 also stand for many, but are first of all one.
            crowds=("领导", *(w for w in lexicons["group_heads"] if w == "家长" or not w.endswith("长"))),
            given=compiled(f"(?:{alternatives(lexicons['given_names'])}){{1,3}}"),
            not_full=frozenset(lexicons["not_full_names"]),
            addresses=tuple(word for word in lexicons["not_full_names"] if len(word) > 1),
            saying=compiled(alternatives(lexicons["saying_verbs"])),
            titles=(*lexicons["name_titles"], "老人", "同志", "女士"),
        )

    def find(self, text: str, names: Sequence[Mention], known: Collection[str]) -> Iterator[Mention]:
        """The persons of one sentence, ascending, not overlapping.

        :param names: bodies and places found already; a person's post may stand right behind one.
        :param known: persons found with a cue elsewhere in the article; here they need none.
        :returns: mentions of type ``Person`` that span the name only; ``role`` are the printed words right
            before it, ``organization`` the printed words right before those.
        """
        # 李婷|和|参加者: named elsewhere without it, a person's name does not end with what joins two.
        whole = (name for name in known if name[-1] not in "和与及" or name[:-1] not in known)
        known = sorted(whole, key=lambda name: (-len(name), name))
        closed = [*quotations(text), *((m.start, m.end) for m in names)]
        last = -1
        for position in self._places(text, known):
            if position < last or any(start <= position < end for start, end in closed):
                continue
            end = self._name(text, position, last, known, names)
            if end is None or any(start < end and position < stop for start, stop in closed):
                continue
            yield self._mention(text, position, end, names)
            # What stands before one person (老人王全福老人) is no cue for the next one.
            text = _HIDDEN * end + text[end:]
            last = end

    def _places(self, text: str, known: Iterable[str]) -> list[int]:
        """The positions at which a name may begin."""
        places = {match.start() for match in self.begins.finditer(text)}
        for name in known:
            places.update(match.start() for match in re.finditer(f"(?={re.escape(name)})", text))
        return sorted(places)

    def _name(
        self, text: str, start: int, last: int, known: Collection[str], names: Sequence[Mention]
    ) -> int | None:
        """The end of the name that starts here, if one does."""
        for name in known:
            if text.startswith(name, start):
                return start + len(name)
        role = self.roles.before(text, start)
        need = None if self._in_role(text, start, role) else self._need(text, start, last, role)
        if any(m.end == start and m.type != "Place" for m in names):
            need = min(need or _BODY, _BODY)
        elif need == _CROWD and any(m.end == role for m in names):
            need = _LISTED  # 甲学院教师何明: a post in a body is one person's
        if need is None:
            return None
        if need <= _CROWD:
            # 同学和老师: what joins two groups is no surname.
            if role is not None and text[start] not in "和与同及" and (titled := self._titled(text, start)):
                return titled
            if (dotted := _DOTTED.match(text, start)) and text[start] not in self.chars:
                return self._dotted_end(text, dotted)
            if (given := self.given.match(text, start)) and self._follows(text, given.end()):
                return given.end()
        return self._edge(text, start, need)

    def _need(self, text: str, start: int, last: int, role: int | None) -> float | None:
        """How much evidence a name that starts here needs, by the strongest cue before it; None: no cue."""
        if role is not None and self._address(text, role, start):
            return None
        if role is not None and not text[role:start].endswith(self.crowds):
            return _POST
        if self.roles.age(text, start) is not None or _CALLED.search(text, max(0, start - 14), start):
            return _CALLED_SO
        if last >= 0 and start == last + 1 and text[last] in "、和与及":
            return _LISTED
        if role is not None:
            return _COUNTED_CROWD if _COUNTED.search(text, max(0, role - 12), role) else _CROWD
        if self.roles.suffixed(text, start):
            return _STATION
        opens = start == 0 or text[start - 1] in _OPENS or text[start - 1] == "的"
        return _OPENING if opens else None

    def _in_role(self, text: str, start: int, role: int | None) -> bool:
        """Whether a longer word for a post (乡村医|生) goes on here."""
        latest = start - 1 if role is None else role
        longer = (self.roles.before(text, start + n) for n in (1, 2, 3))
        return any(begin is not None and begin <= latest for begin in longer)

    def _address(self, text: str, role: int, start: int) -> bool:
        """李老师: an address behind a surname, no post of the person named next."""
        alone = role == 1 or (role > 1 and not _HAN.match(text[role - 2]))
        return alone and text[role - 1] in self.model.surnames and text[role:start] in self.not_full

    def _edge(self, text: str, start: int, need: float) -> int | None:
        """Where the best reading as a name ends; None if none has the evidence that is needed."""
        best: tuple[float, int] | None = None
        for end in range(start + 2, min(len(text), start + _LONGEST_SOUNDED) + 1):
            if not _HAN.match(text[end - 1]):
                break
            if self._addressed(text[start:end]) or text[start:end] in self.roles.roles:
                continue
            evidence = self.model.weigh(text, start, end, sounds=need <= _CROWD) + self._behind(text, end)
            if best is None or evidence > best[0]:
                best = evidence, end
        return best[1] if best and best[0] >= need else None

    def _titled(self, text: str, start: int) -> int | None:
        """The end of 李老师, a surname with a word of address."""
        for length in (1, 2):
            if text[start : start + length] in self.model.surnames:
                at = start + length
                words = [w for w in self.addresses if text.startswith(w, at)]
                if words:
                    return at + max(map(len, words))
        return None

    def _addressed(self, name: str) -> bool:
        """王女士, 李总: no full names, though 李家宏 is one."""
        given = name[2:] if name[:2] in self.model.surnames else name[1:]
        return given in self.not_full or given.startswith(self.addresses)

    def _behind(self, text: str, end: int) -> float:
        """What speaks for a name by the words right behind it."""
        if _AGE_AFTER.match(text, end) or text.startswith(self.titles, end):
            return _BY_AGE
        if self.saying.match(text, end):
            return _BY_SAYING
        if end >= len(text) or not _HAN.match(text[end]):
            return _BY_LIST if text.startswith("、", end) else _BY_EDGE
        if text[end] in "地得":
            return _BY_MANNER
        return _BY_FOLLOWER if self._follows(text, end) else 0.0

    def _follows(self, text: str, end: int) -> bool:
        """Whether a name may end here, by what comes next."""
        if end >= len(text) or not _HAN.match(text[end]):
            return True
        return text[end] in self.chars or any(text[end : end + n] in self.after for n in (4, 3, 2))

    def _dotted_end(self, text: str, dotted: re.Match[str]) -> int:
        """阿依古丽·买买提告诉: the last part goes as far as its characters write sounds."""
        last = (
            text.rindex(
                "·" if "·" in dotted[0] else dotted[0][dotted.end(1) - dotted.start()], 0, dotted.end()
            )
            + 1
        )
        end = last
        while end < dotted.end() and text[end] in self.model.sounds:
            end += 1
        if end - last >= 2 or self._follows(text, max(end, last + 1)):
            return max(end, last + 1)
        return next((n for n in range(last + 2, dotted.end()) if self._follows(text, n)), dotted.end())

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
