"""What a rule found in a sentence: its slots and what fills them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Mention

if TYPE_CHECKING:
    from kg.extract.rules import Rule

__all__ = ["BODIES", "Filler", "Instance"]

#: Classes of what acts: divisions stand for their governments, communities for their committees.
BODIES = frozenset({"Street", "Community", "AdminDivision", "Agency", "Organization"})


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a slot.

    :param start: position in the sentence; ``end`` is exclusive.
    :param mention: the mention, or None where the slot is words.
    """

    label: str
    type: str
    start: int
    end: int
    mention: Mention | None = None
    inherited: bool = False

    @classmethod
    def of(cls, mention: Mention) -> Filler:
        """A mention as it stands."""
        return cls(mention.label, mention.type, mention.start, mention.end, mention)


@dataclass(frozen=True, slots=True)
class Instance:
    """One rule that fired: its trigger's positions in the sentence and its filled slots.

    :param closed: its empty slots stay empty, whoever was spoken of before.
    :param verb: positions of the verb that says how it stands, if it is not the whole trigger.
    :param timeless: it says whose the event is and not whether it took place.
    :param summed: its event is counted, none that the text goes on to speak of.
    :param inside: behind another event, its event is a part of that one.
    """

    rule: Rule
    sentence: int
    start: int
    end: int
    slots: Mapping[str, tuple[Filler, ...]]
    closed: bool = False
    verb: tuple[int, int] | None = None
    timeless: bool = False
    summed: bool = False
    inside: bool = False

    @property
    def stated(self) -> tuple[int, int]:
        """The words around which cues of status are looked for."""
        return self.verb or (self.start, self.end)
