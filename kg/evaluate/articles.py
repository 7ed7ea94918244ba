"""Which gold article a prediction is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kg.errors import BaopuError

__all__ = ["stem", "to_gold"]

_TRAILING = re.compile(r"(\d+)$")


def stem(article: str) -> str:
    """The source's stem in an article id: ``d001#1`` → ``d001``."""
    return article.rpartition("#")[0] if "#" in article else article


def to_gold(
    gold: Iterable[str], predicted: Iterable[str], mapping: Mapping[str, str] | None = None
) -> dict[str, str | None]:
    """Map each prediction article to its gold article.

    A gold id equal to a source's stem means that whole source; articles of other sources are not scored
    (``None``). Otherwise the facts must be of one page, and the number that closes a gold id is the
    article's number on it; an article of the page that the gold does not have keeps its own id, so its
    facts count as wrong.

    :param mapping: gold id → prediction article id; it overrides the rule altogether.
    :raises BaopuError: no gold id is a stem and the facts come from several sources.
    """
    ids = sorted(set(predicted))
    known = set(gold)
    if mapping is not None:
        back = {article: gold_id for gold_id, article in mapping.items()}
        return {article: back.get(article) for article in ids}
    stems = {stem(article) for article in ids}
    if stems & known:
        return {article: stem(article) if stem(article) in known else None for article in ids}
    if len(stems) > 1:
        names = "、".join(sorted(stems)[:3])
        raise BaopuError(
            f"no gold article is named like a source ({names} …)",
            hint="Give a mapping from gold ids to article ids.",
        )
    numbers = {int(match[1]): gold_id for gold_id in sorted(known) if (match := _TRAILING.search(gold_id))}
    return {article: numbers.get(_number(article), article) for article in ids}


def _number(article: str) -> int:
    match = _TRAILING.search(article)
    return int(match[1]) if match else -1
