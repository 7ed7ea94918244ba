"""What one number counts: the reading of the words around it, construction by construction."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extract.indicators import AREA, LENGTH, MONEY, PEOPLE, RATE, TIME, Wording
from kg.model import Mention, Quantity

__all__ = ["FROM", "LIST", "Around", "Context", "PhraseReader", "Reading", "small"]

LIST = re.compile(r"(?:、|和|及|与|以及|，以及)")
#: 由年初的|81%|提升至: the old value.
FROM = re.compile(r"(?:由|从)(?P<when>[^由从，]{0,8})$")
SHARE = re.compile(r"(?:占(?:到|据)?|为)(?P<whole>[^占为]{2,12}?)(?:的|比例|比重)*(?:达|达到|超过)?$")
#: 按可比价计算，同比增长…: how it was counted is no part of the name.
_PRICES = re.compile("^(?:按?可?比|按?不变|按?现行)价格?计算")
#: A change without its own name: it is told of what the clause before names.
BARE_CHANGE = re.compile(r"^(?:[比较同环]|与[^，]{2,8}相比|去年|上年|年均|分别|$)")
EVERY = re.compile(
    r"(?:每[^每，、有]{1,6}?)+(?=提供|组织|举办|举行|召开|进行|发放|给予|补贴|补助|奖励|开展|$)"
)
DURATION = re.compile(
    "赛时|赛程|赛期|会期|学制|天数|时长|用时|时间|全程|为期|历时|周期|时限|缩短|压缩|压减|平均|耗时|提速|工期"
)
REFERENCE = re.compile(r"(?:这|那|该|此|上述|以上|前|后|每|某|另|其他|同)$")
PAID = re.compile("(?:补贴|补助|奖金|奖励|资金|善款|捐款|贷款|消费券|标准|优惠|基金|物资)")
POINTS = frozenset(("个百分点", "百分点"))
BUILDING = frozenset(("栋", "幢", "层", "单元"))
ROUND = frozenset(("轮", "批", "次", "趟", "回", "期"))
#: Units that need no noun behind them: 2316人, 326人次, 1800户, 93%.
SELF = (PEOPLE - {"名", "位"}) | {"人次", "户", "户次"} | RATE
TEMPERATURE = frozenset(("℃", "摄氏度", "度"))
#: 赛期|五天: how long it lasts.
_LASTS = re.compile("(?P<how>赛时|赛程|赛期|会期|学制|工期)(?:约|近)?$")
#: Units that say themselves what they measure: in a list they need no words of their own.
PLAIN_UNITS = AREA | LENGTH | {"户", "人", "人次"}
#: 推进乙礼堂建设，现已建成|206个: what the clause before is about is what the bare verb takes.
_TAKEN_UP = re.compile(
    "(?:推进|开展|实施|加快|抓好|推动|启动|培育|创建|打造|建设|发展)(?:了)?(?P<what>[^，。；的]{2,14}?)(?:建设|改造|工作|创建|项目)?，[^，。；]{0,6}$"
)
#: 小区改造主要涉及|甲区33栋楼: what is done to them.
_WORK_ON = re.compile(
    "(?P<work>改造|建设|整治|更新|修缮|治理|拆迁|普查)(?:工作|项目|工程)?[^，。；]{0,4}涉及[^。；]{0,90}$"
)
#: 存在约1万人的|用工缺口: that there is something says nothing of it.
_THERE_IS = re.compile("(?:存在|面临|形成|出现|拥有|现有|有着|具有)$")
#: 大棚目前全村有|3个: the thing that there is so much of stands before those who have it.
_OF_ALL = re.compile("(?P<thing>[^，]{2,14}?)(?:目前|现在|如今|现)?全[村镇乡县市区省社](?:共|已|现)?有")
#: 200米|范围内, 500米|覆盖率: how far something reaches is no figure of its own.
_REACH = re.compile("(?:范围|之?内|区域|为(?:核心|重点|半径)|半径|以内|覆盖率|见[绿园]|的?成绩|[赛跑栏])")
#: 每30至50户推选|1名: so many for each of them.
_FOR_EACH = re.compile(r"每[^，。；]{1,9}(?:推选|选出|选派|配备|配|设立?|选|派|安排)$")
#: 离家|200米|的食堂: how far away it is.
_AWAY = re.compile("(?:[离距]|相距)[^，。；]{0,8}$")
#: Who or what is counted, between a stop and 共计; no place or body that has so many of something else.
_COUNTED = re.compile(
    "(?:^|[，。；、])(?P<what>[\u4e00-\u9fff]{2,8}(?<![省市县区旗镇乡村会局院校馆园站所司团队场路街])(?<!中心|街道|项目|工程|活动|目前|截至|现场|学校|今年|去年|当天|其中))"
    "(?:共计|总计|合计|共)(?:约|近)?$"
)
#: 学生|到某某消防站学习: where they go is no part of who they are.
_GOES = re.compile("(?<=[员生民众者工人师长友们客])(?:来到|走进|前往|到|赴|参观|走访|体验|感受)[^，]{4,}$")
#: 参加|了本期|培训: of which time is no part of the name.
_THIS = re.compile("了?(?:本|此|这|该)[次期届场]")
#: 60周岁以上的老人: who is meant.
_AGED = re.compile(r"\d+周?岁(?:及?以[上下])?")
_SIZED = re.compile("[长宽高深厚]约?$")
_NUMBER_STARTS = re.compile(r"[\d近约超逾一二两三四五六七八九十]")
#: 全村共有236户、896人: the subject itself is counted.
WHOLE = {"户": "户数", "人": "人数"}
#: 等50余人|来到活动现场: who came took part.
_CAME = re.compile(
    "(?:来到|走进|赶到|前往|齐聚|集中|相聚|聚集|欢聚|汇聚|一起|一同|共同|围坐|出席|到场|冒雨|深入|奔赴)"
)
_HAS = re.compile("(?:有|共|共计|总计|户、?)$")
REST = frozenset(("其余", "另有", "还有", ""))


@dataclass(slots=True)
class Context:
    """What a number takes from the numbers before it in the sentence."""

    stem: str = ""
    verb: str = ""
    unit: str = ""
    stems: list[str] = field(default_factory=list)

    def remember(self, stem: str, unit: str) -> None:
        """Keep the words of a number for those behind it."""
        if stem:
            self.stem, self.unit = stem, unit
            self.stems.append(stem)


@dataclass(frozen=True, slots=True)
class Around:
    """A number and the words it is read with.

    :param item: where the words before the number start (behind subject, list comma, earlier number).
    :param following: where the words behind it end (next number or clause end).
    """

    text: str
    number: Mention
    quantity: Quantity
    item: int
    following: int

    @property
    def item_joined(self) -> bool:
        """True if the number stands in a list right behind its separator."""
        return self.text[self.item - 1 : self.item] == "、" and not self.before.strip("约近超逾达")

    @property
    def before(self) -> str:
        return self.text[self.item : self.number.start]

    @property
    def after(self) -> str:
        words = self.text[self.number.end : self.following]
        # A blank parts the halves of a headline.
        return words if words[:1].isspace() else re.split(r"\s", words)[0]

    @property
    def closed(self) -> bool:
        """True if the number ends its clause or list item."""
        return self.text[self.number.end : self.number.end + 1] in "、，；。"

    @property
    def listed(self) -> bool:
        """True if another number follows in the clause."""
        return bool(_NUMBER_STARTS.match(self.text, self.following))


@dataclass(frozen=True, slots=True)
class Reading:
    """The words that name a metric.

    :param stem: the indicator without the word for its measure.
    :param start: where the words start; ``end`` is where the counted words end.
    :param label: the finished indicator, if it is not the stem with its measure.
    :param described: where the thing stands that the number describes (投资3800万元的|县第七幼儿园).
    """

    stem: str
    rule: str
    start: int
    end: int
    label: str = ""
    core: bool = True
    described: tuple[int, int] | None = None


def small(number: Mention, quantity: Quantity) -> bool:
    """一 to 九 written as a word: mostly part of the story (两名青年), seldom a figure."""
    return len(number.label) == 2 and not number.label[0].isdigit() and quantity.unit not in RATE


def incidental(number: Mention, quantity: Quantity, before: str, after: str) -> bool:
    """Numbers that count nothing of interest: this 三个小区, two hours, the limit in 50亩以上的农户."""
    unit = quantity.unit
    if REFERENCE.search(before) or before.endswith(("凭", "凭借")) or _FOR_EACH.search(before):
        return True
    if unit in LENGTH and (_REACH.match(after) or _AWAY.search(before)):
        return True
    if unit in TIME:
        return not DURATION.search(before)
    if unit == "条" and before.endswith(("素养", "公约", "守则")):
        return True  # 公民健康素养66条: a title
    if unit == "层" and after.startswith("为"):
        return True  # 1层为架空层
    if unit == "分" and before.endswith("小时"):
        return True  # 以1小时8分的成绩
    if unit == "分":
        return not re.match("(?:获|夺|位|的?成绩|总分|排名)", after)
    if (unit in ROUND or unit in ("组", "路", "队")) and before.endswith(("分", "经过", "历经", "兵分")):
        return True
    if re.match("[长宽高深厚重]的", after) or (_SIZED.search(before) and re.match("[、的]", after)):
        return True  # 宽24米、长140米的大棚: how big each of them is
    limit = number.label.endswith(("以上", "以下", "以内")) and unit not in RATE
    return limit and bool(after) and after[0] not in "，、和及）"


@dataclass(frozen=True, slots=True)
class PhraseReader:
    """Reads the words around one number."""

    wording: Wording

    def read(self, around: Around, context: Context, old: bool = False) -> Reading | None:
        """The reading of a number, or None where it counts nothing.

        :param old: the number is the first of 由X提高到Y.
        """
        number, quantity = around.number, around.quantity
        before, after = around.before, around.after
        if incidental(number, quantity, around.text[max(0, number.start - 12) : number.start], after):
            return None
        if old and (match := FROM.search(before)):
            before, after = before[: match.start()], ""
        if shared := _OF_ALL.fullmatch(before):
            before = shared["thing"]
        skipped = self.wording.trim_left(before)
        stem = self.wording.reduce(self.wording.trim_right(before[skipped:]))
        start = around.item + skipped
        if after.startswith(("大项", "小项")):
            kind = after[:2]
            return Reading(kind, "metric.num-np", start, number.end + 2, kind + "数量")
        if quantity.unit == "岁":
            first = number.end + 1
            led = (first, first + len(self.wording.noun(after[1:]))) if after.startswith("的") else None
            return Reading(
                "平均年龄", "metric.np-reach-num", around.item, number.end, "平均年龄", described=led
            )
        if quantity.unit in TIME and (lasts := _LASTS.search(before)):
            name = lasts["how"] + "时长"
            return Reading(name, "metric.np-reach-num", around.item, number.end, name)
        if people := self._people(before, after, quantity):
            return Reading(people, "metric.num-predicate", start, number.end, people)
        if change := self._change(stem, quantity, context):
            return Reading(change[0], change[1], start, number.end)
        if after.startswith("的") and quantity.unit not in RATE and len(after) > 2:
            return self._of(around, stem, start, context)
        whole = WHOLE.get(quantity.unit) if not stem and around.closed else None
        alone = not stem and not whole and around.closed
        if alone and (counted := _COUNTED.search(around.text, 0, number.start)):
            # 工作人员共计|227名: what opens the clause is what is counted.
            span = counted.span("what")
            return Reading(counted["what"], "metric.np-reach-num", span[0], number.end)
        if whole and _HAS.search(around.text[max(0, number.start - 4) : number.start]):
            return Reading("", "metric.np-reach-num", start, number.end, whole)
        if after and self._behind(around, stem):
            return self._counted(around, stem, start, context)
        # 宿舍5栋 is an address, 住宅楼26栋， a count.
        if quantity.unit in BUILDING and not around.closed and not self.wording.verb.match(stem):
            return None
        if (
            quantity.unit in RATE
            and "其中" in around.text[max(0, around.item - 4) : number.start]
            and stem
            and not self.wording.is_rate(stem)
        ):
            # 选聘邻长612名，其中党员超过三分之二: a share of what was counted before.
            return Reading(self._object(context.stem) + stem, "metric.share", start, number.end)
        if (
            not stem
            and around.item_joined
            and quantity.unit in PLAIN_UNITS
            and context.verb
            and around.closed
        ):
            # 改造11个项目、156栋楼、|95.85万平方米: what the list is about was said before.
            return Reading(context.verb, "metric.verb-np-num", start, number.end)
        if whole and around.item_joined:
            return Reading("", "metric.np-reach-num", start, number.end, whole)
        return self.reach(self._completed(stem, around, context), number, start, context)

    def _completed(self, stem: str, around: Around, context: Context) -> str:
        """收集意见5条，|办结|4条: a bare verb takes the object of the number before, or of its clause."""
        unit = around.quantity.unit
        verb = self.wording.verb.fullmatch(stem)
        if not verb or unit in MONEY | RATE:
            return stem
        if unit == context.unit:
            return stem + self._object(context.stem)
        before = _TAKEN_UP.search(around.text, 0, around.number.start - len(stem))
        return stem + before["what"] if before and not context.stem and around.closed else stem

    def _object(self, stem: str) -> str:
        verb = self.wording.verb.match(stem)
        return stem[verb.end() :] if verb else stem

    def reach(self, stem: str, number: Mention, start: int, context: Context) -> Reading | None:
        """V NP NUM and NP 达 NUM: the words before the number name it.

        A list shares its verb: 发放|折页800份、读本200册.
        """
        verb = self.wording.verb.match(stem)
        behind_adverb = verb or self.wording.verb.search(stem, 0, 5)
        if behind_adverb and behind_adverb.start() <= 2:
            context.verb = behind_adverb.group()
        elif context.verb and stem:
            stem = context.verb + stem
        if len(re.sub(r"[“”‘’《》\s]", "", stem)) < 2 or stem in REST or _AGED.fullmatch(stem):
            return None
        return Reading(stem, "metric.verb-np-num" if verb else "metric.np-reach-num", start, number.end)

    def _people(self, before: str, after: str, quantity: Quantity) -> str:
        """A、B等(共)42人: the list only says who; what counts is that they took part."""
        if quantity.unit not in PEOPLE or not re.search("(?:等|等共|等共计|共|共计|一行)$", before):
            return ""
        if before.endswith("一行"):
            return "一行人数"
        if _CAME.match(after):
            return "参加人数"
        if after and after[0] not in "、，和的":
            named = self.wording.noun(after) and not self.wording.noun_end.match(after)
            return "" if named and quantity.unit not in SELF else self._predicate(after) + "人数"
        return (self.wording.last_verb(before) or "参与") + "人数" if "等" in before[-3:] else ""

    def _predicate(self, after: str) -> str:
        """What the counted did: 与企业达成就业意向 → 达成就业意向."""
        if relative := re.match("[^，的]{2,8}的(?=人员|群众|居民|村民|市民|学生|选手|人士|企业|家庭)", after):
            # 1600名|前来应聘的人员|领到……: who they are, before what they do.
            return relative.group() + self.wording.noun(after[relative.end() :])
        after = after.removeprefix("等")
        words = re.sub(r"^(?:与|和|同|向|在|对|被|已|均|都|的)[^，]{0,6}?(?=[达签获参评被完建])", "", after)
        return _THIS.sub("", words).strip(" 了已的“”")[:14]

    def _change(self, stem: str, quantity: Quantity, context: Context) -> tuple[str, str] | None:
        """同比下降9.4% and 占总人口的26.4% say what they are about in the clause before."""
        stem = _PRICES.sub("", stem)
        if (match := SHARE.search(stem)) and quantity.unit in RATE:
            name = stem[: match.start()].rstrip("就也已") or context.stem
            return (f"{name}占{match['whole']}", "metric.share") if name else None
        if quantity.unit in POINTS and re.match("[高低]于|[高低]出", stem):
            return context.stem + stem, "metric.change"
        if match := self.wording.change.search(stem):
            bare = BARE_CHANGE.match(stem[: match.start()].strip())
            return (context.stem + stem if bare else stem), "metric.change"
        return None

    def _of(self, around: Around, stem: str, start: int, context: Context) -> Reading | None:
        """投资3800万元的县第七幼儿园: the number describes what follows.

        The verb of 新建日供水2.5万立方米的水厂1座 belongs to the number behind.
        """
        unit = around.quantity.unit
        noun = self.wording.noun(around.after[1:].partition("、")[0], 20)
        if len(noun) < 2 or unit in BUILDING:
            return None
        first = around.number.end + 1
        thing = (first, first + len(noun))
        verb = self.wording.verb.match(stem)
        if verb and len(stem) - verb.end() >= 3:
            context.verb, stem = verb.group(), stem[verb.end() :]
        stem = stem.removeprefix("了")
        if 2 <= len(stem) <= 12 and not _THERE_IS.search(stem):
            return Reading(stem, "metric.num-of", start, thing[1], described=thing)
        if unit in TEMPERATURE:
            return Reading("气温", "metric.num-of", start, thing[1], core=False, described=thing)
        return Reading(self.wording.last_verb(stem) + noun, "metric.num-of", start, thing[1], described=thing)

    def _behind(self, around: Around, stem: str) -> bool:
        """True where the words behind the number say what is counted."""
        words, unit = around.after.strip(" "), around.quantity.unit
        if not words or words[0] in "、）等(（,":
            return False
        if words[0] in "和与及" and (around.listed or unit not in SELF or bool(stem)):
            return False
        if unit in TIME:
            return False
        if unit in MONEY:
            return bool(PAID.match(words))
        if len(stem) > 1 and self.wording.is_measure(stem, unit):
            return False
        if unit in SELF or stem in REST or self.wording.verb_last.search(stem):
            return True
        return bool(self.wording.noun(words)) and not self.wording.noun_end.match(words)

    def _counted(self, around: Around, stem: str, start: int, context: Context) -> Reading | None:
        """NUM NP: 18名医务人员, 9所高校、中职学校; NUM predicate: 6人获评标兵, 近七成楼栋通过初验."""
        number, quantity, after = around.number, around.quantity, around.after
        verb = self.wording.last_verb(stem)
        if every := EVERY.search(stem):
            verb = every.group() + ("" if every.group().endswith(verb) else verb)
        acts = bool(self.wording.noun_end.match(after)) or stem == "其余"
        if quantity.unit in RATE or (acts and (quantity.unit in SELF or stem in REST)):
            told = stem[-10:] if self.wording.verb.match(stem) and quantity.unit not in RATE else ""
            predicate = told + self._predicate(after)
            return Reading(predicate, "metric.num-predicate", start, number.end + len(after))
        came = quantity.unit == "人次"
        noun = self._predicate(after) if came else _GOES.sub("", self.wording.noun(after))
        if not noun or (small(number, quantity) and not verb and not stem.endswith(("等", "、"))):
            return None
        if verb == "涉及" and (work := _WORK_ON.search(around.text, 0, number.start)):
            verb = work["work"]
        if verb:
            context.verb = verb
        elif around.item_joined:
            verb = context.verb
        taking = None if verb else self.wording.part.search(after, len(noun), len(noun) + 10)
        verb = taking.group() if taking else verb
        return Reading(verb + noun, "metric.num-np", start, number.end + len(noun))
