"""Reading the tables of ``data/gazetteer``: each is read once, and only what a page needs."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from kg.errors import DataFileError
from kg.gazetteer.division import Division

__all__ = ["communities", "local_table", "streets", "streets_by_name", "upper", "words"]


@lru_cache(maxsize=8)
def upper(directory: Path) -> tuple[Division, ...]:
    """Provinces, cities and counties, ascending by code; empty where the table is absent."""
    path = directory / "divisions.tsv"
    return tuple(_rows(path.name, path.read_text("utf-8").splitlines())) if path.is_file() else ()


def local_table(path: Path) -> tuple[Division, ...]:
    """A user's table: code, name and (optionally) parent code, separated by tabs; ``#`` starts a comment.

    :raises DataFileError: a line has no name or a code that is none.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise DataFileError(path.name, f"byte {error.start}", "not UTF-8") from error
    return tuple(_rows(path.name, lines))


def _rows(file: str, lines: Iterable[str]) -> Iterator[Division]:
    for number, line in enumerate(lines, 1):
        fields = [field.strip() for field in line.split("#", 1)[0].split("\t")]
        if fields == [""] or (number == 1 and fields[0] == "code"):
            continue
        try:
            code, name, parent = (*fields, "")[:3]
            if not name:
                raise ValueError("no name")
            yield Division.of(code, name, parent)
        except ValueError as error:
            hint = "Write: code <TAB> name <TAB> parent code"
            raise DataFileError(file, f"line {number}", str(error), hint=hint) from error


@lru_cache(maxsize=8)
def _street_table(directory: Path) -> str:
    """The table as text: slicing one county out of it is cheaper than 41,352 rows of objects."""
    path = directory / "streets.tsv.gz"
    return "\n" + gzip.decompress(path.read_bytes()).decode("utf-8") if path.is_file() else ""


@lru_cache(maxsize=4096)
def streets(directory: Path, county: str) -> tuple[Division, ...]:
    """The streets and towns of one county (6 digits), ascending by code."""
    table = _street_table(directory)
    start = table.find(f"\n{county}") + 1
    if not start or len(county) != 6:
        return ()
    end = table.index("\n", table.rfind(f"\n{county}") + 1)
    return tuple(Division.of(*line.split("\t")) for line in table[start:end].split("\n"))


@lru_cache(maxsize=8)
def streets_by_name(directory: Path) -> dict[str, list[str]]:
    """Name → codes over the whole country; for pages that name streets but no county."""
    names: dict[str, list[str]] = {}
    fields = _street_table(directory).split()
    for code, name in zip(fields[::2], fields[1::2], strict=True):
        names.setdefault(name, []).append(code)
    return names


@lru_cache(maxsize=64)
def communities(directory: Path, county: str) -> tuple[Division, ...]:
    """The communities and villages of one county (6 digits), ascending by code."""
    path = directory / "communities" / f"{county[:2]}.zip"
    if not path.is_file():
        return ()
    with zipfile.ZipFile(path) as archive:
        if county not in archive.NameToInfo:
            return ()
        lines = archive.read(county).decode("utf-8").splitlines()
    return tuple(Division.of(*line.split("\t")) for line in lines)


@lru_cache(maxsize=8)
def words(path: Path) -> frozenset[str]:
    """A word list of the gazetteer: one a line, ``#`` starts a comment."""
    if not path.is_file():
        return frozenset()
    lines = (line.split("#", 1)[0].strip() for line in path.read_text("utf-8").splitlines())
    return frozenset(line for line in lines if line)
