"""The line of fields under a headline on the web: 2023-10-09 来源：… 作者：… → who wrote, and when."""

from __future__ import annotations

import re

from kg.model import Text
from kg.read.credits import Signature, sign
from kg.read.masthead import Furniture, issue_date, page_words
from kg.read.wording import Wording

__all__ = ["credit_line"]

_LONGEST = 120
_OTHER = (
    r"信息来源|稿件来源|文章来源|来源|稿源|发布时间|发布日期|更新时间|时间|日期|浏览次数|浏览量|浏览|阅读量|阅读|点击数|点击"
    r"|字体大小|字体|字号|栏目|分类|标签|审稿|供图单位|发布人|发布单位|发布机构|发布者|录入"
)


def credit_line(text: Text, wording: Wording) -> tuple[Signature, Furniture] | None:
    """The credits of a line of fields, and its date; None if it is no such line or names nobody.

    A line of who did what and nothing else (记者：张三 摄影：李四) is a plain credit and not taken here.
    """
    value = text.value
    if len(value) > _LONGEST or "。" in value:
        return None
    fields = list(re.finditer(rf"({_OTHER}|{wording.any_role})\s*[：:]\s*", value))
    issued = issue_date(value)
    others = issued is not None or any(field[1] not in wording.kinds for field in fields)
    if not fields or not others or len(page_words(value[: fields[0].start()])) > 12:
        return None
    ends = [field.start() for field in fields[1:]] + [len(value)]
    signatures = [
        sign(text.slice(field.start(), end).strip(), wording)
        for field, end in zip(fields, ends, strict=True)
        if wording.kinds.get(field[1], "editor") != "editor"
    ]
    credits = tuple(credit for signature in signatures if signature for credit in signature.credits)
    return (Signature(credits), Furniture(issued)) if credits else None
