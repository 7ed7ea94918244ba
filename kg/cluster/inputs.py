"""What a build on a cluster reads: pages, and rows of JSON lines or Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

from kg.cluster.session import Spark, files, relative
from kg.cluster.work import Failed, Given
from kg.errors import BaopuError

__all__ = ["inputs"]

#: Partitions for each core: a slow article holds up a small part of the work.
_PARTITIONS = 8


def inputs(spark: Spark, paths: Iterable[str]) -> Any:
    """An RDD of :class:`Given`, or :class:`Failed` where two have one name; evenly spread.

    :raises BaopuError: there is nothing to read.
    """
    given = list(paths)
    found = [rows for path in given for rows in _rows(spark, path)]
    if not found:
        hint = "请给出 .txt、.jsonl 或 .parquet (name .txt, .jsonl or .parquet files, or directories of them)"
        raise BaopuError(f"{'、'.join(given)}: 没有可读的版面 (no pages)", hint=hint)
    whole = reduce(lambda one, other: one.union(other), found)
    spread = max(whole.getNumPartitions(), _PARTITIONS * spark.sparkContext.defaultParallelism)
    counted = whole.map(lambda one: (one.key, (one, 1))).reduceByKey(_first, spread)
    return counted.values().flatMap(_told)


def _first(one: tuple[Given, int], other: tuple[Given, int]) -> tuple[Given, int]:
    """Of inputs of one name the one whose bytes come first: on a cluster none is before another."""
    return min(one[0], other[0], key=lambda given: given.data), one[1] + other[1]


def _told(counted: tuple[Given, int]) -> Iterator[Given | Failed]:
    given, count = counted
    yield given
    if count > 1:
        yield Failed("/".join(given.key).lstrip("/"), f"名称重复 {count} 次 (the name stands {count} times)")


def _rows(spark: Spark, path: str) -> Iterator[Any]:
    """An RDD for each kind of file below a path."""
    root, found = files(spark, path)
    visible = [name for name in found if not _is_hidden(relative(name, root))]
    if pages := [name for name in visible if name.endswith(".txt")]:
        table = _reader(spark, pages, "binaryFile").select("path", "content")
        yield table.rdd.map(lambda row: Given(relative(row[0], root), "", bytes(row[1])))
    if archives := [name for name in visible if name.endswith(".jsonl")]:
        table = _reader(spark, archives, "text").selectExpr("_metadata.file_path", "value")
        yield table.where("trim(value) != ''").rdd.map(lambda row: Given.line(row[1], relative(row[0], root)))
    if tables := [name for name in visible if name.endswith(".parquet")]:
        table = _reader(spark, tables, "parquet").selectExpr("_metadata.file_path AS file_of", "*")
        yield table.rdd.map(lambda row: Given.row(row.asDict(), relative(row["file_of"], root)))


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "_")) for part in name.split("/"))


def _reader(spark: Spark, names: list[str], form: str) -> Any:
    return spark.read.format(form).load(names)
