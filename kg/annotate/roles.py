"""What stands before a name: age, post and body, read from the right to the left."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import Mention

__all__ = ["Before", "RoleFinder"]

_AGE = re.compile("(?:今年|现年|已|年近)?([0-9]{1,3})(?:多|余)?(?:周)?岁(?:高龄)?的?")
_OFFICE = re.compile(
    "(?:[省市区县旗州盟镇乡村]|街道|社区|嘎查)?(?:党委|党组|党工委|党总支|党支部|政府|人民政府|人大常委会|人大|政协|纪委监委|纪委|委)?$"
)
#: A role that the lists do not know lasts back to one of these.
_STOPS = "，。；：！？、“”（）()《》… 　的地得在是和与及由请了着过向为对把被让给到从记见问找访看拉"
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Before:
    """What was read before a name; ``start`` is where the role begins (the name's start without one)."""

    start: int
    role: str | None = None
    organization: str | None = None
    age: int | None = None


@dataclass(frozen=True, slots=True)
class RoleFinder:
    """Reads posts and ages to the left of a position.

    :param roles: whole words; :param suffixes: endings that make an unknown word a role.
    """

    roles: frozenset[str]
    suffixes: tuple[str, ...]
    longest: int

    @classmethod
    def of(cls, lexicons: Mapping[str, tuple[str, ...]]) -> RoleFinder:
        roles = frozenset(lexicons["roles"])
        return cls(roles, lexicons["role_suffixes"], max(map(len, roles)))

    def before(self, text: str, end: int) -> int | None:
        """Where the known role word that ends here begins; None if there is none."""
        stop = end - 1 if end and text[end - 1] in "”" else end
        if stop != end:
            opened = text.rfind("“", 0, stop)
            return opened if opened >= 0 and self._word(text, stop) is not None else None
        return self._word(text, end)

    def _word(self, text: str, end: int) -> int | None:
        for length in range(min(self.longest, end), 1, -1):
            if text[end - length : end] in self.roles:
                return end - length
        return None

    def age(self, text: str, end: int) -> re.Match[str] | None:
        """An age before this position, with at most a short attribute and a role between."""
        last = None
        for match in _AGE.finditer(text, max(0, end - 22), end):
            last = match
        if last is None or last.end() > end:
            return None
        between = text[last.end() : end]
        if not between:
            return last
        if len(between) > _LONGEST or any(c in "，。；：！？（）" for c in between):
            return None
        return last if self.before(text, end) is not None or between.endswith(self.suffixes) else None

    def read(self, text: str, end: int, names: Sequence[Mention]) -> Before:
        """Role, body and age printed directly before the name that starts at ``end``."""
        aged = self.age(text, end)
        age = int(aged[1]) if aged else None
        start = self.before(text, end)
        if aged and aged.end() < end:
            return Before(aged.end(), text[aged.end() : end], None, age)
        if start is None:
            return Before(end, age=age)
        start, organization = self._widen(text, start, names)
        return Before(start, text[start:end], organization, age)

    def _widen(self, text: str, start: int, names: Sequence[Mention]) -> tuple[int, str | None]:
        """The role's words left of its last word, the posts listed before it, and the body."""
        body = self._body(text, start, names)
        if body:
            start, organization = body.end, text[body.start : body.end]
            left = body.start
        else:
            organization = None
            start = left = self._office(text, start)
        # Posts in a row: the chain begins with the first one's.
        if left and text[left - 1] == "、":
            earlier = self.before(text, left - 1)
            if earlier is not None:
                first, body_words = self._widen(text, earlier, names)
                return first, body_words
        return start, organization

    def _body(self, text: str, start: int, names: Sequence[Mention]) -> Mention | None:
        for mention in reversed(names):
            if mention.end <= start:
                gap = text[mention.end : start]
                return mention if len(gap) <= _LONGEST and not any(c in _STOPS for c in gap) else None
        return None

    def _office(self, text: str, start: int) -> int:
        match = _OFFICE.search(text, max(0, start - 9), start)
        return match.start() if match else start
