"""What can be made again and is kept from one run to the next, in the user's own directory.

In a shared directory anybody could plant a file. Without a place to write nothing is kept, and everything is
made again each time.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from zlib import crc32

__all__ = ["keep", "kept"]


def kept(name: str, made_from: str) -> bytes | None:
    """What was kept under this name, if it was made from the same and is whole."""
    try:
        head, _, content = (_directory() / name).read_bytes().partition(b"\n")
    except (OSError, RuntimeError):
        return None
    return content if head == _head(made_from, content) else None


def keep(name: str, made_from: str, content: bytes) -> None:
    """Put a file in its place whole: another process may read it at this moment."""
    with suppress(OSError, RuntimeError):
        directory = _directory()
        directory.mkdir(parents=True, exist_ok=True)
        fresh = directory / f"{name}.{os.getpid()}"
        try:
            fresh.write_bytes(_head(made_from, content) + b"\n" + content)
            fresh.replace(directory / name)
        finally:
            fresh.unlink(missing_ok=True)


def _head(made_from: str, content: bytes) -> bytes:
    return f"{crc32(content):08x} {' '.join(made_from.split())}".encode()


def _directory() -> Path:
    if given := os.environ.get("XDG_CACHE_HOME"):
        return Path(given, "baopu")
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/baopu"
    if local := os.environ.get("LOCALAPPDATA"):
        return Path(local, "baopu", "Cache")
    return Path.home() / ".cache/baopu"
