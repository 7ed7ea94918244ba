"""Words that point back: 该局, 社区, 全市 → the name they stand for, inside one article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Mention, Sentence
from kg.resources import Resources

__all__ = ["resolve_references"]

_LEVEL_WORDS = {
    "市": "市",
    "区": "区",
    "县": "县旗市区",
    "旗": "旗",
    "州": "州",
    "省": "省",
    "镇": "镇",
    "乡": "乡",
    "街道": "街道",
    "村": "村",
}
SUBJECT = "subject"
_NAMED = ("Street", "Community", "AdminDivision", "Agency", "Organization", "Place")


def resolve_references(sentences: Sequence[Sentence], resources: Resources) -> tuple[Sentence, ...]:
    """Add a mention, marked ``reference``, for each word that points back to a name read before it.

    One candidate or none: the nearest earlier name with the same head; 全市 and 我市 take the division of
    that level that the article names most often, and nothing if it names none.
    """
    heads = sorted(resources.words("reference_heads"), key=lambda word: (-len(word), word))
    pointer = re.compile(
        rf"(?:(?:该|这家|这所|此)(?P<that>{'|'.join(map(re.escape, heads))})(?!长))"
        rf"|(?P<deixis>[全我](?:{'|'.join(_LEVEL_WORDS)}))(?!民)"
        rf"|(?:(?<=^)|(?<=[，；：]))(?P<bare>{'|'.join(map(re.escape, heads))})"
        rf"(?=[将还也在与已通党组联累从创坚持]|积极|开展|利用|共|先后)"
    )
    seen: list[Mention] = [
        replace(part, role=None)
        for s in sentences
        for m in s.mentions
        for part in (*m.parts, m)
        if m.type in _NAMED
    ]
    resolved: list[Sentence] = []
    earlier: list[Mention] = []
    for sentence in sentences:
        pointers = [
            _mention(match, earlier + [m for m in sentence.mentions if m.end <= match.start()], seen)
            for match in pointer.finditer(sentence.text.value)
        ]
        taken = [(m.start, m.end) for m in sentence.mentions]
        new = [p for p in pointers if p and all(p.end <= a or b <= p.start for a, b in taken)]
        resolved.append(
            replace(sentence, mentions=tuple(sorted((*sentence.mentions, *new), key=lambda m: m.start)))
        )
        earlier += [_marked(m, sentence.text.value) for m in resolved[-1].mentions if m.type in _NAMED]
    return tuple(resolved)


def _marked(mention: Mention, text: str) -> Mention:
    """The mention, marked as a subject if it opens a clause and is not an attribute."""
    opens = mention.start == 0 or text[mention.start - 1] in "，；：。”）)日时午晚天"
    return (
        replace(mention, role=SUBJECT) if opens and text[mention.end : mention.end + 1] != "的" else mention
    )


def _mention(
    match: re.Match[str], earlier: Sequence[Mention], everywhere: Sequence[Mention]
) -> Mention | None:
    if match["deixis"]:
        return _division(match, everywhere)
    head = match["that"] or match["bare"]
    # The body that acted last is meant before one that was only named: subjects first, then the nearest.
    for mention in (*reversed([m for m in earlier if m.role == SUBJECT]), *reversed(earlier)):
        if mention.label.endswith(head) or any(part.label.endswith(head) for part in mention.parts):
            target = mention
            if not mention.label.endswith(head):
                target = next(part for part in reversed(mention.parts) if part.label.endswith(head))
            if target.label != head:
                return Mention(target.type, *match.span(), target.label, reference=True)
    return None


def _division(match: re.Match[str], everywhere: Sequence[Mention]) -> Mention | None:
    level = match["deixis"][1:]
    counts: dict[str, int] = {}
    for mention in everywhere:
        label = mention.label
        if (
            len(label) > len(level) + 1
            and label.endswith(level)
            and mention.type in ("AdminDivision", "Street", "Community")
        ):
            counts[label] = counts.get(label, 0) + 1
    if not counts:
        return None
    best = max(counts.values())
    winners = [label for label, count in counts.items() if count == best]
    kind = "AdminDivision" if level in "市区县旗州省" else "Street" if level != "村" else "Community"
    return Mention(kind, *match.span(), winners[0], reference=True) if len(winners) == 1 else None
