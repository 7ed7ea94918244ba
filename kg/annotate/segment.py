"""Word boundaries by jieba: a hint where a name may stop, never a source of names."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import jieba

__all__ = ["boundaries", "words"]


@cache
def _tokenizer() -> jieba.Tokenizer:
    # A private tokenizer: jieba's module global could be changed by any other library in the process.
    # Only its own failure to write a cache is worth silence: it then reads its dictionary again next time.
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    # By default the cache lies in the shared temporary directory, where anybody could plant one, and an old
    # one of another version would be used for ever.
    with suppress(OSError, RuntimeError):
        directory = _cache_directory()
        tokenizer.tmp_dir = str(directory)
        directory.mkdir(parents=True, exist_ok=True)
    tokenizer.cache_file = f"jieba-{jieba.__version__}.cache"
    tokenizer.initialize()
    return tokenizer


def _cache_directory() -> Path:
    """The user's own directory for what can be made again."""
    if given := os.environ.get("XDG_CACHE_HOME"):
        return Path(given, "baopu")
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/baopu"
    if local := os.environ.get("LOCALAPPDATA"):
        return Path(local, "baopu", "Cache")
    return Path.home() / ".cache/baopu"


def words(text: str) -> list[tuple[int, int, str]]:
    """Words with their positions in ``text``; no model guesses unknown words (HMM off), so the same
    text always gives the same words.

    >>> [w for _, _, w in words("社区开展活动")]
    ['社区', '开展', '活动']
    """
    return [(start, end, word) for word, start, end in _tokenizer().tokenize(text, HMM=False)]


def boundaries(tokens: list[tuple[int, int, str]]) -> frozenset[int]:
    """The positions at which a word starts or ends.

    >>> sorted(boundaries(words("社区开展")))
    [0, 2, 4]
    """
    return frozenset(position for start, end, _ in tokens for position in (start, end))
