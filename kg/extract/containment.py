"""What lies in what: names inside names, and the words that place one name in another.

安平区东湖街道南园社区 says that the community lies in the street; 甲公司位于乙镇, 坐落在乙镇的甲公司,
在乙镇新建一所甲书屋, 乙社区的甲小区 and 来到乙镇，察看甲产业园 say it of two names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kg.extract.aliases import Names
from kg.extract.row import Row
from kg.model import Annotated, Argument, Mention, Sentence, Status

__all__ = ["containment"]

INSIDE = "name.contains@1"
STATED = "place.stated@1"
_LIES = "(?:就|均|都|分别)?(?:位于|坐落于|坐落在|座落于|座落在|地处|设在|建在|落户|落户于|落户在)(?:了)?"
#: X位于P and X……，位于P.
_THING_LIES = re.compile(f"(?:，)?{_LIES}")
#: 位于P的X: what stands before P, and between P and X.
_LYING = re.compile(f"(?:{_LIES}|家住|地处)$")
_OF = re.compile("[^，。；：！？、的]{0,12}的(?:[^，。；：！？、的]{0,8}的?)?")
#: P的X, P里的X, P二楼“X”.
_WITHIN = re.compile(
    "(?:的|[一二三四五六七八九十0-9]+楼的?|[内里]的?|境内的?|辖区的?|院内的?)(?:老旧小区|自然村|一家|一处)?"
)
#: 来到P，实地察看X.
_WENT = re.compile("(?:来到|走进|深入|前往|赴|在|到)$")
_LOOKED = re.compile("[，、](?:先后|实地|现场|详细|随后|认真)*(?:察看|查看|参观|考察|观摩|走访|调研|了解)了?")
_LISTED = re.compile("、|和|与|及|以及")
#: 在P新建一所功能齐全的X.
_BUILT = re.compile(
    "(?:共|已|先后|新)*(?:新建|建设|建成|建起|建立|设立|设置|开设|打造|成立|组建|开办)了?"
    "(?:[一二两三四五六七八九十几\\d]+[所个处座家间支])?(?:[^，。；的]{2,16}的)?"
)
#: 位于人民医院南侧: beside a thing is not in it.
_SIDE = re.compile("(?:[东西南北]{1,2}侧|[东西南北]{1,2}面|对面|旁边|附近|一侧)")
#: 中心内设综合部、康复部等5个部门.
_HAS_PARTS = re.compile(
    "(?:内设|下设|下辖|辖有|设有)(?:有|了)?(?P<items>[^，。；：、]{2,16}(?:、[^，。；：、]{2,16})+)"
)
_PART = re.compile("(?P<name>[^，。；：、和与及]*?[部室科处站所队组院社区村店厂校])(?:等[^，。；：、]*)?")
_AND = re.compile("、|(?<=[部室科处站所队组院社区村店厂校])(?:和|与|及|以及)")
_AREAS = frozenset({"Street", "Community", "AdminDivision"})
_THINGS = frozenset({"Place", "Organization", "Agency", "Community"})
_NO_PART = re.compile("(?:委|委员会|小组|指挥部)办公室$|家属[楼院区]$|宿舍楼?$")
_PARTY = re.compile("(?:党委|党组|党工委|党支部|党总支|机关党委|委[^委]{2,6}部|委政法委|委办)$")


def containment(annotated: Annotated, names: Names) -> Iterator[Row]:
    """A row for each step of a nested name: the whole in its last container, each container in its own;
    then one for each pair of names of which a sentence says it."""
    for number, sentence in enumerate(annotated.sentences):
        for mention in sentence.mentions:
            yield from _nested(number, mention, names)
        yield from _stated(number, sentence, names)
        yield from _parts(number, sentence, names)


def _nested(number: int, mention: Mention, names: Names) -> Iterator[Row]:
    """The names printed with a person's post stand inside the person's mention."""
    person = mention.type == "Person"
    for name in mention.parts if person else (mention,):
        if name.reference:
            continue
        for outer, inner in pairwise((*_around(name), name)):
            # 某镇党委书记: the party's body of a place is only his post there.
            own = inner.label.removeprefix("中共").startswith(outer.label)
            post = own and (person or outer.label.endswith("委"))
            post = post and bool(_PARTY.search(inner.label))
            if outer.label != inner.label and not post:
                yield _row(number, (name.start, name.end), inner, outer, INSIDE, names)


def _around(name: Mention) -> tuple[Mention, ...]:
    """What a name lies in: a committee is no place of its office, nor a body of its house."""
    if not _NO_PART.search(name.label):
        return name.parts
    return tuple(part for part in name.parts if part.type in _AREAS)


def _stated(number: int, sentence: Sentence, names: Names) -> Iterator[Row]:
    text = sentence.text.value
    named = [m for m in sentence.mentions if m.type in _AREAS | _THINGS or _is_titled(m)]
    placed: dict[int, Mention] = {}
    for one, other in pairwise(named):
        gap = text[one.end : other.start]
        inner, outer = (one, other) if _THING_LIES.fullmatch(gap) else (other, one)
        if inner is other and _LISTED.fullmatch(gap) and (around := _container(one, other, placed)):
            outer = around
        elif inner is other and not _places(text[: one.start], gap, one, other):
            continue
        if outer is other and (side := _SIDE.match(text, outer.end)):
            outer = replace(outer, end=side.end(), label=outer.label + side.group())
        if _fits(inner, outer):
            placed[inner.start] = outer
            yield _row(number, (outer.start, inner.end), inner, outer, STATED, names)


def _parts(number: int, sentence: Sentence, names: Names) -> Iterator[Row]:
    """The units of the body that the sentence opens with: 中心内设综合部、康复部."""
    text = sentence.text.value
    body = next((m for m in sentence.mentions if m.type in _THINGS | _AREAS), None)
    match = _HAS_PARTS.search(text, body.end) if body else None
    if not body or not match:
        return
    start = match.start("items")
    for end in [*(m.start() for m in _AND.finditer(text, start, match.end())), match.end()]:
        part = _PART.fullmatch(text, start, end)
        if part:
            span = part.span("name")
            known = next((m for m in sentence.mentions if (m.start, m.end) == span), None)
            unit = known or Mention("Organization", *span, part["name"])
            yield _row(number, (body.start, unit.end), unit, body, STATED, names)
        join = _AND.match(text, end)
        start = join.end() if join else end


def _container(one: Mention, other: Mention, placed: dict[int, Mention]) -> Mention | None:
    """Where the next item of a list lies: 东湖街道甲社区、乙社区, and 东湖街道的甲、乙小区."""
    if one.type != other.type or other.parts:
        return None
    if one.start in placed:
        return placed[one.start]
    around = one.parts[-1] if one.parts and one.type in ("Community", "Place") else None
    placed_next = around if around and around.type in _AREAS else None
    if placed_next:
        placed[other.start] = placed_next
    return placed_next


def _is_titled(mention: Mention) -> bool:
    """“老杜调解室”: a quotation that is the name of a place."""
    return mention.type == "Quote" and mention.label.endswith(
        ("室", "站", "食堂", "书屋", "公园", "馆", "专区")
    )


def _places(before: str, gap: str, outer: Mention, inner: Mention) -> bool:
    """Whether the words around two names put the second into the first."""
    if _LYING.search(before) and _OF.fullmatch(gap):
        return True
    if _WITHIN.fullmatch(gap):
        return outer.type in (*_AREAS, "Place") or inner.type == "Quote"
    if not gap and not outer.reference and (inner.type == "Quote" or outer.type in _AREAS):
        return True
    if before.endswith("在") and _BUILT.fullmatch(gap):
        return outer.type in _AREAS
    return bool(_WENT.search(before) and _LOOKED.fullmatch(gap))


def _fits(inner: Mention, outer: Mention) -> bool:
    """A body lies in no person's body, a division in nothing smaller, and nothing in itself."""
    smaller = {"AdminDivision": 0, "Street": 1, "Community": 2}
    if outer.label.startswith("全"):
        return False  # 全省优质小麦基地
    if inner.type in smaller and smaller.get(outer.type, 3) >= smaller[inner.type]:
        return False
    return inner.label not in outer.label and outer.label not in inner.label


def _row(number: int, span: tuple[int, int], inner: Mention, outer: Mention, rule: str, names: Names) -> Row:
    one, other = (Argument(*_named(part, names)) for part in (inner, outer))
    start, end = min(span), max(span)
    return Row(one, "locatedIn", other, Status.DONE, rule, 0.9, number, start, end)


def _named(mention: Mention, names: Names) -> tuple[str, str, tuple[str, ...]]:
    label, forms = names.canonical(mention.label)
    return label, "Place" if mention.type == "Quote" else mention.type, forms
