"""One official division, and the forms in which newspapers print its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["Division", "Level", "level_of", "reading_name", "stem", "variants"]

Level = Literal["province", "city", "county", "street", "community"]

_COMMITTEE = re.compile(
    r"(?P<base>.+?)(?P<kind>村民委员会|村委会|居民委员会|居委会|(?<=嘎查)(?:人民)?委员?会)(?:（.*）)?"
)
_SETTLEMENTS = ("村", "社区", "嘎查")
#: The state's own list of nationalities, as it stands in the names of autonomous divisions.
_NATIONALITY = re.compile(
    r"(?<=..)(?:蒙古|维吾尔|布依|朝鲜|哈尼|哈萨克|高山|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯"
    "|阿昌|普米|塔吉克|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|土家|傈僳|各"
    "|[回藏苗彝壮满侗瑶白傣黎佤畲水土羌京怒])(?:族|(?=自治)|$)"
)
_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|区|县|旗|盟|州|林区|特区)$")


@dataclass(frozen=True, slots=True, order=True)
class Division:
    """A division of the state.

    :param code: 6 digits down to counties, 9 for a street or town, 12 for a community or village.
    :param name: the short official name, without the words for its committee or office (南园社区).
    :param parent: the code of the division above, or an empty string.
    :param official: the name as the table prints it (南园社区居民委员会).
    """

    code: str
    name: str
    level: Level
    parent: str
    official: str

    @classmethod
    def of(cls, code: str, official: str, parent: str = "") -> Division:
        """Build a row of a table; the level follows from the code, so does the parent below counties.

        >>> Division.of("990101001201", "南园村村民委员会").name
        '南园村'
        """
        level = level_of(code)
        above = {"street": code[:6], "community": code[:9]}.get(level, "")
        return cls(code, reading_name(official, level), level, parent or above, official)

    @property
    def type(self) -> str:
        """The class of the ontology: Street, Community or AdminDivision.

        Farms and zones that are counted at the level of streets are divisions of no closer class.
        """
        if self.level == "community":
            return "Community"
        town = self.level == "street" and self.name.endswith(("街道", "镇", "乡", "苏木", "地区", "办事处"))
        return "Street" if town else "AdminDivision"

    @property
    def county(self) -> str:
        """The code of the county that holds it or that it is; of a city or province, its own code."""
        return self.code[:6]


def level_of(code: str) -> Level:
    """The level that a code stands for.

    :raises ValueError: not a code of 6, 9 or 12 digits.
    """
    if not (code.isascii() and code.isdigit() and len(code) in (6, 9, 12)):
        raise ValueError(f"not a division code: {code!r}")
    if len(code) > 6:
        return "street" if len(code) == 9 else "community"
    if code.endswith("0000"):
        return "province"
    return "city" if code.endswith("00") else "county"


def reading_name(official: str, level: Level) -> str:
    """The name without committee and office, as a newspaper prints it.

    >>> reading_name("果寨二村民委员会", "community"), reading_name("红花居委会", "community")
    ('果寨二村', '红花社区')
    """
    if level == "street":
        return official.removesuffix("办事处") if official.endswith("街道办事处") else official
    match = _COMMITTEE.fullmatch(official) if level == "community" else None
    if not match:
        return official
    base = match["base"]
    if base.endswith(_SETTLEMENTS):
        return base
    return base + ("社区" if match["kind"].startswith("居") else "村")


def stem(name: str) -> str:
    """A division's name without the word for its level; the name itself where too little would be left.

    >>> stem("大同市"), stem("峨山彝族自治县"), stem("赵县")
    ('大同', '峨山', '赵县')
    """
    bare = _SUFFIX.sub("", name, count=1)
    while "自治" in name and (shorter := _NATIONALITY.sub("", bare)) != bare:
        bare = shorter
    return bare if len(bare) >= 2 else name


def variants(division: Division) -> tuple[str, ...]:
    """Every form in which the text may print the division, the short official name first.

    >>> variants(Division.of("140213050018", "南园社区居民委员会"))[:3]
    ('南园社区', '南园社区居民委员会', '南园社区居委会')
    """
    name = division.name
    forms = [name, division.official]
    if division.level == "community":
        forms += _committee_forms(name)
    elif name.endswith("街道"):
        forms += [f"{name}办事处", f"{name}办"]
    elif ("族" in name or "自治" in name) and _NATIONALITY.search(name):
        # 峨山彝族自治县 is printed 峨山县, 恩施土家族苗族自治州 恩施州, 龙凤彝族乡 龙凤乡.
        short = _NATIONALITY.sub("", name).replace("自治", "")
        forms += [short] if len(short) > 2 else []
    return tuple(dict.fromkeys(forms))


def _committee_forms(name: str) -> list[str]:
    if name.endswith("社区"):
        bare = name.removesuffix("社区")
        forms = [f"{name}居委会", f"{name}居民委员会"]
        return [*forms, f"{bare}居委会", f"{bare}居民委员会"] if len(bare) > 1 else forms
    if name.endswith("村"):
        return [f"{name}{tail}" for tail in ("村委会", "村民委员会", "委会", "民委员会")]
    return [f"{name}{tail}" for tail in ("委员会", "委会")] if name.endswith("嘎查") else []
