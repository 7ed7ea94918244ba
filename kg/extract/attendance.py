"""甲、乙和来自某地的丙等300余人参加，邀请甲、乙授课: the list of those who gather or are asked to.

It is read back from the verb with which they gather, or on from the verb that brings them. It may go on
over commas (局长某某，乡镇、街道妇联主席，家长代表等参加) and name kinds of people that nobody found as a
group: between its beginning and the verb there is nothing else.
Positions are those of the encoded sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.extract.encode import BLOCKS, QUOTES, Encoded, pieces, whole_words
from kg.extract.filler import Filler
from kg.extract.scene import CLAUSE, Frame, Scene, named
from kg.model import Mention
from kg.patterns import compiled

__all__ = ["Attendance"]

_SEPARATOR = re.compile("、|，|以及|及(?!其)|和|与|暨|等(?=[\ue900-\ue9ff][^，。；、]{2})")
#: What may stand before the verb and names nobody: 等, a count, how they come.
_NUM = "[\ue900-\ue9ff]"
_TAIL = (
    f"(?:等?{_NUM}(?:余|多)?(?:人|名|位|家|支)?|共|约|近|逾|余|多|人|们"
    f"|等[^，。；、等]{{0,8}}(?:人才|群体|主体)|等(?:人|地|(?:有关|相关|主要|市|县|区)*(?:{_NUM}(?:个|家)?)?(?:单位|部门|企业|机构|团体|领导|嘉宾|同志|人员|人士))?)"
)
#: Where the list begins inside its clause: 活动吸引了|…, 共有|…, 有|….
_HEAD = re.compile(
    "(?:(?:活动|仪式|大会|会议)[中上](?!，)|吸引|邀请|特邀|组织|带领|动员|安排|迎来|汇聚|共有|还有|已有|先后有|莫过于|伴随着|随着|在"
    "|(?<![没拥持所])有(?![关序])|(?<![自理缘])由)(?:了|来|到)?"
)
_FROM = re.compile(
    f"(?:分别)?来自[^，。；：的]*?等(?:部门|单位|企业|学校|机构)+(?:的)?(?=[^，。；、的]{{2}})|[^，。；：、]{{1,16}}的(?={_NUM})|(?:分别)?来自[^，。；：的]*?等(?:地|省|市|县|国)?(?=众多|各地|广大)|[^，。；：的]*等[^，。；：、的]{{0,8}}的|(?:分别)?来自(?:[^，。；：的]*的|[^，。；：、的]*?(?={_NUM}))"
)
_LEAD = re.compile(
    f"(?:{_NUM}(?:余|多)?(?:名|位|家|支|个)?的?|[数上几][十百千万]+(?:余|多)?(?:名|位|人次|人|家)?的?|来自|以及|及|和|与|等|其中|包括|全体|众多|不少|许多|一些|部分|随行的?|往来|附近|过往|前来|现场|广大|周边|周围|沿街|在场|当地|每(?:位|名|个)|各位"
    "|(?:自己|辖区|当地)的)*"
)
_OF = re.compile(f"的?{_NUM}?")
_GROUP = f"[{chr(BLOCKS['Group'])}-{chr(BLOCKS['Group'] + 0xFF)}]"
_BODY = frozenset({"AdminDivision", "Street", "Community", "Agency", "Organization"})
#: Words that make a stretch more than the name of a kind of people.
_VERBAL = re.compile("设置|设立|专门|[了着过将把被让使对向为据在]|[：；。？！…]|[\ue800-\ue8ff\uec00-\uecff]")
#: Words that end as those for people do, and words at the start that are no part of a name.
_NOBODY = re.compile(
    "[本此这][次届场]|组成的|来到|前来|展出|征集|收到|^(?:教(?![育师练授工])|[陪帮给请跟]|带(?!头)|提供|引导|丰富|提[高升]|增强|满足|方便|保障|缓?解(?!放军)|[^，]{2,}(?:写|做)[^，]{2,}$)|(?:卫生|民生|养生|国家|全家|社会|机会|[大晚年展]会)$"
)
_KIND = re.compile(
    f"等{_NUM}(?:余|多)?(?:家|个|所)?的?(?P<kind>[^，。；、等的]{{0,10}}(?:企业|公司|单位|学校|医院|机构|商家|银行|{_GROUP}))$"
)
#: 甲装饰、乙水果等|爱心企业负责人及员工.
_FIRMS = re.compile("等(?P<kind>[^，。；、等的]{0,6}(?:企业|商家|公司)(?:的)?(?:负责人|代表|员工|及|和)*)$")
_DESCRIBED = re.compile(
    "[^，。；：、和与及了]{2,6}、[^，。；：和与及了]{1,12}等(?P<who>[^，。；、等的]{2,10})$"
)
#: 某小学|选送的队伍.
_SENDS = re.compile("(?:组织|选送|编排|举办)(?:的[^，。；、]{1,4})?")
_AWARDED = re.compile("颁|授[牌旗予]|表彰")
#: 大赛最后，来自我县|甲幼儿园、乙艺术团|荣获一等奖.
_AT_LAST = re.compile(
    "(?:大赛|比赛|活动)?(?:最后|最终|其中|此外|另外)?(?:来自)?(?:[我本][省市县区镇]|[\ue200-\ue2ff](?=[^、和与，]))?的?"
)
_OURS = re.compile("我[省市县区镇](?=.{3})")
_TEAM = re.compile("(?:队|团|校|学|园|社|会|班|组|厂|公司|社区|村|镇|街道|中心|局|院|馆|站|所)$")
#: A body that no list of heads knows: 审计局, 区委办.
_BODY_ENDS = re.compile("(?!单位|部门|驻地)[\u4e00-\u9fff]{1,8}[局院委办部会社厅]")
_SECTION = re.compile("科$")
LONGEST = 22
LONGEST_LIST = 90
#: An item so short that ends with no word for people shares the end of the next: 乡镇、|街道妇联主席.
SHARED = 10


@dataclass(frozen=True, slots=True)
class Attendance:
    """The frame ``attend``; built once from the macros.

    :param tail: counts and adverbs between the list and its verb.
    :param people: ends of words for people and bodies; ``staff`` stand for the body before them.
    :param stop: what ends a list behind its verb; ``verbal`` words that no such list holds.
    """

    tail: re.Pattern[str]
    people: re.Pattern[str]
    staff: re.Pattern[str]
    stop: re.Pattern[str]
    verbal: re.Pattern[str]

    @classmethod
    def of(cls, macros: Mapping[str, str]) -> Attendance:
        return cls(
            tail=compiled(f"(?:{_TAIL}|{macros['TOGETHER']})*$"),
            people=compiled(f"(?:{macros['COLLECTIVE']}|{_GROUP})(?:们)?$"),
            staff=compiled(f"(?:{macros['STAFF']})+"),
            stop=compiled(
                f"{macros['LIST_STOP']}|{macros['SCENE_VERB']}|{macros['ACT']}|提供|做|上了|作了|免费|义务|开放|供餐|介绍"
            ),
            verbal=compiled(
                "(?:主办|承办|协办)(?!单位|方)|举办|牵头|调动|引导|鼓励|倡导|呼吁|推动|大家|我们|自己|赞助|参加|出席|[\ue800-\ue8ff]"
            ),
        )

    def attend(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """Those who take part, if the words before the verb are a list of people or bodies."""
        encoded = scene.encoded
        end = self._past_tail(encoded, scene.clause(trigger.start()), trigger.start())
        start = scene.past_opening(scene.clause(end), end)
        if start >= end:
            return None
        found = self._list(encoded, self._past_head(encoded, start, end), end)
        if not found:
            return None
        while start and encoded.text[start - 1] == "，":
            before = scene.past_opening(scene.clause(start - 1), start - 1)
            more = self._list(encoded, before, start - 1)
            if not more:
                break
            found, start = (*more, *found), before
        return Frame(start, trigger.end(), {"参加": found}, closed=True, verb=trigger.span())

    def win(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """Those who win: names of bodies that nothing tells but the list they stand in."""
        encoded, end = scene.encoded, trigger.start()
        end = self._past_tail(encoded, scene.clause(end), end)
        start = scene.past_opening(scene.clause(end), end)
        lead = _AT_LAST.match(encoded.text, start, end)
        start = lead.end() if lead else start
        names = list(pieces(encoded.text, start, end, _SEPARATOR))
        if not names or not all(self._may_win(encoded, *one, alone=len(names) == 1) for one in names):
            return None
        winners = tuple(_without_ours(named(encoded, *one, "Organization")) for one in names)
        return Frame(start, trigger.end(), {"参加": winners}, closed=True, verb=trigger.span())

    def origins(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """The bodies from which those come who take part: 来自甲局、乙局等部门的志愿者."""
        end = scene.encoded.text.index("等", trigger.end())
        found = scene.readers.clauses.items.between(scene.encoded, trigger.end(), end)
        bodies = tuple(
            one
            for one in found
            if one.type in ("Agency", "Organization")
            and (one.mention or _BODY_ENDS.fullmatch(one.label))
            and not _SECTION.search(one.label)
        )
        return Frame(trigger.start(), end, {"参加": bodies}, closed=True) if bodies else None

    def _may_win(self, encoded: Encoded, low: int, high: int, *, alone: bool) -> bool:
        """Whether a stretch may be the name of a team; one by itself must end as such names do."""
        people = any(mention.type in ("Person", "Group") for mention in encoded.mentions(low, high))
        name = encoded.printed(low, high)
        plain = 3 <= len(name) <= LONGEST and not _VERBAL.search(encoded.text, low, high)
        return plain and not people and (not alone or bool(_TEAM.search(name)))

    def invite(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """Those whom somebody asks, sends or leads, if the words up to what they do are a list of them."""
        found = self._ahead(scene.encoded, trigger.end())
        if not found:
            return None
        return Frame(trigger.start(), found[0], {"参加": found[1]}, closed=True, verb=trigger.span())

    def reach(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """The people for whom something is done; those who are given a prize took part."""
        found = self._ahead(scene.encoded, trigger.end())
        if not found or _AWARDED.search(scene.encoded.text, *_clause_from(scene.encoded.text, found[0])):
            return None
        end, members = found
        people = {mention.end for mention in scene.encoded.sentence.mentions if mention.type == "Group"}
        reached = tuple(one for one in members if one.type == "Group" and one.end in people)
        return Frame(trigger.start(), end, {"对象": reached}, closed=True) if reached else None

    def _ahead(self, encoded: Encoded, start: int) -> tuple[int, tuple[Filler, ...]] | None:
        """The list that begins at ``start``, up to the first word that can end it, and where that is."""
        for stop in whole_words(self.stop, encoded, start + 1, start + LONGEST_LIST):
            if stop.group() != "等" and (found := self._list(encoded, start, stop.start())):
                return stop.start(), found
        return None

    def _past_tail(self, encoded: Encoded, start: int, end: int) -> int:
        tail = self.tail.search(encoded.text, start, end)
        return tail.start() if tail else end

    def _past_head(self, encoded: Encoded, start: int, end: int) -> int:
        heads = [m.end() for m in _HEAD.finditer(encoded.text, start, end) if encoded.text[m.end()] != "的"]
        return heads[-1] if heads and heads[-1] < end else start

    def _list(self, encoded: Encoded, start: int, end: int) -> tuple[Filler, ...]:
        """The members of a stretch that is a list of them and nothing else."""
        if names := self._named(encoded, start, end):
            return names
        end = self._past_tail(encoded, start, end)
        if origin := _FROM.match(encoded.text[:end], start):
            start = origin.end()
        fillers: list[Filler] = []
        if self.verbal.search(encoded.text, start, end):
            return ()
        for low, high in self._items(encoded, start, end):
            member = tuple(self._member(encoded, low, high))
            if not member:
                return self._of_kinds(encoded, start, end)
            fillers += member
        return tuple(fillers)

    def _of_kinds(self, encoded: Encoded, start: int, end: int) -> tuple[Filler, ...]:
        """油茶、油菜等|种植专业户: what stands before the last words only describes people."""
        kind = _DESCRIBED.search(encoded.text, start, end)
        if not kind or not self.people.search(encoded.text, *kind.span("who")):
            return ()
        bodies = (m for m in encoded.mentions(*kind.span()) if m.type in _BODY)
        return (*map(Filler.of, bodies), *self._member(encoded, *kind.span("who")))

    def _named(self, encoded: Encoded, start: int, end: int) -> tuple[Filler, ...] | None:
        """甲、乙、丙等32家企业: names that nothing tells but the word for what they are, and that word."""
        kind = _KIND.search(encoded.text, start, end) or _FIRMS.search(encoded.text, start, end)
        names = list(pieces(encoded.text, start, kind.start(), _SEPARATOR)) if kind else []
        if not kind or len(names) < 2 or any(_VERBAL.search(encoded.text, *one) for one in names):
            return None
        members = [named(encoded, *one, "Organization") for one in names if one[1] > one[0]]
        return (*members, named(encoded, *kind.span("kind"), "Group"))

    def _items(self, encoded: Encoded, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The items; one that does not end with people goes on behind the separator."""
        low = start
        counted = re.finditer(f"(?<=[^和与及、，])(?={_NUM})", encoded.text[:end])
        cuts = [*_SEPARATOR.finditer(encoded.text, start, end), *(m for m in counted if m.start() > start)]
        for separator in (*sorted(cuts, key=re.Match.start), None):
            high = separator.start() if separator else end
            if separator and high == low:
                low = separator.end()  # a list cut behind a name goes on with its separator
                continue
            ends = self._ends(encoded, low, high)
            short = high - low <= SHARED and not (separator and separator.group() in ("，", "与"))
            short = short or bool(separator and not separator.group())
            if ends or separator is None or not short:
                if high > low:
                    yield low, high
                low = separator.end() if separator else end

    def _ends(self, encoded: Encoded, low: int, high: int) -> bool:
        mention = encoded.mention(high - 1) if high > low else None
        named = mention is not None and mention.type in _BODY | {"Person"}
        return named or bool(self.people.search(encoded.text, low, self._past_tail(encoded, low, high)))

    def _member(self, encoded: Encoded, low: int, high: int) -> Iterator[Filler]:
        """One item: a person, a body (also where its staff is named), or a group in its own words."""
        text = encoded.text
        high = self._past_tail(encoded, low, high)
        if origin := _FROM.match(text[:high], low):
            low = origin.end()
        low = _LEAD.match(text, low, high).end()  # type: ignore[union-attr]
        if low >= high:
            return
        mention, first = encoded.mention(high - 1), encoded.mention(low)
        body = mention and mention.type in _BODY and high - low <= 2 and not _VERBAL.search(text, low, high)
        person = next((m for m in encoded.mentions(low, high) if m.type == "Person"), None)
        if mention and (body or mention.type == "Person"):
            yield Filler.of(mention)
        elif person:
            yield Filler.of(person)  # 主任医师王某|等6位专家
        elif first and first.type in _BODY and self._sends(encoded, first, low + 1, high):
            yield Filler.of(first)
        elif self.people.search(text, low, high) and not _VERBAL.search(text, low, high):
            start, end = encoded.span(low, high)
            label = encoded.sentence.text.printed[start:end].translate(QUOTES)
            if described := _DESCRIBED.search(label):
                start, label = start + described.start("who"), described["who"]
            if 2 <= len(label) <= LONGEST and not _NOBODY.search(label):
                yield Filler(label, "Group", start, end)

    def _sends(self, encoded: Encoded, body: Mention, low: int, high: int) -> bool:
        """Whether a body is said to send those who take part, or only its staff stands behind it."""
        sends = _SENDS.fullmatch(encoded.text, low, high) is not None
        return sends or (body.type in ("Agency", "Organization") and self._staff(encoded, low, high))

    def _staff(self, encoded: Encoded, low: int, high: int) -> bool:
        """Whether a stretch behind a body names its staff and nobody else: 市医院|的12名医生."""
        people = _OF.match(encoded.text, low).end()  # type: ignore[union-attr]
        start, end = encoded.span(people, high) if people < high else (0, 0)
        return bool(self.staff.fullmatch(encoded.sentence.text.value, start, end))


def _without_ours(name: Filler) -> Filler:
    """我县东湖幼儿园 as 东湖幼儿园."""
    ours = _OURS.match(name.label)
    return Filler(name.label[2:], name.type, name.start + 2, name.end) if ours else name


def _clause_from(text: str, start: int) -> tuple[int, int]:
    """From an index to the end of its clause."""
    stop = CLAUSE.search(text, start)
    return start, stop.start() if stop else len(text)
