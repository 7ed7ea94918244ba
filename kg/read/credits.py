"""Bylines and photo credits: a short string → the names in it, what each did, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Credit, Text
from kg.read.wording import Wording

__all__ = ["Signature", "sign"]

_NOBODY = frozenset({"佚名", "不详", "未知", "网络", "综合", "匿名", "本站", "管理员", "转载", "原创"})
_MARKERS = "□■◎○●▲△▼◆◇★☆◤◢※"
_OPEN, _CLOSE = "（(【[", "）)】]"
_TOKEN = re.compile(r"[^\s、，,;；|｜丨]+")
_HAN = r"[\u3400-\u9fff]"
_FULL_NAME = rf"{_HAN}{{2,4}}|{_HAN}{{1,8}}(?:[·•・]{_HAN}{{1,8}})+"
_HOUSE = r"([A-Za-z0-9\u3400-\u9fff·•/+-]{2,16}?)"
_NAME = re.compile(rf"(?:{_FULL_NAME})$")

#: A body beside a name says where the writer works: （市中医院 张三）.
_BODY = re.compile(
    rf"(?:[省市区县州旗](?=..)|{_HAN}{{2,14}})"
    r"(?:街道办事处|街道|社区|镇|乡|村|局|委|办|医院|卫生院|图书馆|文化馆|博物馆|档案馆|文化站|政协|人大|纪委|残联"
    r"|红十字会|文联|科协|侨联|党校|法院|检察院|公司|集团|中心|学校|小学|中学|大学"
    r"|学院|幼儿园|大队|支队|派出所|所|站|处|部|协会|总会|联合会|工会|妇联|团委|银行|支行)"
)

#: 张三（实习）: what somebody is at the house is no part of the name.
_NOTE = re.compile("[（(](?:实习生?|见习|特约)[）)]")
#: 张三摄（某某视觉）: the agency that the picture came through.
_AGENCY = re.compile(r"(?<=[摄图影])\s*[（(][^（）()]{2,10}[）)]\s*$")
# A body that is no outlet supplies texts and pictures too: 县气象局 供图.
_SUPPLIED = re.compile(
    rf"(?:(?:图片|照片)由|(?P<text>(?:本文|文章|文字|稿件|以上)(?:内容|信息)?)由)?(?P<who>{_HAN}{{4,20}})[\s/]*(?P<how>供图|供稿|提供)$"
)


@dataclass(frozen=True, slots=True)
class Signature:
    """What a byline or credit says.

    :param credits: one a person and kind; 文/图 X gives two.
    :param staff: it names page staff (责任编辑 …), who are no reporters.
    """

    credits: tuple[Credit, ...]
    staff: bool = False

    @property
    def writes(self) -> bool:
        return any(not credit.photo for credit in self.credits)

    @property
    def pictures(self) -> bool:
        return any(credit.photo for credit in self.credits)


@dataclass(frozen=True, slots=True)
class _Item:
    """A word of a credit: a role (``kind`` of the word), a ``name``, an ``org`` or half a name (``half``)."""

    kind: str
    word: str
    start: int
    end: int
    side: str = ""  # a slash or colon ties a role to the name "after" or "before" it


def sign(text: Text, wording: Wording, *, names_alone: bool = False) -> Signature | None:
    """Read a whole string as a byline or credit; None if any word of it is something else.

    :param names_alone: names without any role word are enough, as in brackets at the end of a text;
        each must then begin with a surname.
    """
    value = _NOTE.sub(lambda note: " " * len(note[0]), text.value)
    value = _AGENCY.sub(lambda note: " " * len(note[0]), value)
    start, end = _inside(value)
    if given := _SUPPLIED.match(value, start, end):
        span = text.span(*given.span("who"))
        photo = given["how"] != "供稿" and not given["text"]
        return Signature((Credit(given["who"], given["how"], span, photo=photo, organization=True),))
    # 文、图 is one word, though 、 parts names.
    items: list[_Item] = []
    for match in _TOKEN.finditer(value.replace("文、图", "文/图").replace("图、文", "图/文"), start, end):
        found = _split(match[0], match.start(), wording)
        if found is None:
            return None
        items += found
    items = list(_whole_names(items))
    if any(item.kind == "half" for item in items):
        return None
    names = [item for item in items if item.kind in {"name", "org"}]
    roles = [item for item in items if item.kind not in {"name", "org"}]
    if not names or not _believable(text, names, roles, wording, names_alone):
        return None
    return _assign(text, items)


def _inside(value: str) -> tuple[int, int]:
    """The bounds within brackets, markers and a closing colon or stop."""
    start, end = 0, len(value)
    while start < end and (value[start].isspace() or value[start] in _MARKERS + _OPEN):
        start += 1
    while start < end and (value[end - 1].isspace() or value[end - 1] in _CLOSE + "：:"):
        end -= 1
    return start, end


def _split(token: str, at: int, wording: Wording) -> list[_Item] | None:
    """One token without blanks → its items, or None if it is no part of a credit."""
    items: list[_Item] = []
    role = rf"({wording.any_role})(?=$|[/：:]|{_HAN})([/：:]?)"
    head = re.match(rf"(){role}", token) or re.match(rf"({wording.own_outlet}){role}", token)
    named = re.match(
        rf"({_HAN}{{1,12}}?{wording.outlet})({wording.any_role})(?=$|[/：:]|{_HAN})([/：:]?)", token
    )
    if not head and named and not _NAME.match(token):
        items.append(_Item("org", named[1], at, at + named.end(1)))
        head = named
    if not head and (named := _foreign_role(token, wording)):
        head = named
    position = 0
    if head:
        side = "after" if head[3] else ""
        items.append(_Item(wording.kinds[head[2]], head[2], at + head.start(2), at + head.end(2), side))
        position = head.end()
        if position == len(token):
            return items
        if side:  # 文/本报记者 张三
            following = _split(token[position:], at + position, wording)
            return None if following is None else items + following
        if len(head[2]) == 1:  # 文明出行 begins like the mark 文
            return _rest(token, at, wording, glued=False)
    rest = _rest(token[position:], at + position, wording, glued=position > 0)
    if rest is None and head and _half(token[position:]) and wording.kinds[head[2]] == "person":
        rest = [_Item("half", token[position:], at + position, at + len(token))]  # 记者张 玲
    if rest is None and head and head is not named:  # 文静 is a name that begins like a mark
        return _rest(token, at, wording, glued=False)
    return None if rest is None else items + rest


def _foreign_role(token: str, wording: Wording) -> re.Match[str] | None:
    """A word for reporters behind a house that no list knows: 湖网/山海手机端记者, NHG记者."""
    match = re.match(rf"{_HOUSE}({wording.reporter})(?=$|{_HAN}{{2,4}}$)()", token) or re.match(
        rf"({_HAN}{{2,10}}?)(记者|通讯员)([：:])", token
    )  # 云上远安通讯员：张三
    return match if match and not re.fullmatch(rf"{_HAN}{{2,4}}", token) else None


def _rest(token: str, at: int, wording: Wording, *, glued: bool) -> list[_Item] | None:
    """A token that begins with no role: a name, an outlet, either with a role behind it, or half a name."""
    tail = re.search(rf"^(.+?)(/?)({wording.any_role})$", token)
    if tail and wording.kinds[tail[3]] != "person" and (tail[2] or len(tail[3]) > 1 or tail[3] == "摄"):
        body = _rest(tail[1], at, wording, glued=glued)
        if body is not None and not (len(token) == 2 and not tail[2] and not _half(tail[1])):
            mark = _Item(wording.kinds[tail[3]], tail[3], at + tail.start(3), at + tail.end(), "before")
            return [*body, mark]
    end = at + len(token)
    if re.fullmatch(rf"{wording.own_outlet}", token):
        return []
    if len(token) > 2 and re.search(rf"{_HAN}{wording.outlet}$", token) and not _surnamed(token, wording):
        return [_Item("org", token, at, end)]
    if len(token) > 3 and _BODY.fullmatch(token) and not _surnamed(token, wording):
        return [_Item("org", token, at, end)]
    if _NAME.match(token):
        return [_Item("name", token, at, end)]
    if _BODY.fullmatch(token):
        return [_Item("org", token, at, end)]
    if re.search(rf"^{_HAN}+{wording.outlet}$", token):
        return [_Item("org", token, at, end)]
    if not glued and (parts := _two_names(token, wording)):
        return [_Item("name", token[a:b], at + a, at + b) for a, b in parts]
    return [_Item("half", token, at, end)] if _half(token) and not glued else None


def _two_names(token: str, wording: Wording) -> list[tuple[int, int]] | None:
    """张亚敏孔小菊, two names printed without a blank, where there is one way to part them."""
    if not re.fullmatch(rf"{_HAN}{{5,6}}", token):
        return None
    surnames = wording.surnames
    cuts = [n for n in (2, 3) if len(token) - n in (2, 3) and token[0] in surnames and token[n] in surnames]
    return [(0, cuts[0]), (cuts[0], len(token))] if len(cuts) == 1 else None


def _half(token: str) -> bool:
    return re.fullmatch(_HAN, token) is not None


def _whole_names(items: list[_Item]) -> Iterator[_Item]:
    """Join 李 明, a two-character name printed with a space inside."""
    position = 0
    while position < len(items):
        item = items[position]
        following = items[position + 1] if position + 1 < len(items) else None
        if item.kind == "half" and following and following.kind == "half":
            yield _Item("name", item.word + following.word, item.start, following.end)
            position += 1
        else:
            yield item
        position += 1


def _surnamed(name: str, wording: Wording) -> bool:
    return len(name) <= 4 and (name[0] in wording.surnames or name[:2] in wording.surnames)


def _believable(
    text: Text, names: list[_Item], roles: list[_Item], wording: Wording, names_alone: bool
) -> bool:
    """Whether the names may be names: 记者 走基层 is a heading, （综合） is no reporter."""
    persons = [item for item in names if item.kind == "name"]
    surnamed = all(_surnamed(item.word, wording) or "·" in item.word for item in persons)
    if not roles:
        # A pen name (雨歌) is believed beside full names, not by itself.
        return (
            names_alone
            and bool(persons)
            and (surnamed or (len(persons) > 1 and _surnamed(persons[0].word, wording)))
        )
    marked = text.value[0] in _MARKERS + _OPEN or re.match(wording.own_outlet, text.value) is not None
    # 作者：谌一龙 names its writer, whatever the surname; 作者：佚名 names none.
    if any(role.side == "after" for role in roles) and any(p.word in _NOBODY for p in persons):
        return False
    marked |= all(role.side == "after" for role in roles)
    enclosed = len(roles) > 1 or any(item.kind == "org" for item in names) or len(persons) > 1
    return bool(surnamed or marked or enclosed)


_DOES = {"person": (True, False), "text": (True, False), "photo": (False, True), "both": (True, True)}


def _assign(text: Text, items: list[_Item]) -> Signature:
    """Give each name what the role words before and after it say.

    A 记者-word stands before its names. A mark (文, 摄, 文/图 …) stands after its names if the credit ends
    with one, else before; one after its names counts for all names since the last such mark.
    """
    ends_with_mark = items[-1].kind in {"text", "photo", "both"}
    before: dict[int, list[_Item]] = {}
    after: dict[int, _Item] = {}
    current: list[_Item] = []
    group: list[int] = []
    for position, item in enumerate(items):
        if item.kind in {"name", "org"}:
            before[position] = list(current)
            group.append(position)
        elif item.side == "before" or (
            not item.side and item.kind not in {"person", "editor"} and ends_with_mark and group
        ):
            after |= dict.fromkeys(group, item)
            group, current = [], []
        else:
            fresh = bool(position) and items[position - 1].kind in {"name", "org"}
            current = [item] if fresh else [*current, item]
    credits = [
        credit
        for position in before
        for credit in _credits(text, items[position], before[position], after.get(position))
    ]
    return Signature(tuple(credits), any(item.kind == "editor" for item in items))


def _credits(text: Text, item: _Item, before: list[_Item], after: _Item | None) -> Iterator[Credit]:
    roles = [after] if after else before
    if any(role.kind == "editor" for role in (*roles, *before)):
        return
    # In 图/通讯员 X the mark says what X did and the other word only who X is.
    marks = [role for role in roles if role.kind != "person"]
    does = [_DOES[role.kind] for role in marks] or [(True, False)]
    writes, pictures = any(text for text, _ in does), any(photo for _, photo in does)
    # A 记者 who also signs 文/图 stays a 记者 for the text.
    role_word = next((role.word for role in before if role.kind == "person"), "")
    mark = marks[0].word if marks else role_word
    printed = text.printed[item.start : item.end]
    name = "".join(printed.split()) if item.kind == "name" else printed
    span, organization = text.span(item.start, item.end), item.kind == "org"
    if writes:
        yield Credit(name, role_word or mark, span, photo=False, organization=organization)
    if pictures:
        yield Credit(name, mark, span, photo=True, organization=organization)
