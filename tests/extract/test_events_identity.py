"""Which mentions are one event: pointers, fuller names, and members of a series."""

from __future__ import annotations

import pytest
from kg.extract.events import Occurrence, cluster
from kg.model import BlockKind, Status

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
    ],
)
def test_mentions_of_one_event_are_tied_together(labels: list[str], events: list[list[str]]) -> None:
    assert named(*labels) == events


def test_a_pointer_never_stands_in_the_name() -> None:
    (happening,) = cluster(
        [Occurrence(0, 0, "此次科普禁毒宣传活动", BlockKind.PARAGRAPH, Status.DONE)], HEADS
    )
    assert happening.label == "科普禁毒宣传活动"
