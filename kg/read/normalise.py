"""Printed characters → the form rules match, always one character for one character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

__all__ = ["fold"]

_WIDE = {
    chr(0xFEE0 + code): chr(code)
    for code in range(0x21, 0x7F)
    if chr(code).isalnum() or chr(code) in "%+/=&#@"
}
_SPACES = dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\t\f\v", " ")
# Kangxi radicals and compatibility ideographs come out of PDF files in place of ordinary characters.
_COMPATIBLE = {
    char: plain
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00))
    if len(plain := unicodedata.normalize("NFKC", char := chr(code))) == 1 and plain != char
}
_TABLE = str.maketrans(
    _WIDE | _SPACES | _COMPATIBLE | {"「": "“", "」": "”", "〝": "“", "〞": "”", "＂": '"'}
)

_FULL_WIDTH = dict(zip(",;:!?()", "，；：！？（）", strict=True))
_CHINESE = r"[\u2e80-\u9fff\uff01-\uff60“”‘’…—]"
_HALF_WIDTH = re.compile(rf"(?<={_CHINESE})[,;:!?()]|[,;:!?()](?={_CHINESE})")
_HALF_PAIR = re.compile(r"（([^（）()]*)\)|\(([^（）()]*)）")
_WIDE_STOP = re.compile(r"(?<=\d)．(?=\d)")


def fold(printed: str, simplified: Mapping[int, int] | None = None) -> str:
    """The matching form of a block's printed characters, of the same length.

    Full-width digits, letters and signs become half-width; half-width punctuation beside Chinese becomes
    full-width; corner brackets and straight quotes become curly ones.

    :param simplified: code points of traditional characters → simplified ones.

    >>> fold('２０２４年,『爱心』达９３％(约3:1)')
    '2024年，“爱心”达93%（约3:1）'
    """
    value = printed.translate(_TABLE)
    if simplified:
        value = value.translate(simplified)
    # Double corners are the outer quotes of a page that prints no single ones, else the inner.
    outer, inner = ("‘", "’") if "「" in printed else ("“", "”")
    value = value.replace("『", outer).replace("』", inner)
    value = _WIDE_STOP.sub(".", value)
    value = _HALF_WIDTH.sub(lambda match: _FULL_WIDTH[match[0]], value)
    value = _HALF_PAIR.sub(lambda match: f"（{match[0][1:-1]}）", value)
    return _curl(value) if '"' in value else value


def _curl(value: str) -> str:
    """Straight quotes open and close in turn; an odd one at the end stays as it is."""
    parts = value.split('"')
    if len(parts) % 2 == 0:
        parts[-2:] = [f'{parts[-2]}"{parts[-1]}']
    quotes = ("“", "”")
    return parts[0] + "".join(quotes[i % 2] + part for i, part in enumerate(parts[1:]))
