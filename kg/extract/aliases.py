"""One name for one body inside an article: the fullest form the article itself gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import Argument, Mention, Sentence

__all__ = ["Names"]

#: What may stand before a name without changing what it names.
_PREFIX = re.compile("^(?:[^省市区县旗州盟镇乡]{0,8}(?:省|自治区|市|区|县|旗|州|盟|镇|乡|街道|苏木))+$")
#: A label that begins so was cut off a fuller one.
_BARE = ("街道", "社区", "镇政府", "村委会")
_BRANCHES = ("分局", "分院", "分公司", "支行", "分行", "大队", "中队", "派出所", "所", "分校")
_BODIES = ("局", "院", "公司", "银行", "支队", "总队", "大队", "大学", "学院")
_KINDS = ("Street", "Community", "AdminDivision", "Agency", "Organization", "Place")


@dataclass(frozen=True, slots=True)
class Names:
    """Short form → fullest form, and every form of each."""

    fullest: dict[str, str]
    forms: dict[str, tuple[str, ...]]
    types: dict[str, str]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> Names:
        labels = dict.fromkeys(mention.label for mention in _named(sentences) if not mention.reference)
        types = {mention.label: mention.type for mention in _named(sentences)}
        fullest = {label: _fullest(label, labels) for label in labels}
        forms: dict[str, list[str]] = {}
        for label, full in fullest.items():
            forms.setdefault(full, []).append(label)
        return cls(fullest, {full: tuple(sorted(set(f) - {full})) for full, f in forms.items()}, types)

    def canonical(self, label: str) -> tuple[str, tuple[str, ...]]:
        """The fullest form of a name and its other forms."""
        full = self.fullest.get(label, label)
        return full, self.forms.get(full, ())

    def argument(self, label: str, kind: str, *, local: bool = False) -> Argument:
        """A name as an argument: its fullest form, of the class that this has in the article.

        :param kind: the class if the article has no name of that form.
        """
        full, forms = self.canonical(label)
        return Argument(full, self.types.get(full, kind), forms, local=local)


def _named(sentences: Iterable[Sentence]) -> Iterable[Mention]:
    for sentence in sentences:
        for outer in sentence.mentions:
            # The body of a person's post stands inside the person's mention.
            for mention in outer.parts if outer.type == "Person" else (outer,):
                if mention.type in _KINDS:
                    yield from (*mention.parts, mention)


def _is_branch(label: str, other: str) -> bool:
    """园区分局 is the 市市场监管局园区分局 of the article: a branch is called without the body over it."""
    return label.endswith(_BRANCHES) and other[: -len(label)].endswith(_BODIES)


def _fullest(label: str, labels: Iterable[str]) -> str:
    """The one longer name that is this one behind an administrative prefix; none if two disagree.

    长葛 is 长葛市 where the article says so, and 街道党工委 the one 东湖街道党工委.
    """
    level = [other for other in labels if len(other) == len(label) + 1 and other[:-1] == label]
    if len(level) == 1 and level[0][-1] in "省市区县旗州盟":
        return _fullest(level[0], labels)
    longer = [
        other
        for other in labels
        if len(other) > len(label) >= 3
        and other.endswith(label)
        and (_PREFIX.match(other[: -len(label)]) or label.startswith(_BARE) or _is_branch(label, other))
    ]
    longer.sort(key=lambda other: (len(other), other))
    if not longer or any(not longest.endswith(other) for other in longer for longest in longer[-1:]):
        return label
    return longer[-1]
