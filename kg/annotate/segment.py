"""Word boundaries by jieba: a hint where a name may stop, never a source of names."""

from __future__ import annotations

import logging
from functools import cache

import jieba

__all__ = ["boundaries", "words"]


@cache
def _tokenizer() -> jieba.Tokenizer:
    # A private tokenizer: jieba's module global could be changed by any other library in the process.
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer


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
