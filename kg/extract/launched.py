"""Programmes that stand in the names of other things: 甲计划启动仪式, 南园社区“红管家”服务队."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.encode import QUOTES
from kg.extract.filler import BODIES
from kg.extract.row import Row
from kg.model import Argument, BlockKind, Status
from kg.resources import Resources

if TYPE_CHECKING:
    from kg.extract.reading import Reading

__all__ = ["Launched"]

LAUNCHED, NAMED = 0.75, 0.7
_CEREMONY = re.compile(
    "(?:.*暨)?(?P<thing>.{3,}?(?:计划|项目|工程|基地|平台|联盟|讲堂|课堂|学堂|品牌|机制|中心|驿站|热线|工作室|书屋|食堂|服务站|服务点|服务队))"
    "(?:的)?(?:正式|项目)?(?:启动|启用|揭牌|授牌|上线|成立|开通|落成|开工|奠基|挂牌)(?:暨.*|仪式|大会|会|活动|典礼)"
)


@dataclass(frozen=True, slots=True)
class Launched:
    """Finds them; built once from the lexicons.

    :param heads: right edges of names of programmes.
    """

    heads: tuple[str, ...]

    @classmethod
    def of(cls, resources: Resources) -> Launched:
        return cls(resources.words("program_heads"))

    def rows(self, rows: Iterable[Row], reading: Reading) -> Iterator[Row]:
        """Hosts of a launch run what is launched; bodies run what is named after them."""
        yield from self._launches(rows)
        yield from self._named(reading)

    def _launches(self, rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            match = _CEREMONY.match(row.object.label) if row.predicate == "hosted" else None
            if match and row.subject.type in BODIES and row.status in (Status.DONE, Status.PLANNED):
                thing = Argument(match["thing"], "Program", local=True)
                yield replace(
                    row,
                    predicate="implements",
                    object=thing,
                    rule="program.launched@1",
                    confidence=min(row.confidence, LAUNCHED),
                )

    def _named(self, reading: Reading) -> Iterator[Row]:
        for number, sentence in enumerate(reading.sentences):
            if sentence.block not in (BlockKind.PARAGRAPH, BlockKind.CAPTION):
                continue
            text = sentence.text
            for mention in sentence.mentions:
                body = mention.parts[-1] if mention.parts else None
                if not body or body.type not in BODIES or text.value[body.end : body.end + 1] not in "“":
                    continue
                label = text.printed[body.end : mention.end].translate(QUOTES)
                if label.endswith(self.heads):
                    owner = reading.names.argument(body.label, body.type)
                    thing = Argument(label, "Program", local=True)
                    yield Row(
                        owner, "implements", thing, Status.DONE, "program.in-name@1", NAMED,
                        number, mention.start, mention.end,
                    )  # fmt: skip
