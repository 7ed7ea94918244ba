"""Pages of many cities in one build: streets of one name are as many nodes as there are streets."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from random import Random

import kg
import pytest
from kg.gazetteer import Division, Gazetteer

GAZETTEER = Gazetteer.load(Path(__file__).parents[2] / "data" / "gazetteer")
NAMES, CITIES = 12, 3
PAGE = """{street}举办法律咨询活动

本报讯（记者 李明）6月14日，{county}{street}联合区司法局举办法律咨询活动，发放宣传单500余份。

邻里文化节开幕

本报讯（记者 王芳）近日，{street}举办邻里文化节，{county}文化馆参加。
"""


@cache
def streets() -> tuple[Division, ...]:
    """Of some names that streets of three cities have, three streets each, always the same."""
    by_name: defaultdict[str, dict[str, Division]] = defaultdict(dict)
    for county in GAZETTEER.upper:
        for row in GAZETTEER.street_rows(county.code) if county.level == "county" else ():
            by_name[row.name].setdefault(row.code[:4], row)
    shared = sorted(name for name, rows in by_name.items() if len(rows) >= CITIES)
    random = Random(1)
    return tuple(
        by_name[name][city]
        for name in random.sample(shared, NAMES)
        for city in random.sample(sorted(by_name[name]), CITIES)
    )


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    place = tmp_path_factory.mktemp("cities")
    for row in streets():
        county = GAZETTEER.get(row.county)
        assert county
        text = PAGE.format(street=row.name, county=county.name)
        (place / f"{row.code}.txt").write_text(text, "utf-8")
    return kg.build(place)


def test_streets_of_one_name_are_not_merged(graph: kg.Graph) -> None:
    nodes = defaultdict(set)
    for fact in graph.facts:
        if fact.predicate == "hosted" and fact.subject.type == "Street":
            nodes[fact.source].add(fact.subject.id)
    # Both articles of a page mean one street, the one of its county: with its county's name and without.
    assert nodes == {f"{row.code}.txt": {f"{row.name}-{row.code}"} for row in streets()}
    assert len(set().union(*nodes.values())) == NAMES * CITIES


def test_only_what_lies_in_one_city_is_shared_by_pages(graph: kg.Graph) -> None:
    for entity in graph.entities:
        cities = {mention[:4] for mention in entity.mentions}
        assert len(cities) == 1, entity


def test_every_place_of_the_corpus_has_its_code(graph: kg.Graph) -> None:
    coded = {entity.code: entity.label for entity in graph.entities if entity.code}
    assert coded.items() >= {row.code: row.name for row in streets()}.items()
