"""The formats by name, and writing one so that a reader finds the old file or the new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO

from kg.errors import BaopuError
from kg.export.jsonld import jsonld
from kg.export.network import gexf, graphml
from kg.export.rdf import nquads, ntriples, rdf12, rdfxml, trig, turtle
from kg.export.schemaorg import schemaorg
from kg.export.source import Saved
from kg.export.tables import neo4j, parquet
from kg.files import replacing

__all__ = ["FORMATS", "Format", "export", "stream"]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a graph: into a stream, or as files of a directory.

    :param suffix: of the file; empty where there are several.
    """

    suffix: str
    zh: str
    en: str
    write: Callable[[Saved, IO[bytes]], None] | None = None
    write_files: Callable[[Saved, Path], None] | None = None


#: Name → format.
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "turtle": Format(".ttl", "事实和证据合成一个 Turtle 文件", "facts and evidence as one file", turtle),
        "ntriples": Format(".nt", "每行一条三元组，按行排序", "one triple a line, sorted", ntriples),
        "nquads": Format(".nq", "每篇报道一个命名图", "a named graph an article", nquads),
        "trig": Format(".trig", "每篇报道一个命名图", "a named graph an article", trig),
        "rdfxml": Format(".rdf", "RDF/XML", "RDF/XML", rdfxml),
        "jsonld": Format(".jsonld", "带公开的上下文", "with the published context", jsonld),
        "schemaorg": Format(".jsonld", "schema.org 的词汇", "in the words of schema.org", schemaorg),
        "rdf12": Format(".ttl", "RDF 1.2，rdf:reifies", "RDF 1.2 with rdf:reifies", rdf12),
        "graphml": Format(".graphml", "networkx、yEd、Gephi", "networkx, yEd, Gephi", graphml),
        "gexf": Format(".gexf", "Gephi", "Gephi", gexf),
        "neo4j": Format("", "neo4j-admin import 的 CSV", "CSV for neo4j-admin import", write_files=neo4j),
        "parquet": Format("", "点表和边表", "tables of nodes and edges", write_files=parquet),
    }
)


def export(given: Path | str, form: str, output: Path) -> None:
    """Write a saved graph in another form, into a file or a directory.

    :param given: a directory that ``kg build`` wrote, or one Turtle file.
    :param form: a name of :data:`FORMATS`.
    :raises BaopuError: there is no graph or no such format, or the output cannot be written.
    """
    chosen, saved = _format(form), Saved.of(given)
    if chosen.write_files:
        with replacing(output) as fresh:
            chosen.write_files(saved, fresh)
    else:
        with replacing(output.parent) as fresh, (fresh / output.name).open("wb") as file:
            _write(chosen, saved, file)


def stream(given: Path | str, form: str, out: IO[bytes]) -> None:
    """Write a saved graph in another form into an open file.

    :raises BaopuError: there is no graph or no such format, or the format is of several files.
    """
    chosen, saved = _format(form), Saved.of(given)
    if not chosen.write:
        hint = "用 -o 给出目录 (name a directory with -o)"
        raise BaopuError(f"{form}: 有几个文件 (is several files)", hint=hint)
    _write(chosen, saved, out)


def _write(chosen: Format, saved: Saved, out: IO[bytes]) -> None:
    assert chosen.write
    chosen.write(saved, out)


def _format(form: str) -> Format:
    if form not in FORMATS:
        known = " ".join(FORMATS)
        raise BaopuError(f"没有这种格式 (no such format): {form}", hint=f"可用 known: {known}")
    return FORMATS[form]
