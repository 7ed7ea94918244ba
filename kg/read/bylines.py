"""Bylines inside paragraphs: 本报讯（记者 X） at the start, （记者 X） at the end, X摄 behind a caption."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model import Credit, Text
from kg.read.credits import Signature, sign
from kg.read.wording import Wording

__all__ = ["Opening", "Tail", "caption_credit", "closing", "opening"]

_HAN = r"[\u3400-\u9fff]"
_HOUSE = r"[A-Za-z0-9\u3400-\u9fff·•/]{0,20}"
_DATE = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
# 通讯, 喜讯, 来电 … end like a dateline but are words of their own.
_SENT = r"(?:(?<![通资喜快简短视问审腾])专?讯|(?<![家来去回送停供用充发节断])专?电|消息)"
_MARGIN = re.compile(r"[\s：:]*")
_REPORTED = re.compile(r"(\S[^。！？”“]{1,60}?报道)(?:：|\s+)")
_LAST_BRACKET = re.compile(r"[（(][^（）()]{2,60}[）)][。]?\s*$")
_NAMES = re.compile(rf"\s*{_HAN}{{2,3}}(?:[\s、]+{_HAN}{{2,3}}){{0,3}}\s*")
_LAST_SENTENCE = re.compile(r"[。！？!?…”’）]\s*")


@dataclass(frozen=True, slots=True)
class Opening:
    """The byline that opens a paragraph: ``text[:end]``.

    :param dateline: the place it names, if any (本报广汉讯 → 广汉).
    :param again: a further item of the same article (又讯).
    """

    end: int
    signature: Signature
    dateline: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Tail:
    """The byline or credit that closes a paragraph or caption: ``text[start:]``."""

    start: int
    signature: Signature


def opening(text: Text, wording: Wording) -> Opening | None:
    """The byline at the start of a paragraph, if there is one."""
    return _sent(text, wording) or _reported(text, wording, 0) or _named(text, wording)


def _sent(text: Text, wording: Wording) -> Opening | None:
    """本报讯 · 本报广汉讯 记者X报道： · 北海晚报讯（…） · 边城融媒10月19日讯（…） · 又讯（X）."""
    who = rf"(?:(?P<again>[又另])|(?P<own>{wording.own_outlet})|(?P<outlet>{_HOUSE}{wording.outlet}))?"
    match = re.match(rf"{who}(?P<place>{_HAN}{{2,8}})??(?P<date>{_DATE})?{_SENT}", text.value)
    if not match or not re.match(rf"[\s（：【\[]|{wording.any_role}", text.value[match.end() :]):
        return None
    end = _skip(text.value, match.end())
    found = _bracketed(text, end, wording) or _reported(text, wording, end) or _spaced(text, end, wording)
    known = match["again"] or match["own"] or (match["outlet"] and end > match.end())
    if not (found or known):  # 鹤山讯 alone could be anything; with a byline behind it is one
        return None
    signature = found.signature if found else Signature(())
    if match["outlet"]:
        at = text.span(*match.span("outlet"))
        outlet = Credit(match["outlet"], "", at, organization=True)
        signature = Signature((outlet, *signature.credits), signature.staff)
    end = found.end if found else end
    return Opening(end, signature, match["place"], match["again"] is not None)


def _skip(value: str, position: int) -> int:
    margin = _MARGIN.match(value, position)
    return margin.end() if margin else position


def _bracketed(text: Text, start: int, wording: Wording) -> Opening | None:
    """（记者 X 通讯员 Y） or 【记者 X】 right behind the dateline."""
    closer = {"（": "）", "【": "】", "[": "]"}.get(text.value[start : start + 1])
    close = text.value.find(closer, start) if closer else -1
    if close < 0:
        return None
    signature = sign(text.slice(start, close + 1), wording, names_alone=True)
    return Opening(_skip(text.value, close + 1), signature) if signature else None


def _named(text: Text, wording: Wording) -> Opening | None:
    """（记者 X） in front of the first sentence, without 本报讯; here a role word is a must.

    A house may stand before it: 北湖融媒（记者 X）, 云上北湖报道（记者 X）.
    """
    house = re.match(rf"{_HAN}{{2,12}}(?:报道|消息|{wording.outlet})\s*(?=[（【])", text.value)
    found = _bracketed(text, house.end() if house else 0, wording)
    return found if found and found.end < len(text) and _by_role(found.signature) else None


def _reported(text: Text, wording: Wording, start: int) -> Opening | None:
    """记者A 见习记者B报道：…"""
    match = _REPORTED.match(text.value, start)
    signature = sign(text.slice(start, match.end(1)), wording) if match else None
    return Opening(_skip(text.value, match.end(1)), signature) if match and signature else None


def _spaced(text: Text, start: int, wording: Wording) -> Opening | None:
    """记者 A 通讯员 B set off by blanks only, as far as its words are still roles and names."""
    best = None
    if re.match(wording.reporter, text.value[start:]):
        for blank in list(re.finditer(r"\s+", text.value[start : start + 60]))[:8]:
            signature = sign(text.slice(start, start + blank.start()), wording)
            if signature and _by_role(signature):
                best = Opening(start + blank.end(), signature)
    return best


def closing(text: Text, wording: Wording) -> Tail | None:
    """The byline behind the last sentence of a paragraph: in brackets, or set off by a blank."""
    bracket = _LAST_BRACKET.search(text.value)
    if bracket and bracket.start():
        signature = sign(_unstopped(text.slice(bracket.start(), len(text))), wording, names_alone=True)
        return Tail(bracket.start(), signature) if signature else None
    window = max(0, len(text) - 80)
    start = max((match.end() for match in _LAST_SENTENCE.finditer(text.value, window)), default=len(text))
    if start < len(text):
        rest = text.slice(start, len(text))
        signature = sign(rest, wording)
        if signature and _by_role(signature):
            return Tail(start, signature)
        # 传播了健康知识。刘雪平: the writers' bare names, behind a sentence.
        bare = start and _NAMES.fullmatch(rest.value) and _is_no_word(rest.value, wording)
        alone = sign(rest, wording, names_alone=True) if bare else None
        return Tail(start, alone) if alone else None
    return None


def _is_no_word(words: str, wording: Wording) -> bool:
    """Whether none of what may be names is a word: 同时, 居民|们 begin a sentence that goes on elsewhere."""
    found = re.findall(rf"{_HAN}+", words)
    found += [re.sub("[们也时]$", "", word) for word in found]
    return wording.no_names.isdisjoint(found)


def _unstopped(text: Text) -> Text:
    return text.slice(0, len(text.value.rstrip("。 ")))


def _by_role(signature: Signature) -> bool:
    return all(credit.role or credit.organization for credit in signature.credits)


def caption_credit(text: Text, wording: Wording) -> Tail | None:
    """The photo credit behind a caption, with or without a full stop between them.

    Taken as far to the left as its words are still roles and surnamed names.
    """
    tail = closing(text, wording)
    if tail:
        return tail if tail.signature.pictures else None
    best = None
    starts = [match.end() for match in re.finditer(r"\s+", text.value)]
    for start in reversed(starts[-6:]):
        signature = sign(text.slice(start, len(text)), wording)
        if signature is None and best:
            break
        if signature and signature.pictures and not signature.writes:
            best = Tail(start, signature)
    return best
