"""What a page prints around its articles: the paper's name, its date, page numbers, staff, jump lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kg.patterns import compiled
from kg.read.wording import Wording

__all__ = ["Furniture", "furniture", "issue_date", "jump", "page_words", "paper_name", "section"]

_FULL_DATE = re.compile(
    r"((?:19|20)\d\d)\s*[年\-./]\s*(0?[1-9]|1[0-2])\s*[月\-./]\s*(0?[1-9]|[12]\d|3[01])(?!\d)\s*日?"
)
_PAGE = r"(?:第?\s*[A-Za-z]?\d{1,3}\s*版|第[一二三四五六七八九十]+版|[A-D]\d{1,2}|\d{2}(?=\s|$))"
_PAGE_WORDS = re.compile(
    rf"{_PAGE}|星期[一二三四五六日天]|周[一二三四五六日]|农历\S*|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]\S*"
    r"|[(（]?总?第\d+期[)）]?|今日\S{0,3}版|\d{1,2}:\d\d(?::\d\d)?|报头|报名|出版日期|日期|时间|发布时间|版次|版面|编辑部"
)
_NAME = re.compile(
    r"[\u3400-\u9fff]{1,8}(?:日报|晚报|早报|晨报|时报|商报|新报|快报|都市报|导报|周报|周刊|融媒|新闻|报)"
)
_LABEL = re.compile(r"(?:报头|报名|报纸|来源|稿源|信息来源)\s*：\s*(\S+)")
_LABELLED = re.compile(
    r"(?:报头|报名|报纸|来源|稿源|信息来源|发布时间|出版日期|日期|版次|版面|版名|编辑|责编|责任编辑|投稿邮箱|新闻热线"
    r"|热线电话|电子邮箱|邮箱|电话|传真|网址|地址|社址|邮编|邮发代号|国内统一\S{0,10}号|订阅热线|广告热线|浏览次数|阅读)"
    r"\s*[：:]"
)
_OTHER = re.compile(
    r"(?:https?://|www\.)\S+$|国内统一|邮发代号|CN\s?\d\d-\d{4}|今日\s?\d+\s?版|[A-Za-z]?\d{1,3}$"
)
_JUMP = re.compile(
    r"[（(]?\s*(?:上接|下转|紧接|转|详见)\s*(?:今日|本报)?第?\s*[A-Za-z]?[\d一二三四五六七八九十]{1,3}\s*版\S{0,6}?\s*[）)]?"
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that belongs to the page, not to an article, and what it tells."""

    issued: date | None = None
    paper: str | None = None


def furniture(value: str, wording: Wording) -> Furniture | None:
    """Whether a line is page furniture: a date line, page number, labelled or contact line, jump line."""
    if len(value) > 80 or value.endswith("。"):
        return None
    if jump(value) == (0, len(value)) or re.fullmatch(rf"{_PAGE}[：:·\s]*{wording.section}?", value):
        return Furniture()
    dated = _date_line(value, wording)
    if dated:
        return dated
    bare = value.lstrip("（(【[")
    if _LABELLED.match(bare):
        label = _LABEL.match(bare)
        return Furniture(issue_date(value), paper_name(label[1]) if label else None)
    return Furniture() if _OTHER.match(value) else None


def _date_line(value: str, wording: Wording) -> Furniture | None:
    """A line that holds a full date and hardly anything besides what mastheads print."""
    issued = issue_date(value)
    if issued is None:
        return None
    rest = page_words(value)
    words = [word for word in re.split(r"[\s|｜·：:,，/\-—]+", rest) if word]
    names = [word for word in words if _NAME.fullmatch(word)]
    others = [word for word in words if word not in names and not re.fullmatch(wording.section, word)]
    if sum(map(len, others)) > 4:
        return None
    return Furniture(issued, names[0] if names else None)


def page_words(value: str) -> str:
    """What is left of a line without its date and the words that mastheads print."""
    return _PAGE_WORDS.sub(" ", _FULL_DATE.sub(" ", value)).strip()


def issue_date(value: str) -> date | None:
    """The full date that a line holds, if any."""
    match = _FULL_DATE.search(value)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def paper_name(value: str) -> str | None:
    """The paper's name if the line is one, blanks between its characters removed (大 同 日 报).

    >>> paper_name("大 同 日 报"), paper_name("文明新风入户来")
    ('大同日报', None)
    """
    name = re.sub(r"\s+", "", value) if re.fullmatch(r"\S(?:\s+\S)+", value) else value.strip("《》 ")
    return name if _NAME.fullmatch(name) else None


def section(value: str, wording: Wording) -> bool:
    """Whether the line is the name of a page of the paper (要闻, 民生·社会)."""
    return re.fullmatch(rf"{wording.section}(?:[·\s/]?{wording.section})?", value) is not None


def jump(value: str) -> tuple[int, int] | None:
    """The bounds of 上接第1版 or 下转第3版 at either end of a text.

    >>> jump("（上接第1版）会议强调")
    (0, 7)
    """
    first = _JUMP.match(value)
    if first and (first[0][-1] in "）)" or first.end() == len(value)):
        return first.span()
    last = compiled(rf"{_JUMP.pattern}$").search(value)
    return last.span() if last and last[0][0] in "（(" else None
