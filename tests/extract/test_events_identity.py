"""Which mentions are one event: pointers, fuller names, and members of a series."""

from __future__ import annotations

import pytest
from kg.extract.events import Occurrence, Spot, cluster, current
from kg.model import BlockKind, Status
from tests.extract.text import facts_of

HEADS = frozenset({"义诊", "大赛", "文化节", "科学课", "仪式"})


def named(*labels: str) -> list[list[str]]:
    """The labels of each event, in the order of the text."""
    occurrences = [
        Occurrence(n, 0, label, BlockKind.PARAGRAPH, Status.DONE) for n, label in enumerate(labels)
    ]
    return [[o.label for o in happening.occurrences] for happening in cluster(occurrences, HEADS)]


@pytest.mark.parametrize(
    ("labels", "events"),
    [
        (["爱心义诊活动", "此次义诊"], [["爱心义诊活动", "此次义诊"]]),
        (["第三届广场舞大赛", "本次大赛", "活动"], [["第三届广场舞大赛", "本次大赛", "活动"]]),
        # A pointer with words of its own that name nothing known is the event's name.
        (["科学课", "此次科普禁毒宣传活动"], [["此次科普禁毒宣传活动"]]),
        (
            ["反诈宣传活动", "邻里文化节", "此次反诈宣传活动"],
            [["反诈宣传活动", "此次反诈宣传活动"], ["邻里文化节"]],
        ),
        (["第一期电商培训班", "第二期电商培训班"], [["第一期电商培训班"], ["第二期电商培训班"]]),
        (["敬老宴", "消防演练"], [["敬老宴"], ["消防演练"]]),
        # What a pointer has joined does not draw in other names: 活动 is in each of them.
        (["敬老宴", "活动", "文艺演出活动"], [["敬老宴", "活动"], ["文艺演出活动"]]),
    ],
)
def test_mentions_of_one_event_are_tied_together(labels: list[str], events: list[list[str]]) -> None:
    assert named(*labels) == events


def test_a_headline_names_an_event_of_the_body_in_its_own_words() -> None:
    body = Occurrence(1, 0, "寒假前交通安全宣传活动", BlockKind.PARAGRAPH, Status.DONE)
    headline = Occurrence(0, 0, "寒假前夕交通安全进校园活动", BlockKind.HEADLINE, Status.DONE)
    other = Occurrence(0, 0, "少年科技大赛", BlockKind.HEADLINE, Status.DONE)
    assert len(cluster([body, headline], HEADS)) == 1
    assert len(cluster([body, other], HEADS)) == 2


def test_a_paragraph_speaks_of_the_event_that_somebody_holds_in_its_first_sentence() -> None:
    first = Occurrence(0, 0, "敬老宴", BlockKind.PARAGRAPH, Status.DONE, opens=True)
    own = Occurrence(3, 0, "爱耳日活动", BlockKind.PARAGRAPH, Status.DONE, opens=True)
    aside = Occurrence(3, 0, "爱耳日活动", BlockKind.PARAGRAPH, Status.DONE)
    spot = Spot(5, 0, (0, 20), follows=True)
    for second, label in ((own, "爱耳日活动"), (aside, "敬老宴")):
        found = current(cluster([first, second], HEADS), spot, Status.DONE)
        assert found is not None
        assert found.label == label


def test_a_mere_head_names_the_only_event_of_an_article() -> None:
    assert named("义诊", "此次义诊") == [["义诊", "此次义诊"]]
    assert named("义诊", "敬老宴") == [["敬老宴"]]


def test_a_pointer_never_stands_in_the_name() -> None:
    (happening,) = cluster(
        [Occurrence(0, 0, "此次科普禁毒宣传活动", BlockKind.PARAGRAPH, Status.DONE)], HEADS
    )
    assert happening.label == "科普禁毒宣传活动"


@pytest.mark.parametrize(
    ("text", "hosted"),
    [
        ("南园社区党支部此次开展义诊志愿服务，方便了居民。", {"爱心义诊活动"}),
        ("南园社区党支部还开展环境志愿服务，方便了居民。", {"爱心义诊活动", "环境志愿服务"}),
        ("南园社区党支部此次开展环境志愿服务，方便了居民。", {"爱心义诊活动", "环境志愿服务"}),
    ],
)
def test_what_is_held_this_time_was_spoken_of_before(text: str, hosted: set[str]) -> None:
    page = f"近日，东湖街道联合爱心企业，为居民开展爱心义诊活动。\n\n据了解，{text}\n"
    assert {fact.object.label for fact in facts_of(page) if fact.predicate == "hosted"} == hosted


def test_what_only_points_is_the_event_that_the_headline_names() -> None:
    headline = Occurrence(0, 0, "爱心义诊活动", BlockKind.HEADLINE, Status.DONE)
    pointer = Occurrence(2, 0, "此次活动", BlockKind.PARAGRAPH, Status.DONE)
    other = Occurrence(3, 0, "此次慰问活动", BlockKind.PARAGRAPH, Status.DONE)
    (happening,) = cluster([headline, pointer, other], HEADS)
    assert happening.label == "爱心义诊活动"


def test_an_article_that_only_points_to_its_event_has_one() -> None:
    (happening,) = cluster([Occurrence(2, 0, "此次慰问活动", BlockKind.PARAGRAPH, Status.DONE)], HEADS)
    assert happening.label == "慰问活动"
    assert not cluster([Occurrence(2, 0, "此次活动", BlockKind.PARAGRAPH, Status.DONE)], HEADS)


def test_a_report_of_one_event_without_a_name_speaks_of_it_from_the_beginning() -> None:
    far = Spot(0, 0, (0, 20), follows=False)
    for label, found in (("此次慰问活动", True), ("敬老宴", False)):
        happening = cluster([Occurrence(9, 0, label, BlockKind.PARAGRAPH, Status.DONE)], HEADS)
        assert (current(happening, far, Status.DONE) is not None) is found
