"""A corpus cut in two, so that what the rules were tuned on and what they never saw are scored apart."""

from __future__ import annotations

import hashlib
from typing import Literal

__all__ = ["Half", "split"]

Half = Literal["tuned", "locked"]


def split(article_id: str) -> Half:
    """The half an article belongs to, for ever: parity of the first hex digit of its id's sha256.

    >>> split("d001"), split("d002")
    ('tuned', 'locked')
    """
    return "tuned" if int(hashlib.sha256(article_id.encode()).hexdigest()[0], 16) % 2 == 0 else "locked"
