"""The ledger of judgements: what a human or a rule said about identity, replayed on every build.

A mention is written ``<article id>|<label>``, a node by its id. The last row about a pair wins.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Literal, get_args

from kg.errors import DataFileError

__all__ = ["Judgement", "Verdict", "as_tsv", "mention", "read_judgements"]

Verdict = Literal["same", "different", "unsure"]
_VERDICTS: dict[str, Verdict] = {verdict: verdict for verdict in get_args(Verdict)}
_HEADER = "verdict\ta\tb\twho\twhy"


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """One row: are ``a`` and ``b`` the same thing, who says so and why.

    :param a: a mention (``page#5|南关派出所``) or a node's id.
    :param b: a mention or a node's id; of two nodes that are the same, ``b`` is kept.
    """

    verdict: Verdict
    a: str
    b: str
    who: str
    why: str


def mention(article: str, label: str) -> str:
    """How the ledger writes a label in an article."""
    return f"{article}|{label}"


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The rows of a ledger file: five fields separated by tabs, ``#`` opens a comment line.

    :raises DataFileError: a row has no verdict that is known, or names only one thing.
    """
    rows = []
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
        if not line.strip() or line.startswith("#") or line == _HEADER:
            continue
        word, a, b, who, why = (*line.split("\t"), "", "", "", "", "")[:5]
        verdict = _VERDICTS.get(word)
        if verdict is None or not (a and b):
            hint = "Write: same|different|unsure <TAB> a <TAB> b <TAB> who <TAB> why"
            raise DataFileError(path.name, f"line {number}", "not a judgement", hint=hint)
        rows.append(Judgement(verdict, a, b, who, why))
    return tuple(rows)


def as_tsv(rows: Iterable[Judgement]) -> str:
    """The rows as a file that :func:`read_judgements` reads.

    >>> as_tsv([Judgement("unsure", "a-1", "b-2", "me", "")]).splitlines()[0].split("\\t")
    ['verdict', 'a', 'b', 'who', 'why']
    """
    lines = ["\t".join(field.replace("\t", " ").replace("\n", " ") for field in astuple(row)) for row in rows]
    return "\n".join([_HEADER, *lines, ""])
