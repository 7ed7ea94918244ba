"""Names that their edges do not show: short forms in lists, firms with a place in parentheses, roads."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.annotate.edges import Token
from kg.model import Mention

__all__ = ["ROADS", "Irregular"]

#: How names of roads end.
ROADS = ("路", "街", "巷", "大道")

#: 横埠、钱铺、白柳等7个乡镇 and 钢花、纺织、站前三个老旧小区: the kind stands behind the count.
LISTED = re.compile(
    r"(?P<items>[\u4e00-\u9fff]{2,14}(?:、(?:(?!等)[\u4e00-\u9fff]){2,5})+)等?(?:(?:\d+|[一两二三四五六七八九十]+)(?:个|条|座|处|家)|[两二三四五六七八九十](?=[镇乡村]))"
    r"(?:偏远|试点|重点|老旧|安置|沿淮|沿江|沿海)?"
    r"(?P<kind>自然村|行政村|村|社区|嘎查|屯|乡镇|镇街|镇|乡|街道|小区|商圈|车间|景区|园区|校区|公园|广场)"
)
KINDS = {"乡镇": "Street", "镇街": "Street", "镇": "Street", "乡": "Street", "街道": "Street"}
KINDS |= dict.fromkeys(("自然村", "行政村", "村", "社区", "嘎查", "屯"), "Community")
#: 福如（安平）服装有限公司
FIRM = re.compile(
    r"[\u4e00-\u9fff]{2,8}（(?!社区|街道|居|乡镇|村)[\u4e00-\u9fff]{2,5}）[\u4e00-\u9fff]{1,14}?(?:有限责任公司|有限公司|公司|集团|银行|医院|学校)"
)
#: What stands before a road and behind it; 高速公路, 致富路 and 思路 do not stand so.
ROAD = re.compile(
    r"(?:(?<=[在于沿、至和与到及从（])|(?<=以及)|(?<=街道)|(?<=[镇乡区县市村]))"
    r"(?P<road>[\u4e00-\u9fff]{2,5}?(?:[东西南北中][路街]|大道|路|街|巷))"
    r"(?=[和与、，。；）]|交叉|交汇|以及|上|旁|边|段|东侧|西侧|南侧|北侧|两侧|两旁|沿线|沿街|路口|口|施工|改造|启动|举行|举办|设置|\d|等|$)"
)
#: 320国道, 省道G345.
HIGHWAY = re.compile(r"(?:[GSXY]?\d{2,4}(?:国道|省道|县道)|[国省县]道[GSXY]?\d{2,4}(?!\d))")
#: 某局|永昌所、|前卫所: units with short names of their own, before a verb or the next of a list.
UNIT = re.compile("[\u4e00-\u9fff]{2,3}[所队站](?=、|和|分别|共同|联合|同步)")
#: 东湖街道|公共安全办: an office of a street or town, whatever its business.
OFFICE = re.compile("[\u4e00-\u9fff]{2,6}?办(?![法事理公案件好])")
_NO_ROADS = re.compile(
    "(?:公路|铁路|道路|马路|思路|出路|线路|电路|一路|老路|新路|土路|水路|陆路|航路|致富路|产业路|断头路|机耕路|连心路|大街小巷|步行街|小巷|主路|辅路|支路|环路|街路|后路|之路|沿街|上街|商业街|美食街)$"
)


@dataclass(frozen=True, slots=True)
class Irregular:
    """Finds them in one sentence.

    :param stops: words at which a name ends on its left; ``heads`` are those of bodies, ``kinds`` of places.
    """

    stops: frozenset[str]
    heads: frozenset[str]

    def find(
        self,
        text: str,
        tokens: Sequence[Token],
        taken: Sequence[tuple[int, int]],
        found: Collection[Mention],
    ) -> Iterator[Mention]:
        """New names; ``taken`` belongs to other mentions, ``found`` are the names found by their edges."""
        free = [*taken, *((m.start, m.end) for m in found)]
        highways = (Mention("Place", *m.span(), m.group()) for m in HIGHWAY.finditer(text))
        regular = (
            *self._listed(text, tokens, taken),
            *self._firms(text, tokens),
            *self._roads(text, tokens),
            *highways,
        )
        for mention in (*regular, *self._offices(text, tokens, found)):
            if _free(mention.start, mention.end, taken):
                yield mention
        yield from self._bare(text, tokens, free, found)
        yield from self._units(text, taken, found)

    def _listed(
        self, text: str, tokens: Sequence[Token], taken: Sequence[tuple[int, int]]
    ) -> Iterator[Mention]:
        for match in LISTED.finditer(text):
            kind = KINDS.get(match["kind"], "Place")
            position = match.start("items")
            for number, item in enumerate(match["items"].split("、")):
                start, end = position, position + len(item)
                position = end + 1
                if number == 0:
                    edges = [b for a, b, w in tokens if self._ends(w) and start <= a and b < end]
                    start = max([start, *edges])
                if 2 <= end - start <= 5 and _free(start, end, taken):
                    yield Mention(kind, start, end, text[start:end])

    def _ends(self, word: str) -> bool:
        """Whether a list can begin behind a word: 走进|甲、乙, 东湖街道|甲、乙."""
        return word in self.stops or word.endswith(("街道", "镇", "乡", "社区"))

    def _offices(self, text: str, tokens: Sequence[Token], found: Collection[Mention]) -> Iterator[Mention]:
        for street in found:
            match = OFFICE.match(text, street.end) if street.type == "Street" else None
            inner = [w for a, b, w in tokens if match and street.end <= a and b <= match.end()]
            if match and not any(word in self.stops for word in inner[:-1]):
                start = street.start
                label = text[start : match.end()]
                yield Mention("Agency", start, match.end(), label, (*street.parts, street))

    def _firms(self, text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
        for match in FIRM.finditer(text):
            start, end = match.span()
            bracket = text.index("（", start)
            stops = [b for a, b, w in tokens if start <= a and b < bracket and w in self.stops]
            start = max([start, *stops])
            if bracket - start > 1:
                yield Mention("Organization", start, end, text[start:end])

    def _roads(self, text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
        edges = {position for start, end, _ in tokens for position in (start, end)}
        for match in ROAD.finditer(text):
            start, end = match.span("road")
            inner = [w for a, b, w in tokens if start <= a and b <= end]
            stopped = len(inner) < 2 or any(w in self.stops and len(w) > 1 for w in inner)
            if start in edges and end in edges and not stopped and not _NO_ROADS.search(match["road"]):
                yield Mention("Place", start, end, match["road"])

    def _units(
        self, text: str, taken: Sequence[tuple[int, int]], found: Collection[Mention]
    ) -> Iterator[Mention]:
        """某局永昌所、前卫所: units of a body in a list, the first of them behind the body's name."""
        kin: dict[int, str] = {}
        for body in found:
            if body.type in ("Agency", "Organization"):
                kin[body.end] = body.label[-1]
                if first := UNIT.match(text, body.end):
                    kin[first.end()] = first.group()[-1]
                    label = body.label + first.group()
                    yield Mention("Agency", body.start, first.end(), label, (*body.parts, body))
        for match in UNIT.finditer(text):
            start, end = match.span()
            beside = text[start - 1 : start] in ("、", "和") and kin.get(start - 1) == text[end - 1]
            if beside and _free(start, end, taken):
                kin[end] = text[end - 1]
                yield Mention("Agency", start, end, match.group())

    def _bare(
        self,
        text: str,
        tokens: Sequence[Token],
        taken: Sequence[tuple[int, int]],
        found: Collection[Mention],
    ) -> Iterator[Mention]:
        """市人社局、经信局、教育局: beside a named body in a list, a bare head is a body's short name."""
        edges = {position for start, end, _ in tokens for position in (start, end)}
        named = {m.start for m in found if m.type == "Agency"} | {m.end for m in found if m.type == "Agency"}
        for match in re.finditer("(?<![^、和及与，。；：（])[\u4e00-\u9fff]{2,8}", text):
            start = match.start()
            words = (match.group()[:length] for length in range(8, 1, -1))
            head = next((word for word in words if word in self.heads and start + len(word) in edges), "")
            end = start + len(head)
            if not head or start not in edges:
                continue
            beside = (text[start - 1 : start] == "、" and start - 1 in named) or (
                text[end : end + 1] in ("、", "和") and end + 1 in named
            )
            if beside and _free(start, end, taken):
                named |= {start, end}
                yield Mention("Agency", start, end, head)


def _free(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    """Whether a stretch overlaps nothing that belongs to another mention."""
    return all(b <= start or end <= a for a, b in taken)
