"""The grammar of times: patterns of the calendar and the clock, put together from small named pieces.

Numbers go only as far as the calendar goes; the lookarounds keep out words in which a piece of a date is
something else (年级, 月饼, 日均, 时代, 点评, 前往).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kg.patterns import alternatives

__all__ = ["Form", "forms", "starts"]

NUMERALS = "〇零一二三四五六七八九十百千万亿两几数"
FREE = rf"(?<![0-9.,·/第{NUMERALS}])"
TO = "(?:至|到|[-—–~～]{1,2})"
AND = f"(?:{TO}|[、和及与])"

MONTH_NUMBER = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
DAY_NUMBER = "(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
WEEKDAY = "(?:一(?![节次场期课篇例封讲练会趟回歌题轮个遍评测巡查清报调更换训项份])|[二三四五六日天末])"
WEEK = "(?:周(?![年边岁密到全围期转])|星期|礼拜)"

YEAR = (
    rf"(?:{FREE}(?:(?:1[0-9]|20)[0-9]{{2}}|[一二][〇零○一二三四五六七八九]{{3}})年[度代]?(?![级龄])"
    r"|(?:(?<![目以之从])前|(?<![今以之])后|[去今明当本同次翌])年度?(?![级龄轻代人画味]))"
)
FIRST_MONTHS = f"(?:前(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,2}})个月)"
YEAR_PART = (
    f"(?:{FIRST_MONTHS}|第?[一二三四1-4]季度[初末]?|前[一二两三1-3]个?季度|[上下]半年|[春夏秋冬][季天]|暑假|寒假|暑期"
    "|年?(?:初(?![中级步心高一二三赛审选衷期])|底(?![蕴层线部色数气板商])|末(?![端梢次])|内(?![容部外蒙科设涝]))"
    "|年中(?![国共央心华小学秋考级]))"
)
YEARS = (
    f"(?:{FREE}(?:19|20)[0-9]{{2}}年?{TO}(?:19|20)[0-9]{{2}}年(?![级龄])"
    f"|{FREE}(?:19|20)[0-9]{{2}}{TO}(?:19|20)[0-9]{{2}}学年|{YEAR}{YEAR_PART}?)"
)
MONTH_PART = "(?:[上中下]旬|初(?![中级步心高赛审选衷期])|底(?![蕴层线部色数])|末(?![端梢]))"
MONTH = (
    rf"(?:{FREE}(?:{MONTH_NUMBER}{AND})?{MONTH_NUMBER}月份?(?![球亮嫂饼季光台均薪刊考卡票湾牙租])"
    r"|(?:(?<![以加早晚马])上|[下本这当同次翌])个?月份?(?![球亮季光台]))"
)
DAYS = f"(?:(?:{DAY_NUMBER}{AND})?{DAY_NUMBER}[日号](?:[（(]{WEEK}{WEEKDAY}[）)])?)"
NUMERIC_DAY = "{0}(?:1[0-2]|0?[1-9]){0}(?:3[01]|[12][0-9]|0?[1-9])"
NUMERIC = (
    r"(?:(?<![0-9.\-/])(?:19|20)[0-9]{2}(?:"
    + "|".join(NUMERIC_DAY.format(re.escape(sign)) for sign in "-./")
    + r")(?![0-9]|[-./][0-9]))"
)
LUNAR_DAY = "(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]?|二?十[一二三四五六七八九]?|三十)"
LUNAR = (
    f"(?:(?:农历)?[正冬腊]月{LUNAR_DAY}|(?:农历)?[一二三四五六七八九十]{{1,2}}月初[一二三四五六七八九十]"
    f"|大年(?:初[一二三四五六七八九十]|三十)|农历[一二三四五六七八九十]{{1,2}}月{LUNAR_DAY})"
)
BARE_DAY = (
    rf"(?:(?<![期时续每近共前后头达满过计超逾约隔长住])(?<![0-9.,·/第{NUMERALS}×xX#A-Za-z])"
    rf"(?:[0-9]{{1,2}}{AND})?(?:3[01]|[12][0-9]|0?[1-9])日(?![游内龄捐营制票均常夜]|[以之]内))"
)
SAME_DAY = "(?:[（(][0-9]{1,2}日?[）)])"
QUARTER = (
    "(?:(?<![每这那])(?:第?[一二三四]季度[初末]?|前[一二两三1-3]个?季度|[上下]半年)|(?<!以)"
    + FIRST_MONTHS
    + ")"
)
FIVE_YEARS = '(?:[“"]?十[一二三四五]五[”"]?(?:期间|时期|末|初|以来|开局之年|收官之年))'

HOUR = "(?:2[0-4]|1[0-9]|0?[0-9]|二十[一二三四]?|十[一二三四五六七八九]?|[零一二三四五六七八九两])"
MINUTE = "(?:[0-5]?[0-9]|[二三四五]?十[一二三四五六七八九]?|[零一二三四五六七八九])"
HOURS = "时(?![间代节尚期速段长刻限令评政装差光而常])"
POINT = "点(?![位名评赞亮滴燃心击对儿])"
PAST = f"(?:{MINUTE}分钟?|半|整|[一三]刻|许|钟|多|左右)"
COLON = "(?:(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?![0-9]))"
CLOCK = f"(?:{HOUR}(?:{HOURS}|{POINT}){PAST}{{0,2}}|{COLON})"
#: Without a part of the day before it: 18时, 9时30分, 9点半, but not 三点建议 or the score 21:15.
BARE_CLOCK = (
    rf"(?:(?<![0-9.,:：第{NUMERALS}])(?:[0-9]{{1,2}}{HOURS}{PAST}{{0,2}}"
    rf"|[0-9]{{1,2}}{POINT}{PAST}{{1,2}}(?!课堂|工程|学校|班)|{COLON}{TO}{COLON}))"
)

SINCE = "(?:(?<![来各亲独])自从?|(?<![服听顺遵跟])从|截至|截止到?)"
BEFORE = f"前(?![0-9{NUMERALS}往来去期夕三两不沿线景进辈任身台言提列排方途])"
AFTER = "后(?![勤备续代期来台方卫援盾厨])"
TAIL = (
    "(?:之?期间|以来|之前|之后|以后|以前|前后|前夕|左右|至今|开始|起(?![草点来步诉义初源伏床码飞航跑])"
    f"|{BEFORE}|{AFTER})"
)
HAN = "[㐀-鿿]"
NAMED = "(?:(?![的在于值逢是了和为将由])[㐀-鿿])"
OPENING = r"(?:(?<=[，。；：！？、（）()\s”“在于值逢近是])|^)"
#: A feast without 期间 and the like is a time only where the clause ends: 端午团建活动 is a name.
CLOSING = r"(?=[，。；：！？、）)\s]|$)"


class Form(NamedTuple):
    """One way to word a time.

    :param kind: ``date`` where the words decide, else the kind of ``TimeExpression``; ``""`` for words
        that only look like a time.
    """

    kind: str
    pattern: str


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words."""
    return f"(?:{alternatives(words)})"


def forms(
    *,
    vague: Iterable[str],
    days: Iterable[str],
    parts: Iterable[str],
    occasions: Iterable[str],
    bound: Iterable[str],
    suffixes: Iterable[str],
    apart: Iterable[str],
) -> tuple[Form, ...]:
    """All forms, given the word lists; where two are equally long the earlier one counts."""
    part = _part(tuple(parts))
    clock = f"(?:{CLOCK}(?:{TO}{part}?{CLOCK})?)"
    at = f"(?:的?{part})?{clock}?"
    # The hour stands once behind all of them: every copy of it would make the pattern slower to compile.
    date = f"(?:(?:{YEAR}的?)?{MONTH}(?:的?(?:{MONTH_PART}|{DAYS}))?)"
    day = f"(?:(?<![目之以])(?:{_any(days)}(?![常程均]){SAME_DAY}?|[昨今明]{SAME_DAY}[日天晚]))"
    week = (
        f"(?:[上下本这]一?个?{WEEK}{WEEKDAY}?|(?:星期|礼拜)[一二三四五六日天]|周[一二三四五六日](?={part}))"
    )
    whole = (
        f"(?:(?:{LUNAR}|{NUMERIC}|{date}|{day}|{week}|{BARE_DAY}){at}|{YEARS}|{QUARTER}|{FIVE_YEARS}"
        f"|{part}{clock})"
    )
    more = (
        f"(?:(?:起|开始)?{TO}(?:(?:{date}|{DAYS}|{day}){at}|{YEARS}|{part})止?"
        f"|[、和及与](?:{MONTH}?{DAYS}{at}|{MONTH}{MONTH_PART}?))"
    )
    return (
        Form("", _any(apart)),
        Form("date", f"{SINCE}?{whole}{more}{{0,6}}{TAIL}?"),
        Form("date", f"{SINCE}?{BARE_CLOCK}(?:{TO}{CLOCK})?{TAIL}?"),
        Form("set", _recurring(at)),
        Form(
            "vague",
            f"(?:上个?|{FREE}(?:[12][0-9]|十九|二十一?))世纪(?:(?:[1-9]0|[二三四五六七八九]十)年代)?[初末]?",
        ),
        Form("vague", f"(?<![节假生昨次0-9{NUMERALS}]){_any(vague)}(?![均常])(?:的?{part})?"),
        *_occasions(_any(occasions), _any(bound), _any(suffixes)),
    )


def _part(parts: tuple[str, ...]) -> str:
    """A part of the day; of one character only where it does not begin a word (晚会, 早已, 夜市)."""
    long = _any(word for word in parts if len(word) > 1)
    short = _any(word for word in parts if len(word) == 1)
    return f"(?:{long}|{short}(?![会宴报婚年辈已就日市校景色游跑查间餐]))"


def _recurring(at: str) -> str:
    weekdays = f"{WEEKDAY}(?:{AND}(?:每?{WEEK})?{WEEKDAY}){{0,6}}"
    count = "(?:[两二三四五六七八九十]|[0-9]{1,2})?个?"
    return (
        f"(?:每{count}{WEEK}(?:的?{weekdays})?|每{count}年(?![级度龄])(?:的?{MONTH}{DAYS}?(?:{TO}(?:{MONTH}{DAYS}?|{DAYS}))?)?"
        f"|每{count}月(?:的?(?:{DAYS}|{MONTH_PART}))?|每{count}(?:季度|学期|日|天|晚|早|周末|工作日)"
        f"|每?逢(?:{WEEK}{WEEKDAY}|周末|节假日|节日|假日)|{WEEK}{WEEKDAY}{TO}{WEEK}{WEEKDAY}){at}"
    )


def _occasions(spoken: str, bound: str, suffix: str) -> tuple[Form, ...]:
    """Feasts and days with a name, mostly with the word that makes a time of them (期间, 前夕, 假期)."""
    break_ = "(?:小长假|长假|假期|假日|黄金周|佳节)"
    until = f"(?:之?{suffix}|{BEFORE}|{AFTER}|里)"
    named = f"(?:第(?:[0-9]{{1,3}}|[一二三四五六七八九十百]{{1,4}})[个届])?{NAMED}{{2,9}}日"
    when = f"(?:{break_}?{until}|{break_})"
    return (
        Form("vague", f"(?:{YEAR})?(?:{bound}?{spoken}|{FREE}{bound}){when}"),
        Form("vague", f"(?:{YEAR}|(?<![的个])){spoken}{CLOSING}"),
        Form("vague", f"{OPENING}(?:[0-9]{{1,2}}[·.][0-9]{{1,2}})?{named}之?{suffix}"),
        Form("vague", f"“[0-9·.㐀-鿿]{{1,6}}”(?:{HAN}{{1,6}}[日节]之?{suffix}|{when})"),
    )


def starts(*lists: Iterable[str]) -> str:
    """A pattern for the places where some form may begin: a first character, or after a clause mark."""
    first = {word[0] for words in lists for word in words}
    first |= set("0123456789“每逢周星礼大自从截农正冬腊去今明当本同次翌前后上下这第" + NUMERALS)
    return f"[{re.escape(''.join(sorted(first)))}]|{OPENING}(?={HAN})"
