"""What reads as a name and what as words."""

from __future__ import annotations

import pytest
from kg.annotate.naming import NameModel
from kg.resources import load

MODEL = NameModel.of(load().lexicons)


def best(before: str, after: str) -> str:
    """The characters at the start of ``after`` with the most evidence for a name."""
    text = before + after
    ends = range(len(before) + 2, min(len(text), len(before) + 5) + 1)
    end = max(ends, key=lambda end: MODEL.weigh(text, len(before), end, sounds=True))
    return text[len(before) : end]


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("局长", "许静介绍，", "许静"),
        ("会长", "和丽芳说，", "和丽芳"),
        ("记者", "王霞明、李长明", "王霞明"),
        ("书记", "李家平走进教室", "李家平"),
        ("主任", "区志平为获奖者颁奖", "区志平"),
        ("老兵", "王立新家的小院", "王立新"),
        ("护士长", "常年芳带队", "常年芳"),
        ("副县长", "欧阳文博主持", "欧阳文博"),
        ("牧民", "巴特尔骑马", "巴特尔"),
        ("经理", "郑凯则带着样品", "郑凯"),
    ],
)
def test_names_end_where_words_begin(before: str, after: str, name: str) -> None:
    assert best(before, after) == name
    assert MODEL.weigh(before + after, len(before), len(before) + len(name), sounds=True) > 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("民警", "都轻轻敲响房门"),
        ("残疾人", "都能过上好日子"),
        ("网格员", "包楼包户"),
        ("工作人员", "向过往群众"),
        ("老人", "戴上红围巾"),
        ("职工", "程中大显身手"),
        ("志愿者", "高度重视安全"),
        ("学生", "代表发言"),
        ("茶农", "应邀参加"),
        ("干部", "包保重点项目"),
        ("邢家", "庄村的老兵"),
    ],
)
def test_words_are_no_names(before: str, after: str) -> None:
    text = before + after
    assert all(MODEL.weigh(text, len(before), len(before) + n) < 2 for n in (2, 3))
