"""What a body runs though no verb of running says so: 甲社区食堂正式营业, 还开展助浴等服务, 依托“乙”平台.

Positions are those of the encoded sentence (see :mod:`kg.extract.encode`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.encode import QUOTES, Encoded, pieces
from kg.extract.filler import BODIES, Filler
from kg.extract.programmes import GENERIC, SEPARATOR, Programmes, programme
from kg.extract.scene import CLAUSE, Frame, Scene

__all__ = ["Standing"]

_NAMES = BODIES | {"Place"}
LONGEST, SHORTEST = 30, 3
#: Where the subject of 建成, 启用 may begin.
_EDGE = re.compile(
    "[，；：。！？、”…—]|的(?!士)|[\ue800-\ue8ff]|目前|如今|现在|随着|同时|此外|其中|据悉|据了解|标志着"
)
_WORK = re.compile("(?:建设|施工|筹建|创建)?(?:工作|任务)$")
#: 优质服务, 一对一服务: how a service is, not what it is.
_PLAIN = re.compile(
    "(?:优质|便捷|高效|贴心|周到|暖心|精准|全方位|多元化?|多样化?|个性化|专业化?|一站式|一条龙|一对一|面对面|零距离|"
    "更好|更多|更优|各类|各种|相关|公共|便民|为民|惠民|免费|上门|志愿|公益|社会|群众|特色|现场|定期|常态化|精细化|"
    "高质量|高品质|全天候|全过程|的|和|等|、)*服务"
)
_KIND = re.compile("等(?P<kind>[^，。；、\ue000-\uecff]{0,8}?服务)")
_LISTED = re.compile(
    "(?:了)?(?P<list>[^，。；：！？等]{3,90})等[\ue900-\ue9ff](?:重点|重大|民生|产业|建设|惠民)*(?:项目|工程)"
)
_COMMA = re.compile("、")
_USUAL = re.compile("还|也|常年|长期|平时|每[天日周月年季]|全年|常态化|定期|今后|将|计划")


@dataclass(frozen=True, slots=True)
class Standing:
    """Reads what stands or is offered, by what a programme is."""

    programmes: Programmes

    def opened(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """南园社区食堂|正式营业: what opens, starts or is finished, and whose it is."""
        encoded = scene.encoded
        start = self._begin(encoded, trigger.start())
        if start >= trigger.start():
            return None
        subject = self._leading(encoded, start, trigger.start())
        low = start + len(subject) if subject else start
        if self.programmes.count.search(encoded.text, low, trigger.start()):
            return None  # 40个改造项目|全部完工: so many, not one of them
        label = encoded.printed(low, trigger.start())
        work = _WORK.search(label)
        named = label[: work.start()] if work else label
        if (
            not SHORTEST <= len(named) <= LONGEST
            or GENERIC.fullmatch(named)
            or self.programmes.is_event(named)
        ):
            return None
        if not (work or self.programmes.head.search(named)) or self.programmes.inner.search(
            encoded.text, low, trigger.start()
        ):
            return None
        first, _ = encoded.span(low, trigger.start())
        thing = Filler(named.translate(QUOTES).strip(), "Program", first, first + len(named))
        bodies = subject or self._container(encoded, low, trigger.start()) or self._before(scene, start)
        verb = (trigger.end() - 1, trigger.end())
        return Frame(start, trigger.end(), {"项目": (thing,), "主体": bodies}, verb=verb)

    def offered(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """Standing services: 还开展|老年教育、老年康复等服务, 提供|基本康复服务|1.6万人次, 开展|“一二三”服务.

        What is offered once is a part of an event: without a word for always, a quotation or a count of
        those served nothing is read.
        """
        encoded, text = scene.encoded, scene.encoded.text
        stop = self.programmes.stop.search(text, trigger.end())
        end = stop.start() if stop else len(text)
        begin = scene.clause(trigger.start())
        if quoted := self.programmes.quoted(encoded, trigger.end(), trigger.group()):
            spans = quoted if encoded.printed(*quoted[-1]).endswith("服务") else []
        elif kind := _KIND.match(text, end):
            named = kind["kind"] and not _PLAIN.fullmatch(kind["kind"])
            usual = _USUAL.search(text, begin, trigger.start()) or self._counted(text, kind.end())
            listed = [kind.span("kind")] if named else list(pieces(text, trigger.end(), end, SEPARATOR))
            spans = listed if usual else []
        else:
            served = encoded.printed(trigger.end(), end)
            plain = not served.endswith("服务") or len(served) > LONGEST or _PLAIN.fullmatch(served)
            low = max(trigger.end(), text.rfind("的", trigger.end(), end) + 1)
            spans = [(low, end)] if not plain and _USUAL.search(text, begin, trigger.start()) else []
        things = tuple(programme(encoded, *span) for span in spans if not encoded.mentions(*span) or quoted)
        subject = self._before(scene, trigger.start())[-1:]
        return Frame(trigger.start(), end, {"项目": things, "主体": subject}) if things else None

    def _counted(self, text: str, index: int) -> bool:
        return "\ue900" <= text[index : index + 1] <= "\ue9ff"

    def relied(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """依托“乙”平台, 持续开展“丙”行动: quoted, with a head inside or behind the quotation."""
        encoded = scene.encoded
        found = self.programmes.quoted(encoded, trigger.end(), trigger.group())
        things = tuple(programme(encoded, *span) for span in found)
        if not things or not all(self.programmes.head.search(thing.label) for thing in things):
            return None
        return Frame(
            trigger.start(), found[-1][1], {"项目": things, "主体": self._before(scene, trigger.start())}
        )

    def listed(self, trigger: re.Match[str], scene: Scene) -> Frame | None:
        """主要包括|甲县公路畅通工程、乙大道二期等13个项目: works that a list names one by one."""
        encoded = scene.encoded
        match = _LISTED.match(encoded.text, trigger.end())
        if not match:
            return None
        spans = list(pieces(encoded.text, *match.span("list"), _COMMA))
        if len(spans) < 2 or min(high - low for low, high in spans) < SHORTEST:
            return None
        things = tuple(programme(encoded, *span) for span in spans)
        return Frame(
            trigger.start(), match.end(), {"项目": things, "主体": self._before(scene, trigger.start())}
        )

    def _begin(self, encoded: Encoded, end: int) -> int:
        start = max((m.end() for m in CLAUSE.finditer(encoded.text, 0, end)), default=0)
        for edge in _EDGE.finditer(encoded.text, start, end):
            start = edge.end()
        return start

    def _leading(self, encoded: Encoded, start: int, end: int) -> tuple[Filler, ...]:
        """A body that opens the phrase and is no part of the thing's name: 平安市|养老服务体系."""
        mention = encoded.mention(start)
        if not mention or mention.type not in BODIES or end - start < 3:
            return ()
        return (Filler.of(mention),)

    def _container(self, encoded: Encoded, start: int, end: int) -> tuple[Filler, ...]:
        """南园社区 in 南园社区食堂."""
        for mention in encoded.mentions(start, end):
            if mention.type in _NAMES and mention.parts and mention.parts[-1].type in BODIES:
                body = mention.parts[-1]
                return (Filler.of(body),)
        return ()

    def _before(self, scene: Scene, trigger: int) -> tuple[Filler, ...]:
        return tuple(filler for filler in scene.subject(trigger) if filler.type in BODIES)
