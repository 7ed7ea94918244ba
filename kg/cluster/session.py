"""Spark itself: a session, and the file system it works on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from kg.errors import BaopuError, MissingExtraError

__all__ = ["Spark", "absent", "relative", "root_of", "session", "write_text"]

#: A session; pyspark is optional, and so its types are not asked for.
Spark = Any
_HERE = str(Path(__file__).resolve().parents[2])


@contextmanager
def session(master: str | None) -> Iterator[Spark]:
    """A Spark session that ends with the block.

    Executors run the Python that runs this, and look for this package where it lies here; where nodes differ,
    install it on each of them and set ``PYSPARK_PYTHON``.

    :param master: else what ``spark-submit`` or ``spark-defaults.conf`` says, or all cores of this machine.
    :raises MissingExtraError: pyspark is not installed.
    :raises BaopuError: Spark does not start.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingExtraError("pyspark", "spark") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("baopu").config("spark.executorEnv.PYTHONPATH", _HERE)
    builder = builder.config("spark.ui.showConsoleProgress", str(sys.stderr.isatty()).lower())
    try:
        spark = (builder.master(master) if master else builder).getOrCreate()
    except (PySparkException, OSError, RuntimeError) as error:
        hint = "需要 Java 17 以上；检查 --master (Java 17 or later is needed; check --master)"
        raise BaopuError(f"Spark 没有启动 (Spark did not start): {error}", hint=hint) from error
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield spark
    finally:
        spark.stop()


def root_of(spark: Spark, given: str) -> str:
    """What names of files below a path are relative to: it, or the directory of a file; a plain path.

    :raises BaopuError: there is nothing.
    """
    path, system = _located(spark, given)
    if not system.exists(path):
        raise BaopuError(f"{given}: 没有这个文件 (no such file)", hint="请检查路径 (check the path)")
    status = system.getFileStatus(path)
    whole = _plain(status.getPath().toString())
    return whole if status.isDirectory() else whole.rpartition("/")[0]


def relative(uri: str, root: str) -> str:
    """The name of a file inside its root, from the address that Spark gives it.

    >>> relative("file:///news/2023/a%20b.txt", "/news")
    '2023/a b.txt'
    """
    return _plain(uri).removeprefix(root).lstrip("/")


def _plain(uri: str) -> str:
    return unquote(urlsplit(uri).path)


def absent(spark: Spark, output: str) -> None:
    """See that nothing stands where the graph shall stand.

    :raises BaopuError: something does.
    """
    path, system = _located(spark, output)
    if system.exists(path) and system.listStatus(path):
        hint = "换一个目录，或先删掉它 (choose another directory, or remove it first)"
        raise BaopuError(f"{output}: 已有内容 (is not empty)", hint=hint)


def write_text(spark: Spark, path: str, text: str) -> None:
    """Write one small file, whole or not at all."""
    target, system = _located(spark, path)
    beside, _ = _located(spark, f"{path}.new")
    stream = system.create(beside, True)
    stream.write(bytearray(text.encode()))
    stream.close()
    system.rename(beside, target)


def _located(spark: Spark, path: str) -> tuple[Any, Any]:
    """A path and the file system that it lies in."""
    jvm = spark.sparkContext._jvm
    located = jvm.org.apache.hadoop.fs.Path(path)
    return located, located.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
