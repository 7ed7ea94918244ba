"""Tables of nodes and edges: CSV as Neo4j's ``admin import`` takes it, and Parquet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from kg.errors import MissingExtraError
from kg.export.network import EDGE_COLUMNS, NODE_COLUMNS, edges, node
from kg.export.source import Saved, local

__all__ = ["neo4j", "parquet"]

_NEO4J = {"string": "", "int": ":int", "double": ":double"}
_ROWS = 50_000


def neo4j(saved: Saved, directory: Path) -> None:
    """``nodes.csv`` and ``relationships.csv``.

    neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv
    """
    titles = ["id:ID", *(f"{n}{_NEO4J[k]}" for n, (_, k) in NODE_COLUMNS.items()), ":LABEL"]
    _csv(directory / "nodes.csv", titles, ([row["id"], *_cells(row), row["type"]] for row in _nodes(saved)))
    columns = {name: kind for name, kind in EDGE_COLUMNS.items() if name != "predicate"}
    titles = [":START_ID", ":END_ID", ":TYPE", *(f"{n}{_NEO4J[k]}" for n, k in columns.items())]
    titles[titles.index("articles")] = "articles:string[]"
    rows = (
        [row["source"], row["target"], row["predicate"], *(row[name] for name in columns)]
        for row in _edges(saved)
    )
    _csv(directory / "relationships.csv", titles, rows)


def parquet(saved: Saved, directory: Path) -> None:
    """``nodes.parquet`` and ``edges.parquet``.

    :raises MissingExtraError: pyarrow is not installed.
    """
    nodes = {"id": "string", **{name: kind for name, (_, kind) in NODE_COLUMNS.items()}}
    _parquet(directory / "nodes.parquet", nodes, _nodes(saved))
    _parquet(
        directory / "edges.parquet", {"source": "string", "target": "string", **EDGE_COLUMNS}, _edges(saved)
    )


def _nodes(saved: Saved) -> Iterator[dict[str, Any]]:
    return ({"id": local(thing.iri), **node(thing)} for thing in saved.things())


def _edges(saved: Saved) -> Iterator[dict[str, Any]]:
    return ({"source": edge.source, "target": edge.target, **edge.row()} for edge in edges(saved))


def _cells(row: Mapping[str, Any]) -> list[Any]:
    return [row[name] for name in NODE_COLUMNS]


def _csv(path: Path, titles: list[str], rows: Iterable[list[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(titles)
        table.writerows(rows)


def _parquet(path: Path, kinds: Mapping[str, str], rows: Iterable[dict[str, Any]]) -> None:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError("pyarrow", "parquet") from error
    types = {"string": pa.string(), "int": pa.int64(), "double": pa.float64()}
    schema = pa.schema([(name, types[kind]) for name, kind in kinds.items()])
    waiting = iter(rows)
    with pq.ParquetWriter(path, schema, compression="zstd") as file:
        while some := list(islice(waiting, _ROWS)):
            file.write_table(pa.Table.from_pylist(some, schema=schema))
