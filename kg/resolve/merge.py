"""Inside one article: a short form and the one longer name it can stand for become one node.

Only here, because which names an article prints is the article's own: ids depend on no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.model import Argument
from kg.resolve.canonical import Canonical
from kg.resolve.keys import clean

__all__ = ["merge"]

#: Shorter forms (古城, 广场) are words, not names.
_SHORTEST = 3
#: Ends that many programmes of one article may share: 养老服务 is no short form of 养老助餐服务.
_ANY_PROGRAMME = (
    "服务",
    "活动",
    "工程",
    "项目",
    "行动",
    "机制",
    "制度",
    "平台",
    "中心",
    "模式",
    "计划",
    "工作",
)

Forms = Mapping[Argument, Canonical]


def merge(forms: Forms) -> dict[Argument, Canonical]:
    """Argument → canonical form after aliases and short forms are followed; one candidate or none.

    :param forms: the arguments of one article.
    """
    # Of two labels of one node the one that names its area counts: a node with an area is no short form.
    known = {form.id: form for form in sorted(forms.values(), key=lambda form: (form.explicit, form.rule))}
    target: dict[str, Canonical] = {}
    aliases = _aliases(forms)
    for form in sorted(known.values(), key=lambda form: form.id):
        if form.division:
            continue
        named = [known[key] for key, ids in aliases.items() if form.id in ids]
        short = [] if named else [f for f in known.values() if _may_stand_for(form, f)]
        candidates, rule = (named, "alias") if named else (_longest(short), "short form")
        if len(candidates) == 1 and _may_be_one(form, candidates[0]):
            target[form.id] = replace(candidates[0], rule=rule)
    return {argument: _follow(form, target) for argument, form in forms.items()}


def _aliases(forms: Forms) -> dict[str, frozenset[str]]:
    """Id → ids of the arguments whose label another argument of its kind lists as its alias."""
    by_label: dict[tuple[str, str], set[str]] = {}
    for argument, form in forms.items():
        by_label.setdefault((form.family, clean(argument.label)), set()).add(form.id)
    found: dict[str, set[str]] = {}
    for argument, form in forms.items():
        for alias in argument.aliases:
            found.setdefault(form.id, set()).update(by_label.get((form.family, clean(alias)), ()))
    return {key: frozenset(ids - {key}) for key, ids in found.items()}


def _may_stand_for(short: Canonical, full: Canonical) -> bool:
    """南关派出所 for 市公安局平城分局南关派出所: the end of a longer name, with nothing that tells whose.

    A programme may lose words in its middle: 爱心食堂 for 爱心助老食堂.
    """
    if short.family == full.family == "Program":
        return _is_drawn_together(short.name, full.name)
    return (
        short.family == full.family == "Body"
        and not (short.division or short.explicit or full.division)
        and len(short.name) >= _SHORTEST
        and len(full.name) > len(short.name)
        and full.name.endswith(short.name)
    )


def _is_drawn_together(short: str, full: str) -> bool:
    """Two characters and more that open a name or a word of it, and two that end it; not of any programme."""
    if len(short) != 4 or short == full or short.endswith(_ANY_PROGRAMME):
        return False
    return full.endswith(short[2:]) and short[:2] in full[:-2]


def _longest(candidates: Iterable[Canonical]) -> list[Canonical]:
    """Of candidates that are ends of one another only the longest: they are one candidate."""
    ranked = sorted(candidates, key=lambda form: (-len(form.name), form.id))
    kept: list[Canonical] = []
    for form in ranked:
        if not any(other.name != form.name and other.name.endswith(form.name) for other in kept):
            kept.append(form)
    return kept


def _may_be_one(form: Canonical, other: Canonical) -> bool:
    """Official divisions keep apart from all else: the table knows their forms."""
    if form.division or other.division:
        return False
    return form.family == other.family


def _follow(form: Canonical, target: Mapping[str, Canonical]) -> Canonical:
    """Walk to the last name; a circle of aliases ends at its smallest id."""
    path = [form]
    while (following := target.get(path[-1].id)) is not None:
        if following.id in {step.id for step in path}:
            circle = path[[step.id for step in path].index(following.id) :]
            return min(circle, key=lambda step: step.id)
        path.append(following)
    return path[-1]
