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
_POINTER = re.compile(
    "该(?:公司|集团|企业|医院|学校|支队|大队|中队|社区|街道|中心|合作社|基地|园区|派出所|银行|法院|检察院|[局所院校村镇乡县市区馆站队会店厂场社])"
)
_PARTY = ("党委", "党组", "党工委", "党总支", "党支部", "总支", "支部", "政府", "人大", "政协", "团委")
_COMMITTEE = re.compile(
    "(?<![市省区县州盟旗])(?:党委|党组|党工委|党总支|党支部)$|(?<=社区)(?:党委|党总支|党支部)$"
)
_LEVELS = "省市区县旗州盟镇乡"
#: A body that no list knows is believed between these and the role only.
_CLOSED = "，。；：！？、“”（）()《》… 　据由请"
_LONGEST_BODY = 18
_LONGEST_REST = 8
_FIRMS = ("公司", "集团", "合作社", "学院", "厂", "工作室", "农场", "基金会")
#: A body right before a name says where the person works, without any post.
_EMPLOYERS = frozenset({"Agency", "Organization"})
_LONGEST_ATTRIBUTE = 6
_ONE_CHARACTER_BODIES = "队会社站所局院馆校团厂场班庭店部处科股办"
#: Parts of a body that go with the post: 市水务集团|运营部负责人.
_DEPARTMENTS = ("部", "科", "股", "处", "室", "组", "班", "车间")
#: Words that end like a body of one character and are none.
_NO_BODIES = (
    "现场",
    "市场",
    "社会",
    "机会",
    "全部",
    "内部",
    "干部",
    "各部",
    "晚会",
    "大会",
    "比赛场",
    "立场",
    "团队",
)
#: What may stand between a body and the first word of a post.
_MODIFIER = re.compile(
    "(?:常务|执行|第一|名誉|荣誉|专职|兼职|挂职|代理|时任|新任|现任|前任|首任|原|前|代|首席|高级|资深)+$"
)
#: A role that the lists do not know lasts back to one of these.
_STOPS = "，。；：！？、“”（）()《》… 　的地得在是和与及由请了着过向为对把被让给到从记见问找访看拉"
_LONGEST = 9
_LONGEST_UNLISTED = 7


@dataclass(frozen=True, slots=True)
class Before:
    """What was read before a name; ``chain`` is where the body or the role begins (or the name itself)."""

    chain: int
    role: str | None = None
    organization: str | None = None
    age: int | None = None


@dataclass(frozen=True, slots=True)
class RoleFinder:
    """Reads posts and ages to the left of a position.

    :param roles: whole words; :param suffixes: endings that make an unknown word a role.
    :param lengths: the lengths of the roles that end with the same two characters, the longest first.
    """

    roles: frozenset[str]
    suffixes: tuple[str, ...]
    bodies: tuple[str, ...]
    not_roles: tuple[str, ...]
    lengths: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, lexicons: Mapping[str, tuple[str, ...]]) -> RoleFinder:
        roles = frozenset(lexicons["roles"])
        lengths: dict[str, set[int]] = {}
        for role in roles:
            lengths.setdefault(role[-2:], set()).add(len(role))
        kinds = ("agency", "organization", "community", "street")
        return cls(
            roles=roles,
            suffixes=lexicons["role_suffixes"],
            bodies=tuple(head for kind in kinds for head in lexicons[f"heads_{kind}"]),
            not_roles=lexicons["not_roles"],
            lengths={end: tuple(sorted(known, reverse=True)) for end, known in lengths.items()},
        )

    def before(self, text: str, end: int) -> int | None:
        """Where the known role word that ends here begins; None if there is none."""
        stop = end - 1 if 0 < end <= len(text) and text[end - 1] in "”" else end
        if stop != end:
            opened = text.rfind("“", 0, stop)
            return opened if opened >= 0 and self._word(text, stop) is not None else None
        return self._word(text, end)

    def suffixed(self, text: str, end: int) -> bool:
        """Whether an unlisted word for a station (失主, 揭榜员) seems to end here."""
        return text.endswith(self.suffixes, 0, end) and not text.endswith(self.not_roles, 0, end)

    def _word(self, text: str, end: int) -> int | None:
        for length in self.lengths.get(text[max(0, end - 2) : end], ()):
            if length <= end and text[end - length : end] in self.roles:
                return end - length
        return None

    def age(self, text: str, end: int) -> re.Match[str] | None:
        """An age before this position, with at most a short attribute and a role between."""
        if text.rfind("岁", max(0, end - 22), end) < 0:
            return None
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
        if aged:
            return self._aged(text, end, aged, names)
        start = self.before(text, end)
        if start is None:
            start = self._unlisted(text, end, names)
        if start is None:
            body = next((m for m in names if m.end == end and m.type in _EMPLOYERS), None)
            return Before(body.start, None, body.label) if body else Before(end)
        start, organization = self._widen(text, start, names)
        return Before(start - len(organization or ""), text[start:end], organization)

    def _aged(self, text: str, end: int, aged: re.Match[str], names: Sequence[Mention]) -> Before:
        """红星村76岁的老党员丁玉山: the post behind the age, the body before it."""
        role = text[aged.end() : end]
        inside = next((m for m in reversed(names) if aged.end() <= m.start and m.end < end), None)
        home = next((m for m in names if m.end == aged.start()), None)
        if inside:
            return Before(inside.start, text[inside.end : end], text[inside.start : inside.end], int(aged[1]))
        return Before(aged.end(), role or None, home.label if home else None, int(aged[1]))

    def _unlisted(self, text: str, end: int, names: Sequence[Mention]) -> int | None:
        """Where an unlisted word for a post (飞防机手) begins: behind a body, or behind a stop."""
        if not self.suffixed(text, end):
            return None
        floor = max((m.end for m in names if m.end <= end), default=0)
        start = end
        while start > floor and text[start - 1] not in _STOPS:
            start -= 1
        return start if 2 <= end - start <= _LONGEST_UNLISTED else None

    def _widen(self, text: str, role: int, names: Sequence[Mention]) -> tuple[int, str | None]:
        """Where the chain of posts begins, and the body before its first post."""
        if modifier := _MODIFIER.search(text, max(0, role - 6), role):
            return self._widen(text, modifier.start(), names)
        left = _left(text, role, names)
        body, start = self._split(text, left, role, names)
        joint = text.rfind("兼", max(0, role - _LONGEST_BODY), role)
        if joint > 0 and text[joint:role].isalpha() and (earlier := self.before(text, joint)) is not None:
            return self._widen(text, earlier, names)  # 党支部书记兼村委会主任
        # Posts in a row (副市长、市公安局局长): the chain begins with the first one's.
        if left > 1 and text[left - 1] == "、" and (earlier := self.before(text, left - 1)) is not None:
            return self._widen(text, earlier, names)
        return start, text[body:start] if body < start else None

    def _split(self, text: str, left: int, role: int, names: Sequence[Mention]) -> tuple[int, int]:
        """``(start of the body, start of the role's words)`` in ``text[left:role]``; equal without a body."""
        # A name may run into the post (沟村党支部|书记): it ends where 党支部书记 begins.
        inside = [m for m in names if left <= m.start < role]
        if inside:
            first, end = inside[0], min(inside[-1].end, role)
            body = left if text[left] in _LEVELS else first.start
            if (whole_start := self._cut(text, left, first, names)) is not None:
                body = whole_start
            body = _trimmed(text, body, end)
            # 南园社区党委副书记 is of 南园社区: a committee goes with the post.
            party = _COMMITTEE.search(text, body + 3, end)
            end = party.start() if party else end
            gap = text[end:role]
            whole = len(gap) >= 3 and gap.endswith((*self.bodies, *_ONE_CHARACTER_BODIES))
            whole = whole and not gap.endswith(_DEPARTMENTS)
            if (whole and not gap.endswith(_PARTY)) or (gap and gap in _ONE_CHARACTER_BODIES):
                end = role
            return body, end
        words = text[left:role]
        if pointer := _POINTER.search(words):
            return left + pointer.start(), left + pointer.end()
        if words and _OFFICE.fullmatch(words):
            return left, left
        closed = left == 0 or text[left - 1] in _CLOSED + "和及与"
        headed = words.endswith(self.bodies) or (len(words) > 3 and words[-1] in _ONE_CHARACTER_BODIES)
        if closed and 3 <= len(words) <= _LONGEST_BODY and headed and not words.endswith(_NO_BODIES):
            return _trimmed(text, left, role), role
        if closed and len(words) <= _LONGEST_ATTRIBUTE:
            return left, left
        return role, role

    def _cut(self, text: str, left: int, name: Mention, names: Sequence[Mention]) -> int | None:
        """Where a name begins that was found in part: 江北新|材料有限公司, 安和（东湖）|服装有限公司."""
        if not name.label.endswith(_FIRMS) or name.start - left > _LONGEST_REST:
            return None
        if text[:left].endswith("）") and 0 < left - (opened := text.rfind("（", 0, left)) <= _LONGEST_REST:
            return _left(text, opened, names)
        closed = left == 0 or text[left - 1] in _CLOSED
        return left if closed and left < name.start else None


def _trimmed(text: str, start: int, end: int) -> int:
    """Behind a preposition that a body cannot begin with (据南园社区)."""
    while start < end and text[start] in "据在由对向与和及从被给因以":
        start += 1
    return start


def _left(text: str, role: int, names: Sequence[Mention]) -> int:
    """Where the words before a role begin: back to a stop, over names as wholes."""
    position = role
    while position > 0 and role - position < _LONGEST_BODY + 4:
        name = next((m for m in names if m.start < position <= m.end), None)
        if name:
            position = name.start
            while text[position] in "着了过在":
                position += 1
            if position > name.start:
                return position
        elif text[position - 1] in _STOPS:
            break
        else:
            position -= 1
    return position
