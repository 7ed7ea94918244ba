"""Stable readable ids: a slug of the name and a short key that no other article can change.

The key is the official code; else six hex digits over family, canonical name and scope; for what one
article knows alone, the article itself. There are no counters: a removed article moves no id.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from kg.model import Article

__all__ = ["article_iri", "article_key", "clean", "digest", "local_id", "slug", "source_key"]

_QUOTES = re.compile(r"[“”‘’\"'「」『』《》〈〉\s]")
_NOT_SLUG = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")
_LONGEST_SLUG = 32


def clean(label: str) -> str:
    """A label for comparison: NFKC, without quotes, brackets of titles and white space.

    >>> clean("“安心 工程”（试点）")
    '安心工程(试点)'
    """
    return _QUOTES.sub("", unicodedata.normalize("NFKC", label))


def slug(name: str) -> str:
    """The readable half of an id: Chinese characters, ASCII letters and digits; a hyphen for the rest.

    >>> slug("“珍爱生命 关爱自我”主题研讨会")
    '珍爱生命-关爱自我-主题研讨会'
    """
    kept = _NOT_SLUG.sub("-", unicodedata.normalize("NFKC", name)).strip("-")
    return kept[:_LONGEST_SLUG].strip("-") or "x"


def digest(*parts: str, length: int = 6) -> str:
    """The first hex digits of SHA-256 over the parts.

    >>> digest("Program", "安心工程", "140213") == digest("Program", "安心工程", "140200")
    False
    """
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:length]


def source_key(source: str) -> str:
    """Eight hex digits for a source."""
    return digest(unicodedata.normalize("NFKC", source), length=8)


def article_key(article_id: str, source: str) -> str:
    """``<source key>-<number of the article>``: the key of what only this article knows.

    >>> article_key("page#11", "page.txt").endswith("-11")
    True
    """
    number = article_id.rpartition("#")[2]
    # An id without a number (a user's own) is hashed whole, so that two articles never share a key.
    return f"{source_key(source)}-{number if number.isdigit() else digest(article_id)}"


def local_id(name: str, family: str, key: str) -> str:
    """The id of a thing that one article knows; a hash is added where the slug alone could be shared."""
    short = slug(name)
    if family == "Event" and short == unicodedata.normalize("NFKC", name):
        return f"{short}-{key}"
    return f"{short}-{key}-{digest(family, name, length=4)}"


def article_iri(article: Article) -> str:
    """The id of an article's node."""
    return f"报道-{article_key(article.id, article.source)}"
