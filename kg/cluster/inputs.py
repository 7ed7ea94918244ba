"""What a build on a cluster reads: pages, and rows of JSON lines or Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

from kg.cluster.session import Spark, relative, root_of
from kg.cluster.work import Failed, Given

__all__ = ["inputs"]

#: Partitions for each core: a slow article holds up a small part of the work.
_PARTITIONS = 8


def inputs(spark: Spark, paths: Iterable[str]) -> Any:
    """An RDD of :class:`Given`, or :class:`Failed` where two have one name; evenly spread.

    Files below a path are found by Spark; those whose name, or a directory's, starts with ``.`` or ``_`` are
    no input.

    :raises BaopuError: a path does not exist.
    """
    whole = reduce(
        lambda one, other: one.union(other), (rows for path in paths for rows in _rows(spark, path))
    )
    counted = whole.map(lambda one: (one.key, (one, 1))).reduceByKey(
        _first, _PARTITIONS * spark.sparkContext.defaultParallelism
    )
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
    root = root_of(spark, path)
    table = _reader(spark, "binaryFile", ".txt").load(path).select("path", "content")
    yield table.rdd.map(lambda row: Given(relative(row[0], root), "", bytes(row[1])))
    table = _reader(spark, "text", ".jsonl").load(path).selectExpr("_metadata.file_path", "value")
    yield table.where("trim(value) != ''").rdd.map(lambda row: Given.line(row[1], relative(row[0], root)))
    if found := _tables(spark, path):
        table = found.selectExpr("_metadata.file_path AS file_of", "*")
        yield table.rdd.map(lambda row: Given.row(row.asDict(), relative(row["file_of"], root)))


def _tables(spark: Spark, path: str) -> Any:
    """The rows of Parquet files, or ``None``: their columns are known by looking into one."""
    from pyspark.errors import AnalysisException

    try:
        return _reader(spark, "parquet", ".parquet").load(path)
    except AnalysisException as error:
        if error.getCondition() != "UNABLE_TO_INFER_SCHEMA":
            raise
        return None


def _reader(spark: Spark, form: str, suffix: str) -> Any:
    return (
        spark.read.format(form).option("recursiveFileLookup", "true").option("pathGlobFilter", f"*{suffix}")
    )
