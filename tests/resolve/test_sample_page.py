"""The sample page's gold facts: one node for one thing, the right codes, none of the false merges."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kg.gazetteer import Division, Gazetteer
from kg.model import Argument, Entity, Fact
from kg.resolve import resolve
from kg.resolve.keys import clean
from kg.resources import load as load_resources
from tests.resolve import gold

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "data" / "gold"
ARTICLES = tuple(gold.article(f"page#{number}") for number in range(1, 12))


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.load(ROOT / "data" / "gazetteer")


@cache
def home() -> Division:
    found = gazetteer().home((ROOT / "data" / "pages" / "pingcheng.txt").read_text("utf-8"))
    assert found is not None
    return found


@cache
def facts() -> tuple[Fact, ...]:
    return gold.load(GOLD / "seed.jsonl", GOLD / "seed_entities.jsonl")


def resolved(rows: tuple[Fact, ...]) -> tuple[tuple[Fact, ...], tuple[Entity, ...]]:
    homes = {article.id: home() for article in ARTICLES}
    return resolve(rows, ARTICLES, gazetteer=gazetteer(), home=homes, resources=load_resources())


@cache
def nodes() -> dict[tuple[int, str], set[str]]:
    """(article, label) → ids; a label may stand for an event and a programme in one article."""
    found: dict[tuple[int, str], set[str]] = {}
    for fact in resolved(facts())[0]:
        for argument in (fact.subject, fact.object):
            number = int(fact.article.rpartition("#")[2])
            found.setdefault((number, argument.label.strip("“”")), set()).add(argument.id)
    return found


@cache
def entities() -> dict[str, Entity]:
    return {entity.id: entity for entity in resolved(facts())[1]}


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


ENTITIES = rows("seed_entities.jsonl")
#: A name the gold uses for a lasting programme and for one occasion; a fact says which of the two it means.
TWOFOLD = {"Event", "Program", "Group", "Topic", "Organization"}


@pytest.mark.parametrize("row", ENTITIES, ids=lambda row: row["label"])
def test_every_canonical_entity_is_one_node_with_its_code(row: dict[str, Any]) -> None:
    labels = {row["label"], *row["aliases"]}
    kinds = {row["cls"]} if row["cls"] in TWOFOLD else None
    ids = {
        node
        for number in row["articles"]
        for label in labels
        for node in nodes().get((number, label.strip("“”")), set())
        if node and (kinds is None or entities()[node].type in kinds)
    }
    if not ids:
        pytest.skip("no gold fact has this label as an argument")
    assert len(ids) == 1, ids
    entity = entities()[ids.pop()]
    assert (entity.code or "") == row["code"]
    if row["code"]:
        assert (entity.type, entity.label) == (row["cls"], row["label"])


TRAPS = [row for row in rows("seed_traps.jsonl") if row["predicate"] in ("(same as)", "(distinct node from)")]


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap["id"])
def test_no_trap_of_identity(trap: dict[str, Any]) -> None:
    home_id = {article.id: home() for article in ARTICLES}
    names = [trap["subject"].split("（")[0], trap["object"].split("（")[0]]
    kinds = ["Event" if "培训" in name else "Agency" if "消防" in name else "Organization" for name in names]
    same = trap["predicate"] == "(distinct node from)"
    numbers = (9, 11) if "培训" in names[0] else (5, 5) if same else (4, 7)
    pair = tuple(
        gold.fact(Argument(name, kind), "hosted", Argument("活动", "Event"), f"page#{number}")
        for name, kind, number in zip(names, kinds, numbers, strict=True)
    )
    found, _ = resolve(pair, ARTICLES, gazetteer=gazetteer(), home=home_id, resources=load_resources())
    assert (found[0].subject.id == found[1].subject.id) is same


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.sets(st.integers(1, 11), max_size=5))
def test_ids_stay_when_articles_are_shuffled_or_removed(random: Any, removed: set[int]) -> None:
    kept = [fact for fact in facts() if int(fact.article.rpartition("#")[2]) not in removed]
    whole = dict(zip(facts(), resolved(facts())[0], strict=True))
    random.shuffle(kept)
    assert [whole[fact] for fact in kept] == list(resolved(tuple(kept))[0])


def test_every_id_is_a_readable_local_name() -> None:
    for fact in resolved(facts())[0]:
        for argument in (fact.subject, fact.object):
            if argument.type in ("Date", "Role", "Age", "Number", "Literal"):
                assert argument.id == ""
                continue
            entity = entities()[argument.id]
            assert entity.id.replace("-", "").isalnum()
            assert entity.id[0] != "-"
            assert fact.article in entity.mentions


def test_the_order_of_facts_does_not_change_the_entities() -> None:
    assert resolved(facts())[1] == resolved(tuple(reversed(facts())))[1]


# ------------------------------------------------------------------ what the build makes of the page


def built() -> list[dict[str, Any]]:
    """The entities of the committed graph that a gold entity may be."""
    lines = (ROOT / "outputs/entities.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [row for row in rows if row["type"] not in ("Article", "Topic", "Metric")]


def found_in_the_build(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The nodes that an article of a gold entity gives one of its names."""
    names = {clean(name) for name in (row["label"], *row["aliases"])}
    articles = {f"pingcheng#{number}" for number in row["articles"]}
    return [
        node
        for node in built()
        if names & {clean(name) for name in (node["label"], *node["aliases"])}
        and articles & set(node["mentions"])
        and (row["cls"] not in TWOFOLD or node["type"] == row["cls"])
        # What is being built is a programme to the gold (新建某所), what it has become a place.
        and (row["cls"], node["type"]) != ("Place", "Program")
    ]


def test_the_build_gives_an_entity_one_node() -> None:
    found = {row["label"]: found_in_the_build(row) for row in ENTITIES}
    read = [nodes for nodes in found.values() if nodes]
    # What no rule reads yet has no node.
    assert len(read) > 50
    assert [name for name, nodes in found.items() if len(nodes) > 1] == []


def test_the_build_gives_no_two_entities_one_node_and_no_wrong_code() -> None:
    owners: dict[str, set[str]] = {}
    for row in ENTITIES:
        for node in found_in_the_build(row):
            owners.setdefault(node["id"], set()).add(row["label"])
            assert (node["code"] or "") == row["code"], (row["label"], node)
    assert not {node: labels for node, labels in owners.items() if len(labels) > 1}
