"""Paths → sources: which files, under which names, in which order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kg.errors import BaopuError, SourceError
from kg.model import Source
from kg.read import ARCHIVE, find, load, rows

__all__ = ["OnError", "inputs", "sources"]

OnError = Callable[[SourceError], None]


def inputs(paths: Iterable[Path | str], *, leave_out: Iterable[Path] = ()) -> dict[str, Path]:
    """The files to read by their names, in the order in which they are read.

    A file is called by its path inside the directory that was given, or by its own name; where two would
    be called alike, as many parent directories as tell them apart stand before the name. Neither the order
    of the arguments nor the working directory changes names or order.

    :param leave_out: files that are no inputs though they lie among them: what an earlier build wrote.
    :raises BaopuError: there is no file at all.
    """
    given = [Path(path) for path in paths]
    roots = sorted({_absolute(path) for path in given if path.is_dir()}, key=lambda path: len(path.parts))
    left_out = {_absolute(path) for path in leave_out}
    files = [file for file in dict.fromkeys(map(_absolute, find(given))) if file not in left_out]
    if not files:
        named = "、".join(map(str, given))
        hint = "请给出 .txt 文件或含有 .txt 文件的目录 (name .txt files, or a directory with some)"
        raise BaopuError(f"{named}: 没有可读的版面 (no pages)", hint=hint)
    names = {file: file.relative_to(_root(file, roots)).as_posix() for file in files}
    count = Counter(names.values())
    return {(name if count[name] == 1 else _apart(file, files)): file for file, name in names.items()}


def _root(file: Path, roots: Iterable[Path]) -> Path:
    """The outermost directory given that holds the file."""
    return next((root for root in roots if file.is_relative_to(root)), file.parent)


def _absolute(path: Path) -> Path:
    # Not resolve(): a link is called by its own name, not by that of what it points to.
    return Path(os.path.abspath(path))  # noqa: PTH100


def _apart(file: Path, others: Sequence[Path]) -> str:
    """The shortest end of a path that no other path shares."""
    depths = range(1, len(file.parts) + 1)
    return next(
        "/".join(file.parts[-depth:])
        for depth in depths
        if sum(other.parts[-depth:] == file.parts[-depth:] for other in others) == 1
    )


def sources(
    paths: Iterable[Path | str], *, on_error: OnError, leave_out: Iterable[Path] = ()
) -> Iterator[Source]:
    """Load every input in turn; of an archive (``.jsonl``), every row.

    :param on_error: is told of an input that cannot be read; the others go on.
    :param leave_out: see :func:`inputs`.
    :raises BaopuError: there is no file at all.
    """
    stems: dict[str, str] = {}
    for name, path in inputs(paths, leave_out=leave_out).items():
        try:
            stem = name.rpartition(".")[0] or name
            if stems.setdefault(stem, name) != name:
                hint = "请改名：文章编号取自文件名 (rename one: article ids are made of file names)"
                raise SourceError(name, f"与 {stems[stem]} 同名 (has the same name)", hint=hint)
            for found in rows(path, name) if path.suffix == ARCHIVE else (load(path, name),):
                if isinstance(found, Source):
                    yield found
                else:
                    on_error(found)
        except SourceError as error:
            on_error(error)
