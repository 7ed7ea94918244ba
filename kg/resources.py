"""What a newspaper could change is data: lexicons, rules, gazetteer and ontology, loaded once and frozen.

The files live in ``data/`` and ``ontology/`` of a checkout, or inside the package of an installed wheel.
A user directory with the same layout adds to them (see :func:`load`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kg.errors import DataFileError

__all__ = ["Resources", "data_directory", "load", "ontology_directory"]

_PACKAGE = Path(__file__).resolve().parent


def data_directory() -> Path:
    """The directory with ``lexicons/``, ``rules/`` and ``gazetteer/``."""
    packaged = _PACKAGE / "_data"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "data"


def ontology_directory() -> Path:
    """The directory with ``baopu.ttl``, ``shapes.ttl`` and ``queries/``."""
    packaged = _PACKAGE / "_ontology"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "ontology"


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything the stages are given besides the text.

    :param lexicons: word lists by file name without ``.txt``, in file order.
    :param rules: rule file texts by file name, sorted.
    :param fingerprint: 16 hex digits over every file's name and bytes; it is written into each graph.
    """

    lexicons: Mapping[str, tuple[str, ...]]
    rules: Mapping[str, str]
    fingerprint: str

    def words(self, name: str) -> tuple[str, ...]:
        """The words of one lexicon.

        :raises DataFileError: there is no such lexicon.
        """
        try:
            return self.lexicons[name]
        except KeyError:
            known = ", ".join(sorted(self.lexicons))
            raise DataFileError(f"{name}.txt", "", "no such lexicon", hint=f"Known: {known}") from None

    def __reduce__(self) -> tuple[object, ...]:
        # A mapping proxy cannot be pickled; workers are handed plain dictionaries and freeze them again.
        return _thaw, (dict(self.lexicons), dict(self.rules), self.fingerprint)


def _thaw(lexicons: dict[str, tuple[str, ...]], rules: dict[str, str], fingerprint: str) -> Resources:
    return Resources(MappingProxyType(lexicons), MappingProxyType(rules), fingerprint)


def load(user: Path | None = None) -> Resources:
    """Load the packaged files, then those of a user directory.

    A user's ``lexicons/NAME.txt`` extends the packaged list of that name (a line ``-word`` takes a word
    out); a user's ``rules/NAME.yaml`` is read after the packaged ones, a rule with a known id replaces it.

    :raises DataFileError: a file is not UTF-8, or a word stands twice in one list.
    """
    return _load(user)


@cache
def _load(user: Path | None) -> Resources:
    lexicons: dict[str, tuple[str, ...]] = {}
    rules: dict[str, str] = {}
    digest = hashlib.sha256()
    for root in [data_directory()] + ([user] if user else []):
        for path in sorted((root / "lexicons").glob("*.txt")):
            text = _read(path)
            digest.update(f"{path.name}\0{text}\0".encode())
            lexicons[path.stem] = _merge(lexicons.get(path.stem, ()), _words(path, text))
        for path in sorted((root / "rules").glob("*.yaml")):
            text = _read(path)
            digest.update(f"{path.name}\0{text}\0".encode())
            name = path.name if path.name not in rules else f"user/{path.name}"
            rules[name] = text
    return _thaw(lexicons, rules, digest.hexdigest()[:16])


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise DataFileError(path.name, f"byte {error.start}", "not UTF-8") from error


def _words(path: Path, text: str) -> list[str]:
    """The words of a list file: one a line, ``#`` starts a comment, blank lines are nothing."""
    words: dict[str, int] = {}
    for line_number, line in enumerate(text.splitlines(), 1):
        word = line.split("#", 1)[0].strip()
        if not word:
            continue
        if word in words:
            first = words[word]
            raise DataFileError(path.name, f"line {line_number}", f"{word} stands in line {first} already")
        words[word] = line_number
    return list(words)


def _merge(known: tuple[str, ...], words: list[str]) -> tuple[str, ...]:
    dropped = {word[1:] for word in words if word.startswith("-")}
    merged = dict.fromkeys([*known, *(word for word in words if not word.startswith("-"))])
    return tuple(word for word in merged if word not in dropped)
