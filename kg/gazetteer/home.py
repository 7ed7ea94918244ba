"""Which county a page is about, from the names that stand in it.

A paper says where it is at home without saying so: it prints its own county and city and their streets
again and again. Names vote; a short form (广汉 for 广汉市) votes less than a full name, a dateline more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.gazetteer.division import Division, stem, variants
from kg.gazetteer.matching import NameIndex

if TYPE_CHECKING:
    from kg.gazetteer.gazetteer import Gazetteer

__all__ = ["home", "homes"]

FULL, SHORT, DATELINE, STREET = 3, 1, 6, 2
#: What the winner needs: a full name, or a dateline, or a short form that is confirmed three times.
ENOUGH = 3
#: How far the winner must be ahead of the second.
MARGIN = 1.25
#: Streets that must agree on one county when no county or city is named.
STREETS_ALONE = 3

_DATELINE = re.compile(
    r"本[报网刊台](?P<place>[一-鿿]{2,8}?)(?:[0-9０-９]{1,2}月[0-9０-９]{1,2}日)?[讯电](?=[（(\s：:，—-])"
)
#: 大同市区 and 全市区域 are no names of districts; 城区, 东区 and the like are everyday words.
_FOLLOWED = re.compile(r"[域位]")
_TOWN = re.compile(r"[一-鿿]{2,6}?(?:街道|镇|乡)")


def home(gazetteer: Gazetteer, text: str) -> Division | None:
    """The county, or else the city, that a page is about; ``None`` when nothing is sure."""
    votes = _votes(gazetteer, text)
    cities = [row for row in votes if row.level != "county"]
    counties = {row: float(vote) for row, vote in votes.items() if row.level == "county"}
    for city in cities:
        if city.level == "city":
            for county in gazetteer.counties_of(city):
                counties.setdefault(county, 0.0)
    scores = {
        county: score for county in counties if (score := _score(gazetteer, text, county, votes)) >= ENOUGH
    }
    return _winner(scores) or _city(gazetteer, votes) or _by_streets(gazetteer, text, bool(votes))


def homes(gazetteer: Gazetteer, page: str, articles: Mapping[str, str]) -> dict[str, Division | None]:
    """The home of each article of a page.

    The page's own home, because one item alone may name a neighbour more often; but a digest of several
    papers has no one home, and an item that never names the page's home and has one of its own keeps it.

    :param articles: article id → its text.
    """
    whole = home(gazetteer, page)
    return {key: _own(gazetteer, whole, text) for key, text in articles.items()}


def _own(gazetteer: Gazetteer, whole: Division | None, text: str) -> Division | None:
    own = home(gazetteer, text)
    if whole is None or own is None or own in gazetteer.chain(whole):
        return whole or own
    if whole in gazetteer.chain(own):
        return own
    near = [row for row in gazetteer.chain(whole) if row.level != "province" or row == whole]
    named = any(name in text for row in near for name in (row.name, stem(row.name)))
    return whole if named else own


def _score(gazetteer: Gazetteer, text: str, county: Division, votes: Mapping[Division, int]) -> float:
    """A county's own votes and its streets; its city's and province's name only decide between equals."""
    direct = votes.get(county, 0)
    streets = {row.name for row in gazetteer.street_rows(county.code) if len(row.name) > 2}
    score = direct + STREET * sum(name in text for name in sorted(streets))
    if not score:
        return 0.0
    above = sum(min(votes.get(row, 0), 4) for row in gazetteer.chain(county)[1:])
    return score + above / 2


def _winner(scores: Mapping[Division, float]) -> Division | None:
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0].code))
    if not ranked:
        return None
    clear = len(ranked) == 1 or ranked[0][1] >= MARGIN * ranked[1][1]
    return ranked[0][0] if clear else None


def _city(gazetteer: Gazetteer, votes: Mapping[Division, int]) -> Division | None:
    """The city whose name and whose counties' names have the most votes."""
    scores: Counter[Division] = Counter()
    for row, vote in votes.items():
        city = row if row.level == "city" else gazetteer.by_code.get(row.parent)
        # Four cities are provinces: there the level between province and county is missing.
        if row.level == "province" and row.name.endswith("市"):
            city = row
        if city and (city.level == "city" or city.name.endswith("市")):
            scores[city] += vote
    return _winner({row: float(score) for row, score in scores.items() if score >= ENOUGH})


def _by_streets(gazetteer: Gazetteer, text: str, named: bool) -> Division | None:
    """The one county that has several of the streets named, when nothing else tells."""
    if named:
        return None
    tails = {m.group()[-n:] for m in _TOWN.finditer(text) for n in range(3, len(m.group()) + 1)}
    counties: Counter[str] = Counter()
    for name in sorted(tails):
        counties.update(gazetteer.counties_with_street(name))
    best = sorted(counties.items(), key=lambda item: (-item[1], item[0]))[:2]
    if not best or best[0][1] < STREETS_ALONE or (len(best) > 1 and best[1][1] * 2 > best[0][1]):
        return None
    return gazetteer.get(best[0][0])


def _votes(gazetteer: Gazetteer, text: str) -> Counter[Division]:
    """Division → votes of its full and short names in the text."""
    index, weights = _evidence(gazetteer)
    votes: Counter[Division] = Counter()
    for _, end, name in index.matches(text):
        if name.endswith("区") and _FOLLOWED.match(text, end):
            continue
        for row, weight in weights[name]:
            votes[row] += weight
    for match in _DATELINE.finditer(text):
        for row in _places(gazetteer).get(match["place"], ()):
            votes[row] += DATELINE
    return votes


@lru_cache(maxsize=8)
def _places(gazetteer: Gazetteer) -> Mapping[str, tuple[Division, ...]]:
    """What may stand in a dateline: every division by its full and its short name."""
    places: dict[str, tuple[Division, ...]] = {}
    for row in gazetteer.upper:
        for name in {row.name: None, stem(row.name): None}:
            places[name] = (*places.get(name, ()), row)
    return places


@lru_cache(maxsize=8)
def _evidence(gazetteer: Gazetteer) -> tuple[NameIndex, Mapping[str, list[tuple[Division, int]]]]:
    """The names that count, and for whom: every full name, the short forms of cities and of 市 and 县."""
    weights: dict[str, list[tuple[Division, int]]] = {}
    for row in gazetteer.upper:
        for name in variants(row):
            if len(name) > 2 or not name.endswith("区"):
                weights.setdefault(name, []).append((row, FULL))
        short = stem(row.name)
        district = row.level == "county" and row.name.endswith("区")
        if len(short) > 1 and short != row.name and not district and short not in gazetteer.common_words:
            weights.setdefault(short, []).append((row, SHORT))
    return NameIndex.of(weights), weights
