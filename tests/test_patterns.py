"""Patterns that were kept match as ``re`` compiles them; a file that is not whole is not used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from kg import cached, patterns
from kg.extract.rules import expand_macros
from kg.resources import load

PAGE = Path("data/pages/pingcheng.txt").read_text("utf-8")
PATTERNS = [
    "社区|街道",
    "(?P<a>社区|(?P<b>街道))?(区)",
    r"(?<![一-龥])\d{2,4}(?=年)",
    "(?i:kg)[^，。]{1,3}?$",
]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(patterns, "_used", {})
    start_again()
    yield tmp_path / "baopu"
    start_again()


def start_again() -> None:
    """As if another process began."""
    patterns.compiled.cache_clear()
    patterns._known.cache_clear()


@pytest.mark.parametrize("pattern", PATTERNS)
def test_kept_patterns_are_those_of_re(pattern: str) -> None:
    patterns.compiled(pattern)
    patterns.keep()
    start_again()
    assert pattern in patterns._known()
    made, plain = patterns.compiled(pattern), re.compile(pattern)
    assert (made, made.flags, made.groups, made.groupindex) == (
        plain,
        plain.flags,
        plain.groups,
        plain.groupindex,
    )
    found = [(match.span(), match.groupdict(), match.lastgroup) for match in made.finditer(PAGE)]
    assert found == [(match.span(), match.groupdict(), match.lastgroup) for match in plain.finditer(PAGE)]


def test_the_words_of_rules_are_found_alike() -> None:
    macros = sorted(set(expand_macros(load()).values()))
    for macro in macros:
        patterns.compiled(macro)
    patterns.keep()
    start_again()
    for macro in macros:
        made, plain = patterns.compiled(macro).finditer(PAGE), re.compile(macro).finditer(PAGE)
        assert [match.span() for match in made] == [match.span() for match in plain]


def test_a_pattern_that_is_none_is_told_as_re_does() -> None:
    with pytest.raises(re.error, match="unterminated"):
        patterns.compiled("(社区")


def test_another_python_compiles_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(re, "_parser")
    assert patterns.compiled("社区+") == re.compile("社区+")


def test_nothing_is_written_when_nothing_is_new(place: Path) -> None:
    patterns.compiled("社区")
    patterns.keep()
    file = place / "patterns.bin"
    file.unlink()
    patterns.compiled("社区")
    patterns.keep()
    assert not file.exists()


@pytest.mark.parametrize("cut", [0, 5, 12, -1])
def test_what_is_not_whole_or_was_made_of_something_else_is_not_used(place: Path, cut: int) -> None:
    cached.keep("file", "one  thing\n2", b"a\nb")
    assert cached.kept("file", "one  thing\n2") == b"a\nb"
    assert cached.kept("file", "another thing 2") is None
    assert cached.kept("other", "one thing 2") is None
    whole = (place / "file").read_bytes()
    (place / "file").write_bytes(whole[:cut])
    assert cached.kept("file", "one  thing\n2") is None
    assert [path.name for path in place.iterdir()] == ["file"]


def test_without_a_place_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "baopu").write_text("a file where the directory should be")
    cached.keep("file", "thing", b"content")
    assert cached.kept("file", "thing") is None


def test_numbers_that_the_matcher_refuses_are_not_used() -> None:
    patterns.compiled("社区")
    flags, _, groups, names, order = patterns._known().get("社区") or patterns._used["社区"]
    patterns.compiled.cache_clear()
    patterns._known()["社区"] = (flags, b"\xff" * 16, groups, names, order)
    assert patterns.compiled("社区").fullmatch("社区")
