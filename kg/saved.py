"""A graph that was saved: the Turtle files of a directory, read back as triples with their lexical forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, parse

from kg.errors import BaopuError
from kg.vocabulary import PREFIXES

__all__ = ["GRAPH_FILES", "article_of", "graph_files", "no_graph", "read_triples", "readable", "sentence_of"]

#: What ``kg build`` writes of a graph: what is told plainly, and who says so.
GRAPH_FILES = ("facts.ttl", "evidence.ttl")


def graph_files(given: Path | str) -> list[Path]:
    """The Turtle files of a directory that ``kg build`` wrote, or the one file that is given.

    :raises BaopuError: the directory has none, or there is no such file.
    """
    place = Path(given)
    files = [place / name for name in GRAPH_FILES] if place.is_dir() else [place]
    found = [path for path in files if path.is_file()]
    if not found:
        raise no_graph(place)
    return found


def read_triples(path: Path) -> Iterator[Triple]:
    """The triples of one Turtle file in its order, one at a time: a store would rewrite numbers.

    :raises BaopuError: it is no Turtle.
    """
    with readable(path):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            yield quad.triple


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Reading a Turtle file.

    :raises BaopuError: it is no Turtle.
    """
    try:
        yield
    except (OSError, SyntaxError) as error:
        hint = "重新运行 run again: kg build PAGES -o DIRECTORY"
        raise BaopuError(f"{path.name}: 读不出图谱 (no readable graph): {error}", hint=hint) from error


def no_graph(path: Path) -> BaopuError:
    """The error of a place where no graph is."""
    hint = f"先运行 run first: kg build PAGES -o {path}"
    return BaopuError(f"{path}: 没有图谱 (no graph here)", hint=hint)


_SENTENCE = re.compile(re.escape(PREFIXES["id"]) + r"ev-(?P<article>.+)-\d+-\d+(?:-sel)?")


def sentence_of(iri: str) -> str:
    """The sentence that a node of ``evidence.ttl`` belongs to: itself, or without its selector's ending."""
    return iri.removesuffix("-sel")


def article_of(iri: str) -> str:
    """The article that a sentence stands in, by the sentence's name; empty if the IRI names no sentence.

    >>> article_of("https://w3id.org/baopu/id/ev-16428950-11-5886-5896-sel")
    'https://w3id.org/baopu/id/报道-16428950-11'
    """
    match = _SENTENCE.fullmatch(iri)
    return f"{PREFIXES['id']}报道-{match['article']}" if match else ""
