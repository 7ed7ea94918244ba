"""The graph for computing, the positions, the bytes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import kg.view
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kg.model import Metric
from kg.view import render, to_networkx
from kg.view.communities import communities
from kg.view.layout import positions
from kg.view.packing import pack, separate
from tests.view.sample import argument, fact, graph, sample_page

A, B = argument("甲街道", "Street"), argument("乙活动", "Event")


def test_every_fact_is_an_edge_and_parallel_ones_stay_apart() -> None:
    made = to_networkx(sample_page())
    assert made.number_of_edges() == len({one.id for one in sample_page().facts})
    both = graph((fact(A, "hosted", B, "甲"), fact(A, "partneredWith", B, "乙"), fact(B, "heldAt", A, "丙")))
    assert {data["predicate"] for _, _, data in to_networkx(both).edges(data=True)} == {
        "hosted",
        "partneredWith",
        "heldAt",
    }


def test_nodes_say_what_they_are() -> None:
    day = argument("近日", "Date", "")
    count = argument("x", "Metric", "", metric=Metric("参加人数", 40, "名", ">"))
    made = to_networkx(graph((fact(B, "heldOn", day, "近日"), fact(B, "hasMetric", count, "40多名"))))
    assert made.nodes["乙活动"]["type"] == "Event"
    assert made.nodes["乙活动"]["articles"] == ["page#1"]
    assert made.nodes["Date:近日"]["literal"]
    assert made.nodes["Metric:page#1/x"]["label"] == "参加人数 >40名"


def test_drawing_does_without_a_notebook_and_leaves_it_to_others() -> None:
    program = (
        "import sys; from tests.view.sample import sample_page; from kg.view import render;"
        "render(sample_page(), title='图'); assert 'IPython' not in sys.modules;"
        "from IPython.display import IFrame; IFrame('page.html', 1, 1)"
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], env=environment, check=True)


def test_the_page_depends_on_nothing_but_the_graph() -> None:
    program = (
        "import hashlib; from tests.view.sample import sample_page; from kg.view import render;"
        "print(hashlib.sha256(render(sample_page(), title='图').encode()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    seen = {
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_the_page_is_one_strict_document() -> None:
    page = render(graph((fact(A, "hosted", B, "甲街道举办乙活动。"),)), title="图")
    assert page.startswith("<!doctype html>\n<html lang=")
    assert "default-src 'none'" in page.replace("&#39;", "'")
    assert re.findall(r"""(?:src|href|url|import)\s*[=(]?\s*["']?https?:""", page) == []
    assert "甲街道举办乙活动" in page


def test_what_the_legend_does_not_know_is_called_by_its_own_name() -> None:
    page = render(graph((fact(argument("丙", "Comet"), "orbits", B, "丙绕乙。"),)), title="图")
    assert '"name":"Comet","zh":"Comet"' in page
    assert '"name":"orbits","zh":"orbits"' in page


def test_the_legend_tells_every_class_apart_without_colour() -> None:
    legend = json.loads((Path(kg.view.__file__).parent / "page_files" / "legend.json").read_text("utf-8"))
    shapes = [entry["shape"] for name, entry in legend["types"].items() if name]
    assert len(shapes) == len(set(shapes))


names = st.integers(0, 40).map("点{}".format)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(names, names), max_size=90), st.sets(names))
def test_positions_are_finite_apart_and_blind_to_order(pairs: list[tuple[str, str]], more: set[str]) -> None:
    nodes = sorted({name for pair in pairs for name in pair} | more)
    first = positions(nodes, pairs)
    turned = [(b, a) for a, b in reversed(pairs)]
    assert positions(reversed(nodes), turned) == first
    assert len(set(first.values())) == len(nodes)
    assert all(abs(x) < 1e6 and abs(y) < 1e6 for x, y in first.values())


boxes = st.tuples(*[st.integers(1, 400)] * 4).map(
    lambda b: (float(b[0]), float(b[1]), float(b[0] + b[2]), float(b[1] + b[3]))
)


@given(st.lists(boxes, max_size=25))
def test_packed_boxes_do_not_overlap(rows: list[tuple[float, float, float, float]]) -> None:
    shifted = [
        (l + x, t + y, r + x, b + y)
        for (l, t, r, b), (x, y) in zip(rows, pack(rows), strict=True)  # noqa: E741
    ]
    for n, (left, top, right, bottom) in enumerate(shifted):
        for l, t, r, b in shifted[:n]:  # noqa: E741
            assert r <= left or right <= l or b <= top or bottom <= t


@pytest.mark.parametrize("count", [2, 9, 40])
def test_points_in_one_place_are_pushed_apart(count: int) -> None:
    places = separate([(0.0, 0.0)] * count)
    assert len(set(places)) == count


def test_groups_are_seeded_and_leaves_follow_their_neighbour() -> None:
    star = [("中", leaf) for leaf in "甲乙丙"]
    ring = [("一", "二"), ("二", "三"), ("三", "一")]
    found = communities("中甲乙丙一二三孤", star + ring + [("中", "一")])
    assert len({found[name] for name in "中甲乙丙"}) == 1
    assert len({found[name] for name in "一二三"}) == 1
    assert found["孤"] not in {found[name] for name in "中甲一"}
    assert (
        communities("孤三二一丙乙甲中", [(b, a) for a, b in reversed(star + ring + [("中", "一")])]) == found
    )


def test_one_way_of_writing_a_date_may_stand_for_several_days() -> None:
    days = [argument("当日", "Date", "", iso=iso) for iso in ("2023-06-14", "2023-06-15")]
    page = render(graph((fact(A, "heldOn", days[0], "甲"), fact(B, "heldOn", days[1], "乙"))), title="图")
    assert '"values":[["当日","2023-06-14"],["当日","2023-06-15"]]' in page


def test_an_excerpt_keeps_the_best_connected_with_their_values() -> None:
    hub = argument("中", "Street")
    facts = [fact(hub, "hosted", argument(f"活动{n}", "Event"), "中") for n in range(5)]
    facts += [fact(hub, "heldOn", argument("近日", "Date", ""), "近日")]
    page = render(graph(tuple(facts)), title="图", most=3)
    assert '"whole":[6,6]' in page
    assert '"label":["中","活动0","活动1"]' in page
    assert '"values":[["近日",null]]' in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_the_legend_names_has_words_in_both_languages(language: str) -> None:
    legend = json.loads((Path(kg.view.__file__).parent / "page_files" / "legend.json").read_text("utf-8"))
    tables = ("types", "predicates", "statuses")
    assert [(t, n) for t in tables for n, entry in legend[t].items() if language not in entry] == []
