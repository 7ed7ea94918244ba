"""Quantities: a number with a known unit, its qualifier included: 近300人, 不少于三次, 三分之一, 近七成.

A number without a known unit is no quantity. Ordinals, slogans in quotation marks, idioms and names made of
numbers are left out as far as the words around the number show it; whether a quantity *counts* something
(a metric) is decided later, with the sentence in view.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.annotate.numerals import ARABIC, CHINESE, numeral
from kg.model import Mention, Quantity
from kg.patterns import alternatives, compiled
from kg.resources import Resources, load

__all__ = ["QuantityFinder", "quantities"]

#: Words before a number → qualifier; longest first when matched.
BEFORE = {
    **dict.fromkeys(("超过", "超", "逾", "多于", "突破", "高于", "大于"), ">"),
    **dict.fromkeys(("不少于", "至少", "不低于", "不小于", "最少", "上"), ">="),
    **dict.fromkeys(("不足", "不到", "少于", "低于", "小于", "未满", "不满"), "<"),
    **dict.fromkeys(("不超过", "不多于", "不大于", "不高于", "至多", "最多"), "<="),
    **dict.fromkeys(("大约", "约为", "约", "将近", "接近", "近", "大概"), "~"),
}
#: Words after the unit → qualifier.
AFTER = {
    **dict.fromkeys(("以上", "有余", "开外"), ">"),
    **dict.fromkeys(("以下",), "<"),
    **dict.fromkeys(("以内", "之内"), "<="),
    **dict.fromkeys(("左右", "上下"), "~"),
}
MORE = {"多": ">", "余": ">", "来": "~"}
#: A range has no single value: it is told by its lower end.
RANGE = ">="
#: A comma inside keeps a number from starting in the middle of another one; 第 makes it an ordinal,
#: a capital letter or a sign part of a name (A4, 4×400).
NOT_BEFORE = r"(?<![\d.,第初A-Z×xX#№:：/〇一二两三四五六七八九十百千万亿几数])"
SCALE = r"(?:[十百千]?[万亿]|万亿|[百千](?![瓦米克伏赫卡焦]))"
NEAR = frozenset("附最临邻靠远贴亲切")
SHORT_QUOTE = re.compile(r"“[^“”。！？]{1,30}”|‘[^‘’。！？]{1,30}’|「[^「」。！？]{1,30}」|《[^《》]{1,60}》")
LIST_OF_ORDINALS = re.compile(r"(?:第[\d一二三四五六七八九十]+|[一二三四五六七八九])[、至和及]$")
#: 为期|一个月: how long it lasts counts even if it is one.
LASTING = re.compile("(?:为期|历时|赛期|工期|学制)$")
AGE = re.compile("平均(?:年龄)?[^，。；、]{0,5}$")
CLOCK = frozenset(("分", "秒", "分钟"))
CLOCK_BEFORE = re.compile(r"[\d一二两三四五六七八九十][时点分]钟?$")
RANKED = frozenset(("名", "位", "强"))
WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


#: 武警三|支队: the third of them, but 三支|队伍.
_NUMBERED_TEAM = "支队(?![伍员])"


@dataclass(frozen=True, slots=True)
class QuantityFinder:
    """Finds quantities in one sentence; built once from the lexicons ``units``, ``units_after_digits``,
    ``not_units``, ``quantity_idioms`` and ``quantity_tails``."""

    pattern: re.Pattern[str]
    not_unit: re.Pattern[str]
    idiom: re.Pattern[str]
    tail: re.Pattern[str]
    after_digits: frozenset[str]

    @classmethod
    def of(cls, resources: Resources) -> QuantityFinder:
        units = resources.words("units")
        number = rf"(?:{ARABIC}(?:亿\d+(?=万))?|{CHINESE})"
        per = "(?:/(?:[人户亩日天年月次件个家台吨秒]|小时|平方米|立方米|公里|平方公里))?"
        unit = rf"(?:[大小]项|岁|{alternatives(units)})(?:（[^（）\d]{{1,3}}）)?{per}"
        pattern = (
            rf"(?P<before>{alternatives(BEFORE)})?(?P<below>零下)?\s?{NOT_BEFORE}"
            rf"(?:百分之(?P<percent>\d+(?:\.\d+)?|[零一二两三四五六七八九十百点]+)"
            rf"|(?P<under>[一二三四五六七八九十百]+)分之(?P<over>[一二两三四五六七八九十]+)(?!\d)"
            rf"|(?P<tenths>[一二两三四五六七八九]|\d)(?P<half>成半?)"
            rf"|(?P<rate>\d+(?:\.\d+)?)(?P<per>/10万)"
            rf"|(?P<low>{number})(?P<more>[多余来])?(?P<scale>{SCALE})?"
            rf"(?:(?:{alternatives(units)})?(?:至|到|—+|-|~|～|－|–)(?P<high>{number})(?P<highscale>{SCALE})?)?(?P<more2>[多余来])?"
            rf"\s?(?P<unit>{unit})(?P<plus>半|多|余)?)"
            rf"(?P<after>{alternatives(AFTER)})?"
        )
        return cls(
            pattern=compiled(pattern),
            not_unit=compiled(f"{_NUMBERED_TEAM}|{alternatives(resources.words('not_units'))}"),
            idiom=compiled(alternatives(resources.words("quantity_idioms"))),
            tail=compiled(alternatives(resources.words("quantity_tails"))),
            after_digits=frozenset(resources.words("units_after_digits")),
        )

    def find(self, text: str) -> tuple[Mention, ...]:
        """The quantities of a sentence, ascending, not overlapping; positions count in ``text``."""
        folded = text.translate(WIDTH)
        blocked = [m.span() for m in SHORT_QUOTE.finditer(folded)]
        blocked += [m.span() for m in self.idiom.finditer(folded)]
        return tuple(self._scan(text, folded, blocked))

    def _scan(self, text: str, folded: str, blocked: list[tuple[int, int]]) -> Iterator[Mention]:
        position = 0
        while match := self.pattern.search(folded, position):
            start = _start(match, folded)
            quantity = None
            if not any(a < match.end() and start < b for a, b in blocked):
                quantity = self._read(match, folded, start)
            # A match that means nothing may hide one that starts inside it: 第三、2名.
            position = match.end() if quantity else start + 1
            if quantity:
                # 9大项: 大项 is what is counted, and the list before it ends with it.
                parts = match["unit"] in ("大项", "小项")
                end = match.start("unit") if parts else match.end()
                yield Mention("Quantity", start, end, text[start:end], quantity=quantity)

    def _read(self, match: re.Match[str], text: str, start: int) -> Quantity | None:
        before = match["before"] if start == match.start() else None
        if match["percent"]:
            return _quantity(match, numeral(match["percent"]), "%", before)
        if match["under"]:
            return _fraction(match, before)
        if match["tenths"]:
            if self.not_unit.match(text, match.start("half")) or _is_word(text, match.end("half")):
                return None
            value = (numeral(match["tenths"]) or 0) * 10 + (5 if match["half"].endswith("半") else 0)
            return _quantity(match, value, "%", before)
        if match["per"]:
            return _quantity(match, float(match["rate"]), match["per"], before)
        return self._counted(match, text, start, before)

    def _counted(self, match: re.Match[str], text: str, start: int, before: str | None) -> Quantity | None:
        low, unit = match["low"], match["unit"]
        if self._misread(match, text, start, before):
            return None
        value = numeral(low + (match["scale"] or match["highscale"] or ""))
        unit = unit.removeprefix("大").removeprefix("小") if unit in ("大项", "小项") else unit
        if value is None or (
            match["high"] and (match["high"][0] in "百千万亿" or not numeral(match["high"]))
        ):
            return None
        if match["plus"] == "半":
            value += 0.5
        return _quantity(match, -value if match["below"] else value, unit, before)

    def _misread(self, match: re.Match[str], text: str, start: int, before: str | None) -> bool:
        """True where the words around show that nothing is counted."""
        low, unit, single = match["low"], match["unit"], len(match["low"]) == 1
        chinese = not low[0].isdigit()
        plain = not (match["more"] or match["more2"] or match["scale"] or match["high"])
        unit_at = match.start("unit")
        if self.not_unit.match(text, unit_at) or self.tail.match(text, match.end("unit")):
            return True
        if chinese and single and plain and (unit in self.after_digits or _place(text, match.end("unit"))):
            return True
        # 一名党员 tells of one, but counts nothing; 一天半 and 一倍 do.
        single_one = low == "一" and plain and unit != "倍" and match["plus"] != "半"
        if single_one and not LASTING.search(text, max(0, start - 3), start):
            return True
        # How old people are is read with their names; only of a team it is a figure.
        if unit == "岁" and not AGE.search(text, max(0, start - 10), start):
            return True
        # 千名群众, 百家企业: round words of headlines, unless the text says about, over, 余.
        if low[0] in "百千万亿" and not (before or match["more"] or match["more2"]):
            return True
        # 8时30分, 3分20秒: the second half of a time of day or a result.
        if unit in CLOCK and CLOCK_BEFORE.search(text[max(0, start - 4) : start]):
            return True
        if LIST_OF_ORDINALS.search(text[max(0, match.start("low") - 8) : match.start("low")]):
            return True
        return text[start - 1 : start] == "前" and (
            unit in RANKED or text.startswith("名", match.end("unit"))
        )


def _start(match: re.Match[str], text: str) -> int:
    """附近3个: 近 belongs to the word before it, so the quantity starts behind 近."""
    before = match["before"]
    if (
        before in {"近", "约", "超", "上"}
        and match.start()
        and text[match.start() - 1] in NEAR | _JOINED[before]
    ):
        return match.start() + len(before)
    return match.start()


_JOINED = {
    "近": frozenset(),
    "约": frozenset("大节预合签契"),
    "超": frozenset("商政赶反高"),
    "上": frozenset("以网线路街楼会场马村市身山桌车船台晚早手世地月周线加送岗向北南海"),
}


def _is_word(text: str, position: int) -> bool:
    """七成 in 七成立 is no share: 成 starts a word."""
    return text[position : position + 1] in set("立果本绩功为交长效人品都就才熟套员了年语")


def _place(text: str, position: int) -> bool:
    """三台县, 五台山: a place that starts with a numeral."""
    return text[position : position + 1] in set("县市区镇乡村山")


def _fraction(match: re.Match[str], before: str | None) -> Quantity | None:
    under, over = numeral(match["under"]), numeral(match["over"])
    if not under or over is None:
        return None
    if under == 100:
        return _quantity(match, over, "%", before)
    if under == 1000:
        return _quantity(match, over, "‰", before)
    return _quantity(match, round(over / under, 4), "", before)


def _quantity(match: re.Match[str], value: float | None, unit: str, before: str | None) -> Quantity | None:
    if value is None:
        return None
    if before:
        qualifier = BEFORE[before]
    elif match["after"]:
        qualifier = AFTER[match["after"]]
    elif match["high"]:
        qualifier = RANGE
    else:
        more = match["more"] or match["more2"] or (match["plus"] if match["plus"] != "半" else None)
        qualifier = MORE[more] if more else "="
    return Quantity(round(value, 6), unit, qualifier)


@cache
def _finder() -> QuantityFinder:
    return QuantityFinder.of(load())


def quantities(text: str) -> tuple[Mention, ...]:
    """The quantities of a sentence by the packaged lexicons, ascending, not overlapping.

    >>> [(m.label, m.quantity.value, m.quantity.unit, m.quantity.qualifier)
    ...  for m in quantities("近300人参加，发放宣传册1.2万份，覆盖率不低于百分之九十五。") if m.quantity]
    [('近300人', 300.0, '人', '~'), ('1.2万份', 12000.0, '份', '='), ('不低于百分之九十五', 95.0, '%', '>=')]
    """
    return _finder().find(text)
