"""Long patterns, compiled once a machine instead of once a process.

The rules are lists of words. ``re`` compiles patterns by a program in Python, which takes most of a second
for all of ours; what it makes is a row of numbers for the matcher in C. The rows are kept, and handed to the
matcher as ``re`` does it. On a Python that does it in another way, ``re`` compiles.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import re
import sys
from array import array
from collections.abc import Iterable
from functools import cache
from typing import Any

from kg.cached import keep as keep_file
from kg.cached import kept

__all__ = ["alternatives", "compiled", "keep"]

_FILE = "patterns.bin"
#: The numbers mean the same to one build of Python only.
_PYTHON = f"{sys.version} {_sre.MAGIC}"
#: The arguments of ``_sre.compile`` behind the pattern: flags, code, number, names and order of the groups.
_Row = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
_used: dict[str, _Row] = {}


def alternatives(words: Iterable[str]) -> str:
    """The words as one alternation, longest first, so that 组织开展 wins over 组织.

    >>> alternatives(["组织", "组织开展"])
    '组织开展|组织'
    """
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """``re.compile(pattern)``.

    :raises re.error: the pattern is none.
    """
    try:
        _used[pattern] = row = _known().get(pattern) or _row(pattern)
        flags, code, groups, names, order = row
        made: re.Pattern[str] = _sre.compile(pattern, flags, array("I", code).tolist(), groups, names, order)
    except (AttributeError, TypeError, RuntimeError):  # RuntimeError: the matcher refuses the numbers
        return re.compile(pattern)
    return made


def keep() -> None:
    """Keep what was compiled so far for the processes to come, if any of it is new."""
    if not _used.keys() <= _known().keys():
        _known().update(_used)
        keep_file(_FILE, _PYTHON, marshal.dumps(_used))


@cache
def _known() -> dict[str, _Row]:
    content = kept(_FILE, _PYTHON)
    rows: dict[str, _Row] = marshal.loads(content) if content else {}
    return rows


def _row(pattern: str) -> _Row:
    expressions: Any = re  # whose parts have no public names
    parsed = expressions._parser.parse(pattern)
    code = array("I", expressions._compiler._code(parsed, 0))
    names = dict(parsed.state.groupdict)
    order: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        order[number] = name
    return parsed.state.flags, code.tobytes(), parsed.state.groups - 1, names, tuple(order)
