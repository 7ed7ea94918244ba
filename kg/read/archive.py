"""An archive: one file with an article or a page on each line, as JSON."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from kg.errors import SourceError
from kg.model import Source, SourceFile
from kg.read.formats import checked, unreadable

__all__ = ["SUFFIX", "of_line", "rows"]

SUFFIX = ".jsonl"
_FORM = '每行一个对象 (one object a line): {"text": "…", "name": "…", "issued": "2023-06-15", "paper": "…"}'


def rows(path: Path, name: str) -> Iterator[Source | SourceError]:
    """The sources of an archive in the order of its lines, or why a line is none.

    :param name: the archive's name for people and ids; a source is called by it and by its own name.
    :raises SourceError: the file cannot be read.
    """
    try:
        with path.open("rb") as lines:
            file = SourceFile(name, hashlib.file_digest(lines, "sha256").hexdigest())
            lines.seek(0)
            names: set[str] = set()
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    source = of_line(line, file)
                    if source.name in names:
                        hint = "请改名：文章编号取自名称 (rename one: article ids are made of names)"
                        raise _wrong(source.name, "名称重复 (the name stands twice)", hint)
                    names.add(source.name)
                    yield source
                except SourceError as error:
                    yield error
                except ValueError as error:
                    yield _wrong(f"{name}:{number}", str(error))
    except OSError as error:
        raise unreadable(name, error) from error


def of_line(line: bytes, file: SourceFile) -> Source:
    """The source that a line of JSON is: ``text``, and if it has them ``name``, ``issued`` and ``paper``.

    A row without a name is called by the hash of its text, which stays when rows come before it.

    :param file: what the row is of.
    :raises SourceError: the text is no newspaper text.
    :raises ValueError: a field is missing or of the wrong kind.
    """
    row = json.loads(line)
    if not isinstance(row, dict):
        raise ValueError("不是 JSON 对象 (no JSON object)")
    for field in ("text", "name", "issued", "paper"):
        if not isinstance(row.get(field), str | None):
            raise ValueError(f"{field}: 不是字符串 (no string)")
    if row.get("text") is None:
        raise ValueError("没有 text (no text)")
    text: str = row["text"]
    # The archive's own suffix and the row's are no part of what articles are called by.
    stem = PurePosixPath(file.name).with_suffix("").as_posix()
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    whole = f"{stem}/{(row.get('name') or sha256[:12]).removesuffix('.txt')}.txt"
    issued = row.get("issued")
    return Source(
        whole,
        checked(text, whole),
        sha256,
        date.fromisoformat(issued) if issued else None,
        row.get("paper") or None,
        file,
    )


def _wrong(name: str, message: str, hint: str = _FORM) -> SourceError:
    return SourceError(name, message, hint=hint)
