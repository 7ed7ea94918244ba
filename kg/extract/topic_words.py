"""The words by which a text points at what it speaks of: 该工程, 专线, 园内."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Mention
from kg.patterns import alternatives, compiled
from kg.resources import Resources

__all__ = ["TopicWords"]

_PRONOUN = re.compile(r"^(?:该|本|此次?|此类|这[个项场次家所支座条处一]?|整个|全)")
_DEICTIC = re.compile("^[全我本该](?:省|市|州|盟|县|旗|区|镇|乡|街道|村)$")
_INSIDE = re.compile(r"(?:[内里中上]|现场|期间|两侧)$")
_SPEAKS = re.compile(
    r"[^，。；：“]{0,12}?(?:说|介绍|表示|透露|告诉记者|坦言|补充道|称|笑道|道)(?=[，：。]|$)"
)
#: 建成区, 体验区: a zone that is no division.
_ZONE = re.compile(
    r"(?:体验|借阅|建成|核心|服务|功能|示范|保护|试验|实验|休闲|旅游|度假|游览|展示|作业|生活|生产|办公|教学|阅览|种植|养殖|"
    r"农牧|农|林|牧|山|矿|灾|景|库|厂|营|展|专|湾|(?:^|老|新|主|中心)城|老|新|片|特|贫困|深度贫困|山|老城|城郊)区$"
)
#: 企业, 公司: one firm for another word.
_FIRM = ("公司", "企业", "集团", "厂")
#: 这支队伍: a team by any name.
_TEAM = ("队伍", "团队", "小队", "志愿队")
_TEAM_ENDS = ("队", "团", "组", "连", "班", "社", "专班", "联盟")
#: Where a noun phrase has its left edge.
_STOPS = frozenset("，。；：！？、的了在于将把由与和对向从到是“”‘’《》 　")
_VERB = re.compile(
    "举办|举行|开展|召开|启动|实施|推进|推出|建设|建成|打造|完成|参加|参观|走进|来到|获悉|了解|加快|作为|随着|通过|今年|去年|目前"
)
#: Programmes on paper: none is built, so none is meant by 该工程.
_PAPERS = (
    "办法",
    "规范",
    "规定",
    "条例",
    "机制",
    "制度",
    "制",
    "方案",
    "清单",
    "指南",
    "标准",
    "公约",
    "政策",
    "模式",
    "服务",
    "热线",
)
_HEADS = (
    "heads_organization",
    "heads_agency",
    "heads_place",
    "heads_community",
    "heads_street",
    "heads_division",
)
_MORE_EVENTS = ("赛事", "赛会", "节会", "活动", "大赛", "本届", "会上", "展会", "庙会", "盛会")
_MORE_PROGRAMS = ("项目", "工程", "平台", "机制", "举措", "线路", "新馆", "服务")


@dataclass(frozen=True, slots=True)
class TopicWords:
    """Heads by which a bare noun is known to mean an event, a programme or a body."""

    heads: frozenset[str]
    events: tuple[str, ...]
    programs: tuple[str, ...]
    quote_program: re.Pattern[str]
    quote_event: re.Pattern[str]

    @classmethod
    def of(cls, resources: Resources) -> TopicWords:
        events = (*resources.words("event_heads"), *_MORE_EVENTS)
        programs = (*resources.words("program_heads"), *_MORE_PROGRAMS)
        heads = frozenset(word for name in _HEADS for word in resources.words(name))
        tail = r"(?!等)[^，。；：！？、的了“”在于为向给]{0,8}?"
        return cls(
            heads,
            events,
            programs,
            compiled(f"{tail}(?:{alternatives(programs)})"),
            compiled(f"{tail}(?:{alternatives(events)})(?!页|册|单|品|栏|片|画|资料|材料|手册|折页)"),
        )

    def unnamed(self, label: str) -> bool:
        """True for a body that is only its head: 志愿服务队, 换热站."""
        # A province has two or three characters before 省: 超额完成省下达的任务 names none.
        too_long = label.endswith("省") and len(label) > 4
        return label in self.heads or too_long or _ZONE.search(label) is not None

    def deictic(self, words: str) -> bool:
        """True for 全市, 我县: a place of the article without its name."""
        return _DEICTIC.match(words) is not None

    def pronoun(self, words: str) -> bool:
        return bool(_PRONOUN.match(words)) and words[:1] != "全"

    def core(self, words: str) -> str:
        """该工程 → 工程, 园内 → 园."""
        bare = _INSIDE.sub("", _PRONOUN.sub("", words) if words[:1] != "全" else words)
        return bare or words

    def phrase(self, text: str, core: str, before: int) -> tuple[int, int] | None:
        """The last noun phrase before a position that ends with these words: …一体化（一期）|工程."""
        end = text.rfind(core, 0, before)
        while end > 0:
            start = end
            while start > 0 and end - start < 24 and text[start - 1] not in _STOPS:
                if _VERB.match(text, max(0, start - 2)):
                    break
                start -= 1
            if end - start >= 2:
                return start, end + len(core)
            end = text.rfind(core, 0, end)
        return None

    def speaks(self, text: str, end: int) -> bool:
        return _SPEAKS.match(text, end) is not None

    def sort(self, core: str) -> tuple[str, ...]:
        """The kinds of topic a bare noun may mean."""
        if core.endswith(self.events):
            return ("event",) if not core.endswith(self.programs) else ("event", "program", "thing")
        if core in _TEAM:
            return ("body", "program", "thing")
        if core in _FIRM or core[-1:] in "校院馆园社店厂站所局团队室村镇":
            return ("body", "site", "agency", "local", "program", "thing")
        return ("program", "thing", "site") if core.endswith(self.programs) else ()

    def fits(self, core: str, label: str, kind: str) -> bool:
        """Whether a topic of the right kind may be called so: by a bare head only."""
        if len(core) > 3:
            # 再就业援助活动 is another event than the one before; 活动, 大赛 are the same.
            return False
        if core in _FIRM:
            return label.endswith(_FIRM)
        if core in _TEAM:
            return label.endswith(_TEAM_ENDS)
        built = core in ("项目", "工程") and kind == "program" and not label.endswith(_PAPERS)
        return kind == "event" or built or label.endswith(core[-1:])

    def quoted(self, text: str, mention: Mention) -> tuple[str, int] | None:
        """Kind and end of what a quotation names with its noun: “红色专线”|关爱工程."""
        event = self.quote_event.match(text, mention.end)
        program = self.quote_program.match(text, mention.end)
        if event and (not program or event.end() >= program.end()):
            return "event", event.end()
        if program:
            return "program", program.end()
        if mention.type == "EventQuote" or mention.label.endswith(self.events):
            return "event", mention.end
        return ("program", mention.end) if mention.label.endswith(self.programs) else None
