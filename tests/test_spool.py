"""Rows on disk are what they would be in memory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from kg.model import Span
from kg.resolve import Nodes
from kg.resolve.entities import Gathered
from kg.spool import Rows, Spool, in_order

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 99), st.integers(1, 9))


@given(st.lists(SPANS), st.lists(st.tuples(st.integers(0, 50), SPANS)), st.integers(0, 5))
def test_a_spool_is_a_list(rows: list[Span], later: list[tuple[int, Span]], in_memory: int) -> None:
    spool: Spool[Span] = Spool(in_memory)
    expected: list[Span] = []
    for row in rows:
        spool.append(row)
        expected.append(row)
    for number, row in later:
        if number < len(expected):
            spool.replace(number, row)
            expected[number] = row
    assert list(spool) == expected
    assert len(spool) == len(expected)


def test_a_spool_can_be_changed_and_read_while_it_is_read() -> None:
    spool: Spool[int] = Spool(in_memory=1)
    for number in range(5):
        spool.append(number)
    seen = []
    for number, row in enumerate(spool):
        seen.append(row)
        spool.replace(number, row * 10)
        assert len(list(spool)) == 5
    assert seen == [0, 1, 2, 3, 4]
    assert list(spool) == [0, 10, 20, 30, 40]


def test_rows_are_what_the_rows_hold() -> None:
    rows = Rows(["甲乙", "", "丙"], iter, 3)
    assert list(rows) == list(rows) == ["甲", "乙", "丙"]
    assert len(rows) == 3
    assert "乙" in rows and "丁" not in rows


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"))), st.integers(1, 5))
def test_lines_are_sorted_as_in_memory(words: list[str], run: int) -> None:
    lines = [f"{word}\n".encode() for word in words]
    assert list(in_order(lines, run=run)) == sorted(set(lines))


def said(key: str, *kinds: str, article: str = "a#1") -> dict[str, Gathered]:
    node = Gathered(key)
    for kind in kinds:
        node.labels[key] += 1
        node.types[kind] += 1
    node.articles.add(article)
    return {key: node}


def test_nodes_add_up_what_articles_say_and_can_be_heard_about_anew() -> None:
    nodes = Nodes()
    nodes.hear(said("文化馆", "Place"))
    assert nodes["文化馆"] == "Place"
    nodes.hear(said("文化馆", "Agency", "Agency", article="b#1"))
    nodes.hear(said("东湖街道", "Street"))
    assert dict(nodes) == {"东湖街道": "Street", "文化馆": "Agency"}
    assert [entity.mentions for entity in nodes.entities] == [("a#1",), ("a#1", "b#1")]
    assert nodes.get("西湖街道") is None
    nodes.forget(["文化馆", "西湖街道"])
    nodes.hear(said("文化馆", "Place"))
    assert dict(nodes) == {"东湖街道": "Street", "文化馆": "Place"}
    assert len(nodes) == len(nodes.entities) == 2
