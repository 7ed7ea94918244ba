"""The gazetteer as the stages are given it: frozen, picklable, each part read when it is first asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from kg.gazetteer import tables
from kg.gazetteer.division import Division, stem, variants
from kg.gazetteer.home import home, homes
from kg.gazetteer.matching import NameIndex

__all__ = ["EMPTY", "Gazetteer"]

_Value = TypeVar("_Value")
#: Counties whose names stay in memory: an archive of many papers stays small, one paper reads once.
_COUNTIES_KEPT = 96
#: The town that stands before a community or village.
_TOWN_BEFORE = re.compile(r"[\u3400-\u9fff]{1,8}(?:街道(?:办事处|办)?|镇|乡|苏木)$")


@dataclass(frozen=True)
class Gazetteer:
    """Divisions by code, by name and by county.

    :param directory: where the shipped tables are; ``None`` for none.
    :param local: rows of a user's own tables; a row replaces the shipped one with the same code.
    """

    directory: Path | None = None
    local: tuple[Division, ...] = ()

    @classmethod
    def load(cls, directory: Path, *local: Path) -> Gazetteer:
        """The shipped tables and a user's own, later tables over earlier ones.

        :raises DataFileError: a line of a user's table is wrong.
        """
        rows = {row.code: row for path in local for row in tables.local_table(path)}
        return cls(directory, tuple(rows[code] for code in sorted(rows)))

    def __reduce__(self) -> tuple[object, ...]:
        # What was read stays behind: a worker reads its own county again in milliseconds.
        return Gazetteer, (self.directory, self.local)

    @cached_property
    def upper(self) -> tuple[Division, ...]:
        """Provinces, cities and counties, ascending by code."""
        shipped = tables.upper(self.directory) if self.directory else ()
        return self._merge(shipped, (row for row in self.local if len(row.code) == 6))

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Short names of divisions that are everyday words."""
        return tables.words(self.directory / "common_words.txt") if self.directory else frozenset()

    @cached_property
    def by_code(self) -> Mapping[str, Division]:
        """The divisions down to counties by code."""
        return MappingProxyType({row.code: row for row in self.upper})

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Division, ...]]:
        """The divisions down to counties by each printed form of their name."""
        names: dict[str, tuple[Division, ...]] = {}
        for row in self.upper:
            for name in variants(row):
                names[name] = (*names.get(name, ()), row)
        return MappingProxyType(names)

    @cached_property
    def _upper_index(self) -> NameIndex:
        return NameIndex.of(self.by_name)

    @cached_property
    def _county_tables(self) -> dict[str, Mapping[str, Division]]:
        return {}

    @cached_property
    def _finders(self) -> dict[str, NameIndex]:
        return {}

    def get(self, code: str) -> Division | None:
        """The division with this code, at any level."""
        if len(code) == 6:
            return self.by_code.get(code)
        rows = self._street_rows(code[:6]) if len(code) == 9 else self._community_rows(code[:6])
        return next((row for row in rows if row.code == code), None)

    def chain(self, division: Division | None) -> tuple[Division, ...]:
        """The division and what it lies in, from the inside out."""
        found: list[Division] = []
        while division and division not in found:
            found.append(division)
            division = self.get(division.parent) if division.parent else None
        return tuple(found)

    def named(self, name: str) -> tuple[Division, ...]:
        """The provinces, cities and counties with this name."""
        return self.by_name.get(name, ())

    def counties_named(self, name: str) -> tuple[Division, ...]:
        """The counties with this name: 朝阳区 is two."""
        return tuple(row for row in self.named(name) if row.level == "county")

    def counties_of(self, division: Division) -> tuple[Division, ...]:
        """The counties of a city or province; a county, and a city that has none (东莞市), is its own."""
        if division.level == "county":
            return (division,)
        prefix = division.code[: 2 if division.level == "province" else 4]
        counties = (row for row in self.upper if row.level == "county" and row.code.startswith(prefix))
        return tuple(counties) or (division,)

    def street_rows(self, county: str) -> tuple[Division, ...]:
        """The streets and towns of a county, ascending by code."""
        return self._street_rows(county)

    def streets(self, county: Division | str) -> Mapping[str, Division]:
        """Printed form → street or town of one county; a form that two of them share is left out."""
        return self._table(county if isinstance(county, str) else county.code, "street")

    def communities(self, county: Division | str) -> Mapping[str, Division]:
        """Printed form → community or village of one county; a form that two of them share is left out."""
        return self._table(county if isinstance(county, str) else county.code, "community")

    def counties_with_street(self, name: str) -> tuple[str, ...]:
        """The codes of the counties that have a street or town of this official name."""
        shipped = tables.streets_by_name(self.directory).get(name, ()) if self.directory else ()
        own = (row.code for row in self.local if row.level == "street" and row.name == name)
        return tuple(sorted({code[:6] for code in (*shipped, *own)}))

    def communities_of(self, street: Division) -> Mapping[str, Division]:
        """Printed form → community or village of one street or town."""
        rows = (row for row in self._community_rows(street.code[:6]) if row.parent == street.code)
        return MappingProxyType(_unique(rows))

    def leading(self, text: str) -> str | None:
        """The longest name of a province, city or county that a text begins with."""
        return self._upper_index.longest(text, 0)

    def home(self, text: str) -> Division | None:
        """The county, or else the city, that a page is about; ``None`` when nothing is sure."""
        return home(self, text)

    def homes(self, page: str, articles: Mapping[str, str]) -> dict[str, Division | None]:
        """Article id → its home; the page's, unless the article is plainly of another place."""
        return homes(self, page, articles)

    def find(self, text: str, home: Division | None = None) -> list[tuple[int, int, Division]]:
        """Exact names in a text: ``(start, end, division)``, ascending, longest match, not overlapping.

        All provinces, cities and counties, and the streets and communities of the home county (of a home
        city: the streets of its counties). A name that several divisions share is the one nearest to home;
        where none is nearest it is left out.
        """
        local = [self._table(home.code, level) for level in ("street", "community")] if home else []
        found = []
        elsewhere: set[str] = set()
        for start, end, name in self._finder(home).matches(text):
            lower = [names[name] for names in local if name in names]
            division = lower[0] if lower else self.nearest(self.named(name), home)
            if division and division.level == "community" and self._is_elsewhere(text, start, division):
                elsewhere.add(division.code)
            if division and (lower or self._stands_free(text, start, end, division, home)):
                found.append((start, end, division))
        return [row for row in found if row[2].code not in elsewhere]

    def _is_elsewhere(self, text: str, start: int, division: Division) -> bool:
        """The text puts the village in another town: it is a namesake that the table does not have."""
        town = _TOWN_BEFORE.search(text[max(0, start - 12) : start])
        parent = self.get(division.parent)
        return bool(town and parent and parent.name not in town.group())

    def _stands_free(
        self, text: str, start: int, end: int, division: Division, home: Division | None
    ) -> bool:
        """Not a piece of other words: 示范|县, 会同县公安局 (together with), 市中区|域."""
        if text[start:end].endswith("区") and text[end : end + 1] in ("域", "位", "间"):
            return False
        if end - start > 2 and stem(division.name) not in self.common_words:
            return True
        before = text[start - 1 : start]
        hanzi = "\u3400" <= before <= "\u9fff"
        return division in self.chain(home) or not hanzi or before in "省市州区盟在和与赴到"

    def nearest(self, candidates: tuple[Division, ...], home: Division | None) -> Division | None:
        """The only candidate, or the only one in the home city or else the home province."""
        for length in (6, 4, 2) if home else ():
            near = [row for row in candidates if home and row.code[:length] == home.code[:length]]
            if len(near) == 1:
                return near[0]
        return candidates[0] if len(candidates) == 1 else None

    def _finder(self, home: Division | None) -> NameIndex:
        """All names that may stand in a text of this home."""
        if home is None:
            return self._upper_index
        if home.code not in self._finders:
            # Villages of two characters (中村, 新村) are found in too many other words.
            villages = [name for name in self._table(home.code, "community") if len(name) > 2]
            names = [*self._table(home.code, "street"), *villages]
            _keep(self._finders, home.code, self._upper_index.joined(NameIndex.of(names)))
        return self._finders[home.code]

    def _table(self, area: str, level: str) -> Mapping[str, Division]:
        key = f"{area} {level}"
        if key not in self._county_tables:
            _keep(self._county_tables, key, MappingProxyType(_unique(self._rows(area, level))))
        return self._county_tables[key]

    def _rows(self, area: str, level: str) -> tuple[Division, ...]:
        if level == "community":
            return self._community_rows(area)
        division = self.get(area)
        if division is None or division.level == "county":
            return self._street_rows(area)
        if division.level == "province":
            return ()
        return tuple(row for county in self.counties_of(division) for row in self._street_rows(county.code))

    def _street_rows(self, county: str) -> tuple[Division, ...]:
        shipped = tables.streets(self.directory, county) if self.directory else ()
        own = (row for row in self.local if row.level == "street" and row.code[:6] == county)
        return self._merge(shipped, own)

    def _community_rows(self, county: str) -> tuple[Division, ...]:
        shipped = tables.communities(self.directory, county) if self.directory else ()
        own = (row for row in self.local if row.level == "community" and row.code[:6] == county)
        return self._merge(shipped, own)

    @staticmethod
    def _merge(shipped: tuple[Division, ...], own: Iterable[Division]) -> tuple[Division, ...]:
        replaced = {row.code: row for row in own}
        if not replaced:
            return shipped
        rows = {row.code: row for row in shipped} | replaced
        return tuple(rows[code] for code in sorted(rows))


def _keep(cache: dict[str, _Value], key: str, value: _Value) -> None:
    """Put a value into a cache; the oldest goes when it is full."""
    if len(cache) >= 2 * _COUNTIES_KEPT:
        del cache[next(iter(cache))]
    cache[key] = value


def _unique(rows: Iterable[Division]) -> dict[str, Division]:
    """Printed form → division; a division's own short name wins over another's variant."""
    names: dict[str, list[Division]] = {}
    for row in rows:
        for name in variants(row):
            names.setdefault(name, []).append(row)
    unique: dict[str, Division] = {}
    for name, candidates in names.items():
        own = [row for row in candidates if row.name == name] or candidates
        if len(own) == 1:
            unique[name] = own[0]
    return unique


#: No tables at all: everything answers with nothing.
EMPTY = Gazetteer()
