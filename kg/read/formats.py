"""Files → sources: find them in a stable order, decode them, and refuse what is no newspaper text."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from kg.errors import SourceError
from kg.model import Source

__all__ = ["MAX_BYTES", "MAX_LINE", "checked", "decode", "find", "load", "of_bytes", "unreadable"]

MAX_BYTES = 16 * 1024 * 1024
MAX_LINE = 100_000

_SUFFIXES = frozenset({".txt", ".html", ".htm"})
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
# One character in five of any real Chinese text is one of these; of bytes misread as GB18030, hardly any.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产面而方后多定行学法所民得经月日市区县街道社报记者"
)
_SAVE_AS_UTF8 = "请用文本编辑器另存为 UTF-8 再试 (save the file as UTF-8 and try again)"


def find(paths: Iterable[Path | str]) -> list[Path]:
    """The files to read: a directory gives every ``.txt``, ``.html`` and ``.htm`` below it that is not
    hidden, a file itself.

    The order depends on the full names alone (page 2 before page 10), not on the order given, and a file
    named twice comes once. A path that does not exist, also a link to nowhere, is kept, so that :func:`load`
    can say so.
    """
    found: dict[Path, Path] = {}
    for path in map(Path, paths):
        inside = (p for p in path.rglob("*") if _is_page(p, path))
        for file in inside if path.is_dir() else [path]:
            found.setdefault(file.resolve(), file)
    return [found[key] for key in sorted(found, key=_natural)]


def _is_page(path: Path, directory: Path) -> bool:
    """A file with the name of a page, or a link that should lead to one: not a pipe, not what is hidden."""
    if path.suffix.lower() not in _SUFFIXES:
        return False
    if any(part.startswith(".") for part in path.relative_to(directory).parts):
        return False
    return path.is_file() or (path.is_symlink() and not path.exists())


def _natural(path: Path) -> list[tuple[int, str]]:
    parts = re.split(r"(\d+)", path.as_posix())
    return [(int(part), part) if part.isdecimal() else (-1, part) for part in parts]


def load(path: Path, name: str | None = None) -> Source:
    """Read and decode one file.

    A byte order mark is a signature, not a character: offsets count from the character after it.

    :param name: the source's name for people and ids; by default the file's own name.
    :raises SourceError: the file cannot be read, is empty, is not text, is in an unknown encoding, is an HTML
        page, or is too large to be a newspaper page.
    """
    name = name or path.name
    if path.suffix.lower() in {".html", ".htm"}:
        hint = "请把正文存为 .txt 文件再试 (save the visible text as a .txt file)"
        raise SourceError(name, "暂不读取网页文件 (HTML pages are not read)", hint=hint)
    try:
        # A little more than is allowed is enough to see that it is too much.
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise unreadable(name, error) from error
    return of_bytes(data, name)


def of_bytes(data: bytes, name: str) -> Source:
    """The source that the bytes of a file are.

    :raises SourceError: they are no newspaper text, or more than a page can be.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(name, f"文件超过上限 {MAX_BYTES:,} 字节 (file too large)")
    raw = checked(decode(data, name), name)
    return Source(name=name, raw=raw, sha256=hashlib.sha256(data).hexdigest())


def unreadable(name: str, error: OSError) -> SourceError:
    """A file that the system does not give."""
    reason = error.strerror or type(error).__name__
    hint = "请检查路径和读取权限 (check the path and its permissions)"
    return SourceError(name, f"无法读取 (cannot be read): {reason}", hint=hint)


def checked(raw: str, name: str) -> str:
    """The characters, if they can be a newspaper's.

    :raises SourceError: there are none, they are no text, or a line is too long.
    """
    if not raw.strip():
        raise SourceError(name, "空文件 (empty file)", hint="请放入报纸正文 (put the page's text into it)")
    if _CONTROL.search(raw):
        raise SourceError(name, "不是文本文件 (binary file)", hint=_SAVE_AS_UTF8)
    longest = max(map(len, re.split(r"[\r\n]", raw)))
    if longest > MAX_LINE:
        raise _too_large(name, f"有一行长达 {longest:,} 字，上限 {MAX_LINE:,} (line too long)")
    return raw


def _too_large(name: str, message: str) -> SourceError:
    hint = "这不像报纸版面；请按版面拆成小文件 (split it into one file a page)"
    return SourceError(name, message, hint=hint)


def decode(data: bytes, name: str) -> str:
    """Bytes → characters: UTF-8, UTF-16 with its mark, or GB18030 that reads as Chinese.

    :raises SourceError: none of these encodings.
    """
    try:
        return _decode(data)
    except UnicodeDecodeError as error:
        message = f"不是 UTF-8，也不是可信的 GB18030 (unknown encoding, byte {error.start})"
        if b"\0" in data:
            message = "不是文本文件 (binary file)"
        raise SourceError(name, message, hint=_SAVE_AS_UTF8) from error


def _decode(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            raw = data.decode("gb18030")
        except UnicodeDecodeError:
            raise error from None
        if not _reads_as_chinese(raw):
            raise
        return raw


def _reads_as_chinese(raw: str) -> bool:
    """Whether the characters are those that Chinese text uses; GB18030 accepts nearly any bytes."""
    sample = raw[:20_000]
    han = _HAN.findall(sample)
    written = sum(not char.isspace() and not char.isascii() for char in sample)
    if len(han) < 0.6 * written or not han:
        return False
    return sum(char in _FREQUENT for char in han) >= 0.08 * len(han)
