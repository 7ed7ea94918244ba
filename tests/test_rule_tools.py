"""The tools of people who write rules: a list of what is not read yet, and a first draft of a rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from kg.coverage import coverage
from kg.drafts import draft
from kg.examples import check
from kg.extract.rules import compile_rules
from kg.gazetteer import Gazetteer
from kg.model import Source
from kg.pages import Page, Reader
from kg.resources import Resources, data_directory, load


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(data_directory() / "gazetteer")


def test_every_packaged_example_holds() -> None:
    checked = list(check(load()))
    assert {example.rule for example in checked} == {rule.id for rule in compile_rules(load())}
    assert not [example for example in checked if not example.holds]


def read(text: str, gazetteer: Gazetteer) -> Iterator[Page]:
    return Reader(load(), gazetteer).pages([Source("page.txt", text, "")])


PAGE = """本报讯 6月14日，东湖街道举办邻里文化节。

东湖街道的紫藤今年6月又开了。天气很好，人人高兴。
"""


def test_sentences_with_names_or_numbers_and_no_fact_are_listed(gazetteer: Gazetteer) -> None:
    found = coverage(read(PAGE, gazetteer))
    assert [gap.text for gap in found.gaps] == ["东湖街道的紫藤今年6月又开了。"]
    gap = found.gaps[0]
    assert PAGE[gap.span.start : gap.span.end] == gap.text
    assert gap.holds == ("主体", "时间")
    assert found.published["event.hold@1"] >= 1 and found.sentences == 3


def test_doubtful_facts_are_counted_apart(gazetteer: Gazetteer) -> None:
    found = coverage(read(PAGE, gazetteer), threshold=1.0)
    assert not found.published and found.doubtful.total() >= 1


SENTENCES = [
    "5月9日，东湖街道携手南园社区在人民公园为居民义务理发。",
    "市司法局、市民政局和市残联携手东湖街道签约。",
    "市妇联主席李明在“邻里”节上讲话，It's new。",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_draft_is_a_rule_whose_examples_hold(sentence: str, gazetteer: Gazetteer) -> None:
    resources = load()
    text = draft(sentence, resources, gazetteer)
    own = replace(resources, rules=MappingProxyType({**resources.rules, "my.yaml": text}))
    rule = next(rule for rule in compile_rules(own) if rule.id == "my.rule")
    assert rule.gives
    assert all(example.holds for example in check(own, "my.rule"))


def test_a_list_of_names_is_one_slot(gazetteer: Gazetteer) -> None:
    assert "{甲:ORGS}携手{乙:ORGS}签约" in draft(SENTENCES[1], load(), gazetteer)


@pytest.mark.parametrize("sentence", ["", "天气很好。"])
def test_no_draft_without_names(sentence: str, gazetteer: Gazetteer) -> None:
    assert draft(sentence, load(), gazetteer) == ""


def test_a_users_rule_adds_to_the_packaged_ones(tmp_path: Path, gazetteer: Gazetteer) -> None:
    text = draft(SENTENCES[0], load(), gazetteer)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/mine.yaml").write_text(text, "utf-8")
    own: Resources = load(tmp_path)
    assert {"my.rule", "event.hold"} <= {rule.id for rule in compile_rules(own)}
    assert own.fingerprint != load().fingerprint
