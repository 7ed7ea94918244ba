"""The items of a list: 市文联、区妇联和某某协会 → three fillers, also where a name was not found as one.

Between a cue and the word at which the list must end everything is part of some item, so that an item may
be a name that no head gives away (某某面业), or one that was found in part (洗衣亭 behind a community).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.encode import QUOTES, Encoded, at_words, pieces, whole_words
from kg.extract.filler import BODIES, Filler
from kg.patterns import compiled

__all__ = ["Items"]

_SEPARATOR = re.compile("、|，|以及|及|和|与|暨")
#: Words behind a name up to its verb or the next of a list.
_BEHIND = compiled(
    r"(?!在|对|向|为|于)(?:(?!联合|会同|携手|协同|组织|举办|举行|召开|开展|走进|深入|走入|前往|奔赴|来到|率队|带队|一行|走访|慰问|看望|开办|创办|开设|成立|设立|建立|建成|新建|打造|推出|实施|启动|组建|了)[\u4e00-\u9fff\uea00-\uebff]){2,10}?(?=[、和与]|联合|会同|携手|主办|承办|组织|举办|举行|召开|开展|在|为|，|(?:还|也|将|又|正|已|陆续|积极|先后|同步|认真|再次)+(?:将|联合|会同|携手|组织|举办|举行|召开|开展|陆续))"
)
#: A comma and nothing but names up to the next stop.
_COUNT = re.compile("[\ue900-\ue9ff]")
#: 甲局、乙水泥|5家单位: the list names all of them, whatever they are called.
_BODIES_COUNTED = re.compile("[\ue900-\ue9ff](?:[\ue700-\ue7ff]|单位|企业|公司|部门|场所|地点|点位)")
_AT_LARGE = re.compile("[\ue200-\ue2ff]")
_AND_SO_ON = re.compile("等(?!学校|专科|院校|级)")
#: 联合甲县、乙县等地的|合作社: they only say whose.
_OF_THEIRS = re.compile("等(?:地|县|市|区|镇|乡|村)?(?:区|市|区|镇|乡|村)?的")
#: 联合某中心|，及甲、乙社区: the list goes on.
_AND = re.compile("，(?:以及|及|和|与)(?!其)")
#: 走进失独、独居|老人家中: people, and no list of places.
_AT_HOME = re.compile("(?:[\ue700-\ue7ff]|家庭|住户)们?的?(?:家中|家里|家)$")
_RUN_ON = re.compile("，[\ue000-\ue5ff](?:[、和与及]*[\ue000-\ue5ff])*(?=[，。；]|等)")
_POINTING = re.compile("该[省市区县旗州镇乡村]")
_NAMED = BODIES | {"Place", "Person", "Group"}
#: 走进马市、澄江等4个乡镇: short forms without a head.
SHORT_PLACE = 3
LONGEST_LIST = 90
LONGEST_ITEM = 24


@dataclass(frozen=True, slots=True)
class Items:
    """Reads lists; built once from the macros.

    :param lead: what may stand before an item and is no part of it (辖区, 驻地, a count).
    :param kind: what kind of partner the name behind it is (与|共建单位|市农业农村局).
    :param tail: what may end an unfound name (室, 队, 庭); ``locative`` what may follow a place (里, 门前).
    """

    lead: re.Pattern[str]
    kind: re.Pattern[str]
    tail: re.Pattern[str]
    locative: re.Pattern[str]
    vague: re.Pattern[str]
    plain: re.Pattern[str]
    adverb: re.Pattern[str]
    generic: re.Pattern[str]
    prefix: re.Pattern[str]
    opened: re.Pattern[str]
    many: re.Pattern[str]
    first: re.Pattern[str]
    place_tail: re.Pattern[str]
    plain_item: re.Pattern[str]

    @classmethod
    def of(cls, macros: Mapping[str, str]) -> Items:
        return cls(
            lead=compiled(f"(?:{macros['ITEM_LEAD']})*"),
            kind=compiled(f"(?:{macros['PARTNER_KIND']}|联系|成员|会员)单位"),
            tail=compiled(f"(?:{macros['NAME_TAIL']})$"),
            locative=compiled(f"(?:{macros['LOCATIVE']})$"),
            vague=compiled(f"(?:{macros['VAGUE_ITEM']})$"),
            plain=compiled(macros["PLAIN_ITEM"]),
            adverb=compiled(f"(?:{macros['ADVERB']})+$"),
            plain_item=compiled(macros["SHORT_NAME"]),
            place_tail=compiled(f"(?:{macros['PLACE_TAIL']})$"),
            many=compiled(macros["GATHERED"]),
            first=compiled(macros["UNFOUND_FIRST"]),
            opened=compiled(macros["UNFOUND"]),
            prefix=compiled(
                f"(?!{macros['ACTIVE']}|{macros['BUILD']}|{macros['IMPLEMENT']}|{macros['GO']}|[齐欢相]聚)(?:(?!{macros['BOUNDARY']})[\u4e00-\u9fff]){{1,2}}(?=[\ue000-\ue4ff])"
            ),
            generic=compiled(f"(?:{macros['GENERIC_PLACE']})+"),
        )

    def limit(self, encoded: Encoded, start: int, stop: re.Pattern[str]) -> int:
        """Where a list that starts at ``start`` ends at the latest: at a stop that is a word of its own."""
        limit = min(len(encoded.text), start + LONGEST_LIST)
        stops = whole_words(stop, encoded, start, limit)
        return next((found.start() for found in stops if not _AND.match(encoded.text, found.start())), limit)

    def list(self, encoded: Encoded, start: int, stop: re.Pattern[str]) -> tuple[int, tuple[Filler, ...]]:
        """The items behind a cue and where they end."""
        end = self.limit(encoded, start, stop)
        fillers = self.between(encoded, start, end)
        if fillers and encoded.text[end : end + 1] == "的":
            # 联合市医院的专家: the last one is an attribute of what follows.
            fillers = fillers[:-1]
        elif _OF_THEIRS.match(encoded.text, end):
            fillers = ()
        return end, fillers

    def between(self, encoded: Encoded, start: int, end: int, *, plain: bool = False) -> tuple[Filler, ...]:
        """The items of a stretch that holds a list of bodies or people and nothing else.

        :param plain: what is no name that was found is one all the same.
        """
        end = start + len(self.adverb.sub("", encoded.text[start:end]))
        if (more := _AND_SO_ON.search(encoded.text, start, end)) and more.start() > start:
            end = more.start()
        parts = list(pieces(encoded.text, start, end, _SEPARATOR))
        found = (self._item(encoded, *piece, plain=plain or len(parts) > 1) for piece in parts)
        return tuple(filler for filler in found if filler)

    def names(self, encoded: Encoded, start: int) -> tuple[int, tuple[Filler, ...]]:
        """A run of names at ``start``: what opens a clause. Unfound words end it, but for a name's tail."""
        text, fillers, position = encoded.text, [], start
        while True:
            end = self._past_prefix(encoded, position)
            while end < len(text) and (mention := encoded.mention(end)) and mention.type in _NAMED:
                if end > position and mention.type == "Group":
                    break  # 派出所|民警: whose people they are is what counts
                end += 1
                end = self._posted(encoded, end)
            if end == position or not encoded.mention(end - 1):
                break
            last = encoded.mention(end - 1)
            end = self._with_tail(encoded, end) if last and last.type != "Person" else end
            filler = self._whole(encoded, position, end)
            if filler:
                fillers.append(filler)
            separator = _SEPARATOR.match(text, end)
            if not separator:
                return end, tuple(fillers)
            position = separator.end()
            if kind := self.kind.match(text, position):
                position = kind.end()
            while plain := self.plain_item.match(text, position):
                # 县工会、团委、妇联: short forms between names are names.
                more = self._whole(encoded, position, plain.end())
                fillers += [more] if more and not self.vague.fullmatch(plain.group()) else []
                end = plain.end()
                if not (separator := _SEPARATOR.match(text, end)):
                    return end, tuple(fillers)
                position = separator.end()
        return position, tuple(fillers)

    def unfound(self, encoded: Encoded, start: int) -> tuple[int, tuple[Filler, ...]]:
        """Bodies that open a clause though nobody found them: right before the verb that holds something,
        or before 与 and names that were found."""
        match = self.opened.match(encoded.text, start)
        if match and at_words(start, match.end(), encoded) and not self.vague.match(match.group()):
            parts = pieces(encoded.text, start, match.end(), _SEPARATOR)
            found = (self._whole(encoded, *piece) for piece in parts)
            return match.end(), tuple(filler for filler in found if filler)
        if match := self.first.match(encoded.text, start):
            end, others = self.names(encoded, match.end() + 1)
            filler = self._whole(encoded, start, match.end())
            return end, (filler, *others) if filler and others else ()
        return start, ()

    def gathered(self, encoded: Encoded, start: int) -> tuple[int, tuple[Filler, ...]]:
        """Many bodies under one name that open a clause: 各乡镇、街道文明实践所, 12处镇（街道）残联."""
        match = self.many.match(encoded.text, start)
        if not match:
            return start, ()
        counted = _COUNT.match(encoded.text, start)
        first, last = encoded.span(counted.end() if counted else start, match.end())
        label = encoded.sentence.text.printed[first:last].translate(QUOTES)
        return match.end(), (Filler(label, "Organization", first, last),)

    def _past_prefix(self, encoded: Encoded, start: int) -> int:
        """Behind a character or two that were cut off the name that follows: 袁|家畈社区."""
        match = self.prefix.match(encoded.text, start)
        mention = encoded.mention(match.end()) if match and match.end() < len(encoded.text) else None
        return match.end() if match and mention and mention.type in BODIES else start

    def _posted(self, encoded: Encoded, end: int) -> int:
        """Behind 驻 where a body follows that one was sent to: 县医院|驻|南园村工作队."""
        sent = encoded.text.startswith("驻", end) and end + 1 < len(encoded.text)
        mention = encoded.mention(end + 1) if sent else None
        return end + 1 if mention and mention.type in BODIES else end

    def _with_tail(self, encoded: Encoded, end: int) -> int:
        """Words right behind a found name that still belong to it: 县人民法院|少年家事审判庭|联合."""
        match = _BEHIND.match(encoded.text, end)
        held = match and match.group().endswith(
            ("主办", "承办", "协办", "举办", "开办", "创办", "现场", "同步")
        )
        tail = match and not held and self.tail.search(match.group())
        if match and tail and not self.adverb.search(match.group()):
            return match.end()
        return end

    def places(self, encoded: Encoded, start: int, end: int, *, plain: bool) -> tuple[Filler, ...]:
        """The places of a stretch behind 在, 走进 …: each item whole, but for what only says where in it.

        :param plain: a place may be one that was not found as such.
        """
        parts = list(pieces(encoded.text, start, end, _SEPARATOR))
        plain = plain or (len(parts) > 1 and not _AT_HOME.search(encoded.text, start, end))
        found = (self._place(encoded, *piece, plain=plain) for piece in parts)
        return tuple(filler for filler in found if filler)

    def run_on(self, encoded: Encoded, end: int) -> int:
        """Where a list of places really ends that goes on behind a comma: 甲社区、乙社区，丙街道丁社区等."""
        while (more := _RUN_ON.match(encoded.text, end)) and more.end() > end:
            end = more.end()
        return end

    def _place(self, encoded: Encoded, start: int, end: int, *, plain: bool) -> Filler | None:
        text = encoded.text
        start = self.lead.match(text, start, end).end()  # type: ignore[union-attr]
        summed = False
        if (found := _AND_SO_ON.search(text, start, end)) and found.start() > start:
            end = found.start()
        elif (found := _COUNT.search(text, start, end)) and found.start() > start:
            if _AT_LARGE.fullmatch(text, start, found.start()) and found.end() < end:
                start = found.end()  # 东湖市|20所|乡镇敬老院: not the city as a whole
            else:
                summed = _BODIES_COUNTED.match(text, found.start()) is not None
                end = found.start()
        end -= text.startswith("的", end - 1)
        found = self.locative.search(text, start, end)
        while found and found.start() > start:
            end = found.start()
            found = self.locative.search(text, start, end)
        of = text.rfind("的", start, end)
        if of >= 0 and of + 1 < end and encoded.mention(end - 1):
            start = of + 1
        if start >= end or text[end - 1] == "的" or self.generic.fullmatch(text, start, end):
            return None
        if self.generic.fullmatch(encoded.sentence.text.value, *encoded.span(start, end)):
            return None  # 全省, 我市
        named = _names_any(encoded, start, end, BODIES | {"Place"})
        shaped = summed or self.place_tail.search(text, start, end) or end - start <= SHORT_PLACE
        if not named and not (plain and shaped and self.plain.fullmatch(text, start, end)):
            return None
        return self._whole(encoded, start, end, "Place")

    def _item(self, encoded: Encoded, start: int, end: int, *, plain: bool) -> Filler | None:
        text = encoded.text
        start = self.lead.match(text, start, end).end()  # type: ignore[union-attr]
        if start >= end or self.vague.match(text, start, end):
            return None
        last = encoded.mention(end - 1)
        if last and last.type in ("Group", "Person"):
            if self.vague.fullmatch(last.label):
                return None
            return Filler.of(last)
        if _names_any(encoded, start, end, BODIES | {"Place"}):
            if not self.tail.search(text, start, end):
                while not encoded.mention(end - 1):
                    end -= 1  # 市司法局|酝酿: words behind a name that are no part of it
            bracket = text.rfind("（", start + 1, end)
            if bracket > 0 and "）" not in text[bracket:end]:
                end = bracket  # 某科技馆分馆（某海洋世界）: what stands in brackets says it again
            return self._whole(encoded, start, end)
        named = plain or bool(self.tail.search(text, start, end))
        if named and self.plain.fullmatch(text, start, end):
            return self._whole(encoded, start, end)
        return None

    def _whole(self, encoded: Encoded, start: int, end: int, kind: str = "Organization") -> Filler | None:
        """A stretch as one filler: a name that was found, or its words."""
        if _POINTING.match(encoded.printed(start, end)):
            name = encoded.past_pointer(start)
            start = name if name < end else start  # 该县|某某镇卫生院
        single = encoded.mention(start) if end - start == 1 else None
        if single:
            return Filler.of(single)
        first, last = encoded.span(start, end)
        label = encoded.sentence.text.printed[first:last].translate(QUOTES)
        if not 2 <= len(label) <= LONGEST_ITEM:
            return None
        mention = encoded.mention(end - 1)
        if mention and mention.type in ("Group", "Person"):
            return Filler.of(mention)
        return Filler(label, mention.type if mention and mention.type in _NAMED else kind, first, last)


def _names_any(encoded: Encoded, start: int, end: int, kinds: frozenset[str]) -> bool:
    return any(mention.type in kinds for mention in encoded.mentions(start, end))
