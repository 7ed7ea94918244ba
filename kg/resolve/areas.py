"""The administrative prefix of a name: whose 公安局, and which official division a name is.

市公安局 on a page of 平城区 belongs to 大同市, on a page of 醴陵市 to 醴陵市 itself: the page's home decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.gazetteer import Division, Gazetteer, reading_name, stem

__all__ = ["Area", "Areas"]

#: 全市, 我区, 本县 or the bare level before a body: 市公安局, 区委.
_LEVEL = re.compile(r"(?P<whose>[我全本]?)(?P<level>[省市县区州旗])")
#: The level's character begins another word: 市民, 市场, 区块链, 县城; 市政府 and 市民政局 are none of these.
_WORDS = re.compile(
    r"省[级会]|市(?:民(?!政|族|宗|主|办|革|建|进|盟|间|生|兵)|场(?!馆)|政(?![府协法务数])|[容郊长花井级值树域])"
    r"|县[城域级长道]|区[域块间位级长划]|州[级长]|旗[袍帜舰手]"
)
_OFFICE = re.compile(r"(?P<street>.+街道)(?:办事处|办)|(?P<town>.+(?:镇|乡))(?:人民)?政府")


@dataclass(frozen=True, slots=True)
class Area:
    """A name without its administrative prefix.

    :param rest: what is left of the name; empty if the name was the prefix.
    :param division: the innermost division named in the prefix, or ``None``.
    :param explicit: the prefix stands in the name (it was not taken from the page's home).
    """

    rest: str
    division: Division | None
    explicit: bool


@dataclass(frozen=True, slots=True)
class Areas:
    """Prefixes and divisions as one page reads them.

    :param home: the county or city the page is about.
    """

    gazetteer: Gazetteer
    home: Division | None

    def peel(self, name: str, *, levels: bool = True) -> Area:
        """Take the administrative prefix off a name.

        :param levels: read a bare 市, 区 or 县 as the home's (bodies yes, programmes no).
        """
        rest, area = name, None
        while found := self._leading(rest, area):
            area, rest = found
        if area is None and levels and (found := self._level(rest)):
            area, rest = found
        return Area(rest, area or self.home, area is not None)

    def _leading(self, text: str, area: Division | None) -> tuple[Division, str] | None:
        """The province, city or county whose full name the text begins with, inside ``area``."""
        name = self.gazetteer.leading(text)
        if name is None:
            return None
        division, rest = (
            self.gazetteer.nearest(self.gazetteer.named(name), area or self.home),
            text[len(name) :],
        )
        if division is None or (area and area not in self.gazetteer.chain(division)[1:]):
            return None
        # 市花 is a word, and still the town after 德兴市 may be 花桥镇.
        if _WORDS.match(name[-1] + rest) and not rest.startswith(tuple(self.gazetteer.streets(division))):
            return None
        return division, rest

    def _level(self, text: str) -> tuple[Division, str] | None:
        match = _LEVEL.match(text)
        if not match or _WORDS.match(text[match.start("level") :]):
            return None
        if not match["whose"] and match.end() == len(text):
            return None
        division = self.at_level(match["level"])
        return (division, text[match.end() :]) if division else None

    def at_level(self, level: str) -> Division | None:
        """The home's 市, 区, 县 …: of a district 市 is the city above, of a county-level city itself."""
        chain = self.gazetteer.chain(self.home)
        return next((row for row in chain if row.name.endswith(level) and _fits(row, level)), None)

    def division(self, area: Area) -> Division | None:
        """The official division that a name is, if it is one."""
        if not area.rest:
            return area.division if area.explicit else None
        county = self._county(area.division)
        if county is None:
            return None
        name = office_name(area.rest)
        streets, communities = self.gazetteer.streets(county), self.gazetteer.communities(county)
        if name in streets:
            return streets[name]
        if name in communities:
            return communities[name]
        for end in range(len(name) - 2, 1, -1):
            street = streets.get(name[:end])
            if street and (inside := self._community(name[end:], street)):
                return inside
        return None

    def _community(self, name: str, street: Division) -> Division | None:
        """The community of this name in a street; the name need not be unique in the county."""
        found = self.gazetteer.communities_of(street).get(name)
        return found if found and found.parent == street.code else None

    def _county(self, division: Division | None) -> Division | None:
        """Where streets are looked up: the county itself, or the home county when its city is named."""
        if division and self.home and division in self.gazetteer.chain(self.home):
            return self.home
        return division

    def inside(self, name: str, division: Division | None) -> Division | None:
        """The county of a city that is called so, with or without its last character (平城 for 平城区)."""
        if division is None:
            return None
        city = division
        if division.level == "county" and (above := self.gazetteer.get(division.parent)):
            city = above
        rows = [row for row in self.gazetteer.counties_of(city) if name in (row.name, stem(row.name))]
        return rows[0] if len(rows) == 1 else None


def office_name(name: str) -> str:
    """A street, town or community without the words for its office or committee.

    >>> office_name("洪塘街道办事处"), office_name("湖边社区居委会"), office_name("正闸村村委会")
    ('洪塘街道', '湖边社区', '正闸村')
    """
    match = _OFFICE.fullmatch(name)
    if match:
        return match["street"] or match["town"]
    return reading_name(name, "community")


def _fits(row: Division, level: str) -> bool:
    """A level's character means one level of the state: 区 is no 自治区, 州 is no 市."""
    if level == "省":
        return row.level == "province"
    return row.level != "province" or level == "市"
