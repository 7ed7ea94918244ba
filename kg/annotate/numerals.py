"""Written numbers → values: 1.2万, 三百二十, 两, 九十八点七."""

from __future__ import annotations

__all__ = ["ARABIC", "CHINESE", "numeral"]

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000}
SCALES = {"万": 10_000, "亿": 100_000_000}
#: Regular expressions for the two ways of writing a number.
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
CHINESE = "[零〇一二两三四五六七八九十百千万亿]+"


def numeral(text: str) -> float | None:
    """The value of a number without unit, or None where the characters name no single number.

    Rejected on purpose: 七八 and 三五 (a guess between two), 二〇二三 (a year), 百 and 万 alone are
    100 and 10000 (the caller decides whether a bare 百名 counts).

    >>> [numeral(n) for n in ("1.2万", "1,200", "三百二十", "两", "十五", "七八", "1亿2000万")]
    [12000.0, 1200.0, 320.0, 2.0, 15.0, None, 120000000.0]
    """
    whole, point, decimals = text.partition("点")
    if point:
        value = numeral(whole)
        if value is None or not decimals or any(d not in DIGITS for d in decimals):
            return None
        return float(f"{value:.0f}." + "".join(str(DIGITS[d]) for d in decimals))
    if text and (text[0].isascii() and text[0].isdigit()):
        return _arabic(text)
    return _chinese(text)


def _arabic(text: str) -> float | None:
    """Digits with scale characters behind them: 1.2万, 3千, 5百万, 1亿2000万."""
    total, digits, part = 0.0, "", None
    for character in text.replace(",", ""):
        if character.isdigit() or character == ".":
            if part is not None:
                total, part = total + part, None
            digits += character
            continue
        factor = PLACES.get(character) or SCALES.get(character)
        if factor is None or (not digits and part is None):
            return None
        # 64.82 × 10⁸ is 6481999999.999999 in binary: no newspaper prints that many decimals.
        part = round((float(digits) if part is None else part) * factor, 4)
        digits = ""
    if digits:
        return round(total + float(digits), 6)
    return round(total + (part or 0.0), 6)


def _chinese(text: str) -> float | None:
    total = section = 0
    digit: int | None = None
    for position, character in enumerate(text):
        if character in DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = DIGITS[character]
        elif character in PLACES:
            if digit is None and position and text[position - 1] not in SCALES:
                return None
            section += (1 if digit is None else digit) * PLACES[character]
            digit = None
        elif character in SCALES:
            amount = section + (digit or 0)
            if not amount and total:
                total *= SCALES[character]
            else:
                total += (amount or 1) * SCALES[character]
            section, digit = 0, None
        else:
            return None
    return float(total + section + _trailing(text, digit)) if text else None


def _trailing(text: str, digit: int | None) -> int:
    """The last digit; in 一万二 and 三百五 it stands one place below the one before it."""
    if not digit:
        return 0
    if len(text) > 1 and text[-2] in "百千万亿":
        return digit * (PLACES.get(text[-2]) or SCALES[text[-2]]) // 10
    return digit
