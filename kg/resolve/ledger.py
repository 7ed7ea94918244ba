"""The ledger of judgements: what a human or a rule said about identity, replayed on every build.

A mention is written ``<article id>|<label>``, a node by its id. The last row about a pair wins.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path
from typing import get_args

from kg.errors import DataFileError
from kg.model import Judgement, Verdict

__all__ = ["Judgement", "Verdict", "added", "as_tsv", "mention", "read_judgements"]

_VERDICTS: dict[str, Verdict] = {verdict: verdict for verdict in get_args(Verdict)}
_HEADER = "verdict\ta\tb\twho\twhy"


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


def added(text: str, row: Judgement) -> str:
    """A ledger file's text with one more row at its end; what stands in it stays as it is.

    >>> added("# mine", Judgement("same", "a-1", "b-2", "me", "")).split("\\n")
    ['# mine', 'same\\ta-1\\tb-2\\tme\\t', '']
    """
    line = as_tsv([row]).removeprefix(_HEADER + "\n")
    start = text if not text or text.endswith("\n") else text + "\n"
    return (start or _HEADER + "\n") + line


def as_tsv(rows: Iterable[Judgement]) -> str:
    """The rows as a file that :func:`read_judgements` reads.

    >>> as_tsv([Judgement("unsure", "a-1", "b-2", "me", "")]).splitlines()[0].split("\\t")
    ['verdict', 'a', 'b', 'who', 'why']
    """
    lines = ["\t".join(field.replace("\t", " ").replace("\n", " ") for field in astuple(row)) for row in rows]
    return "\n".join([_HEADER, *lines, ""])
