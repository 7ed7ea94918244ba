"""What lies around a name, printed inside it: 安平区 and 东湖街道 in 安平区东湖街道南园社区."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.annotate.edges import LEVELS
from kg.annotate.heads import Heads
from kg.model import Mention

__all__ = ["OFFICES", "Containers"]

#: 县乡村振兴局 lies in no 县乡村.
GENERIC_ENDS = ("乡村", "驻村", "渔村", "村镇", "农村", "城市", "城乡", "城镇", "乡镇")
#: 城区小学, 乡镇学校 are kinds of schools.
GENERIC_STARTS = ("城区", "片区", "乡镇", "农村", "城乡", "镇村", "基层", "校园", "社区")
#: How names of firms end, whatever trade stands before.
FIRMS = ("公司", "集团", "厂", "店", "社", "行")
#: Heads of bodies that are whole names: what follows them is a unit of theirs.
WHOLE = (
    "公司",
    "集团",
    "大学",
    "学院",
    "医院",
    "银行",
    "中学",
    "小学",
    "学校",
    "会",
    "队",
    "站",
    "馆",
    "院",
    "园",
)
#: Places that hold other places and bodies.
AREAS = (
    "园区", "产业园", "工业园", "科技园", "物流园", "创业园", "农业园", "小区", "景区", "风景区",
    "度假区", "校区", "院区", "大厦", "商圈", "公园", "市场", "商城", "商场", "体育馆", "体育场",
    "体育中心", "文化中心", "基地", "开发区", "高新区", "王府", "古镇", "古城", "宾馆", "会展中心",
)  # fmt: skip
#: What may stand before a place in the name of a body without being part of the place.
_SYSTEM = re.compile(
    "^(?:中共|国网|共青团|中国共产党|中国工商银行|中国农业银行|中国建设银行|中国银行|中国邮政|国家电网|南方电网)(?=.)"
)
#: What closes a name and is none behind one.
ONE_NAME = frozenset(
    (
        "社区",
        "村",
        "居委会",
        "村委会",
        "有限公司",
        "有限责任公司",
        "股份有限公司",
        "公司",
        "集团",
        "集团有限公司",
        "住宅小区",
    )
)
_ZONES = frozenset(("高新区", "开发区", "经开区", "新区", "园区"))
#: 第一中心|幼儿园 is one name.
_OF_CENTRES = frozenset(("幼儿园", "小学", "学校", "中学", "卫生院", "医院", "校"))
#: How the names of offices end: 东湖街道|公共安全办.
OFFICES = "办"
#: 国旗方队: no banner (旗) of Inner Mongolia.
FLAGS = ("国旗", "军旗", "党旗", "队旗", "红旗", "战旗", "锦旗", "彩旗", "校旗", "会旗")
#: 四县|六区: so many divisions, none by name.
_COUNTED = re.compile("[一二三四五六七八九十两多]+[省市县区镇乡村]")
_LEVEL_AND_HEAD = re.compile("[省市县区镇乡街]?(?:社区|街道|村|乡镇)")
_PEOPLE = ("人民", "人大", "人社", "人力", "人才", "人事", "人武", "政府", "政协", "政务")


@dataclass(frozen=True, slots=True)
class Containers:
    """Finds the containers inside a name.

    :param heads: head → class.
    :param places: official names; each closes a container wherever it stands.
    """

    heads: Heads
    places: frozenset[str]

    def find(self, label: str, start: int) -> tuple[Mention, ...]:
        """The containers of a name that begins at ``start``, outermost first."""
        parts: list[Mention] = []
        system = _SYSTEM.match(label)
        begin = chain = system.end() if system else 0
        final = len(label) - len(self.heads.end_of(label))
        for head_start, end in self._heads(label):
            head = label[head_start:end]
            kind = self.heads[head]
            core = label[begin:head_start]
            if end < self._official_end(label, chain):
                continue  # 安乡|县: a shorter head inside an official name
            bare = head_start < begin + (kind not in ("Agency", "Organization") or not begin)
            if bare or end > final or not self._divides(head, label, chain, end):
                continue
            repeated = self.heads.begins(core)
            if len(repeated) > 1 and self.heads[repeated] in ("Street", "Community"):
                continue  # 社区戒毒社区: the head repeats inside a word, it closes nothing
            if kind == "AdminDivision" and parts and parts[-1].type in ("Street", "Community"):
                continue  # 佳园社区|巴黎都市|小区
            zone = kind == "AdminDivision" or head in _ZONES
            if zone and parts and parts[-1].type in ("Agency", "Organization"):
                begin = chain = end  # 支队▸平城区▸大队: the district is a jurisdiction, not the parent
                continue
            if kind == "AdminDivision" and not parts:
                chain = self._official(label, chain, end)
            parts.append(Mention(kind, start + chain, start + end, label[chain:end]))
            begin = end
        return tuple(parts)

    def _official(self, label: str, chain: int, end: int) -> int:
        """Where an official name begins that ends at ``end``: 人行|安平县|支行; else ``chain``."""
        if label[chain:end] in self.places:
            return chain
        return next((i for i in range(chain, end - 1) if label[i:end] in self.places), chain)

    def _official_end(self, label: str, chain: int) -> int:
        """Where the longest official name ends that begins at ``chain``."""
        ends = (
            end for end in range(min(len(label), chain + 12), chain, -1) if label[chain:end] in self.places
        )
        return next(ends, chain)

    def _heads(self, label: str) -> list[tuple[int, int]]:
        """The heads of a label, at each end only the longest."""
        found: dict[int, int] = {}
        for start, end in self.heads.find(label):
            found.setdefault(end, start)
        return [(found[end], end) for end in sorted(found)]

    def _divides(self, head: str, label: str, chain: int, end: int) -> bool:
        """Whether a head inside a name closes a container: another name must follow it."""
        rest, part = label[end:], label[chain:end]
        if len(rest) < 2 or not (self.heads.end_of(rest) or rest.endswith(OFFICES)):
            return False
        if part.endswith("市场") and rest.startswith("监"):
            return False  # 县市场|监督管理局
        if rest.startswith(("有限", "股份")) or part.startswith(("集团", "有限")):
            return False  # 甲集团|有限公司某分公司, 中国邮政|集团有限公司
        if rest.startswith(("街道", "生", "台")) or (rest[0] == "村" and self.heads[head] != "Street"):
            return False  # 东市街道, 大学生创业园, 中心村幼儿园
        if part.endswith("中") and rest.startswith(("学", "心")):
            return False  # 第三中|学团委, 第一中|心幼儿园
        if part.endswith("中心") and rest in _OF_CENTRES:
            return False
        if rest in ONE_NAME or _LEVEL_AND_HEAD.fullmatch(part) or _COUNTED.fullmatch(part):
            return False  # 闫村|社区, 甲集团|有限公司, 市社区|服务中心
        if part in self.places and self.heads[head] == "AdminDivision":
            return True
        if part in self.heads or part.endswith(GENERIC_ENDS) or part.startswith(GENERIC_STARTS):
            return False
        kind = self.heads[head]
        if "（" in part and "）" not in part:
            return False  # 甲村（社区）家长学校
        if kind == "Place":
            return part.endswith(AREAS) and rest not in self.heads
        if len(head) == 1 and not self._level(head, part, rest):
            return False
        trade = kind == "Organization" and not part.endswith(WHOLE)
        # 翠脊茶业|有限公司, 新闻传媒|中心, 外科|医院志愿者服务队 are one name.
        return not (trade and (rest.endswith(FIRMS) or self.heads.begins(rest)))

    def _level(self, head: str, part: str, rest: str) -> bool:
        """Whether a head of one character is the level of a division, or the end of a bureau's name."""
        if head not in LEVELS + "局" or rest[0] in "民级属直委场道办内长志域镇乡集":
            return False
        if part.endswith(FLAGS):
            return False
        if rest[0] in "人政" and not rest.startswith(_PEOPLE):
            return False
        if rest.startswith(head):
            return False  # 中村村: what looks like a level is a piece of the village's name
        return not (head == "区" and (part[-2:-1] in "城校园社景库厂山灾林老小目" or part == "新区"))
