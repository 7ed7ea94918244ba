"""The word lists that reading uses, compiled once into patterns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.patterns import alternatives
from kg.resources import Resources

__all__ = ["Wording", "compile_wording"]

_LISTS = (
    "byline_roles",
    "text_marks",
    "photo_marks",
    "text_photo_marks",
    "editor_roles",
    "own_outlets",
    "outlets",
    "picture_sources",
    "caption_openers",
    "column_endings",
    "section_names",
    "paragraph_openers",
    "unfinished_endings",
    "rubrics",
    "traditional_simplified",
    "surnames",
    "not_names",
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Word lists as sets and alternations (longest word first).

    :param kinds: what each byline word says: ``person`` ``text`` ``photo`` ``both`` or ``editor``.
    :param reporter: the words for who writes.
    """

    kinds: dict[str, str]
    any_role: str
    reporter: str
    own_outlet: str
    outlet: str
    picture_sources: frozenset[str]
    caption_opener: str
    column_ending: str
    section: str
    paragraph_opener: str
    unfinished: frozenset[str]
    rubrics: frozenset[str]
    simplified: dict[int, int]
    surnames: frozenset[str]
    no_names: frozenset[str]


def compile_wording(resources: Resources) -> Wording:
    """The wording of a set of resources; equal lists give the same object.

    :raises DataFileError: a list is missing.
    """
    return _compile(tuple(resources.words(name) for name in _LISTS))


@lru_cache(maxsize=8)
def _compile(lists: tuple[tuple[str, ...], ...]) -> Wording:
    words = dict(zip(_LISTS, lists, strict=True))
    kinds = dict.fromkeys(words["byline_roles"], "person")
    kinds |= dict.fromkeys(words["text_marks"], "text") | dict.fromkeys(words["photo_marks"], "photo")
    kinds |= dict.fromkeys(words["text_photo_marks"], "both") | dict.fromkeys(words["editor_roles"], "editor")
    return Wording(
        kinds=kinds,
        any_role=_any(kinds),
        reporter=_any(words["byline_roles"]),
        own_outlet=_any(words["own_outlets"]),
        outlet=_any(words["outlets"]),
        picture_sources=frozenset(words["picture_sources"]),
        caption_opener=_any(words["caption_openers"]),
        column_ending=_any(words["column_endings"]),
        section=_any(words["section_names"]),
        paragraph_opener=_any(words["paragraph_openers"]),
        unfinished=frozenset(words["unfinished_endings"]),
        rubrics=frozenset(words["rubrics"]),
        simplified={ord(pair[0]): ord(pair[1]) for pair in words["traditional_simplified"]},
        surnames=frozenset(words["surnames"]),
        no_names=frozenset(words["not_names"]),
    )


def _any(words: Iterable[str]) -> str:
    return f"(?:{alternatives(words)})"
