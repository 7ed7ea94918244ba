"""The whole way on a cluster: from directories of text to Parquet and N-Quads."""

from __future__ import annotations

import json
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import add, or_
from typing import Any

from kg.cluster.inputs import inputs
from kg.cluster.session import Spark, absent, session, write_text
from kg.cluster.tables import ENTITY, FACT, REVIEW
from kg.cluster.work import (
    Failed,
    article_lines,
    classes,
    entity_lines,
    reading,
    scheduled_lines,
)
from kg.errors import BaopuError
from kg.manifest import generator, licence_iri
from kg.model import Doubt, Entity, Fact
from kg.pages import ArticleFacts, Reader
from kg.publish import happened_events, planned_events
from kg.resolve import Gathered, Resolver

__all__ = ["Built", "build"]


@dataclass(frozen=True, slots=True)
class Built:
    """How much was built.

    :param failed: inputs of which nothing was made, by name.
    """

    articles: int
    facts: int
    review: int
    entities: int
    failed: tuple[Failed, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """An article with the classes of its nodes in the whole graph.

    :param elsewhere: node id → class, where other articles have outvoted this one.
    :param is_fewer: the ontology has just refused something of it.
    """

    one: ArticleFacts
    elsewhere: Mapping[str, str]
    is_fewer: bool = False

    @property
    def classes(self) -> Mapping[str, str]:
        return ChainMap(dict(self.elsewhere), classes(self.one))

    def sifted(self, resolver: Resolver) -> _Known:
        fewer = self.one.sifted(self.classes, resolver)
        return _Known(fewer, {}, True) if fewer else self


def build(
    paths: Iterable[str],
    output: str,
    reader: Reader,
    *,
    master: str | None = None,
    licence: str | None = None,
) -> Built:
    """Build a graph on Spark.

    ``output`` gets the tables ``facts.parquet``, ``review.parquet`` and ``entities.parquet``, the graph as
    N-Quads in the parts of ``graph.nq``, sorted through all of them, and at last ``manifest.json``: where
    that is missing, the build did not come to its end.

    :param paths: files or directories, as Spark names them, with ``.txt`` pages, or rows as ``.jsonl`` or
        ``.parquet``.
    :param reader: what is sent to every executor.
    :param master: where the cluster is; else what Spark is configured for.
    :param licence: that of the graph, an address or a short name of SPDX.
    :raises MissingExtraError: pyspark is not installed.
    :raises BaopuError: there is no input, or there is something in ``output``.
    """
    given = list(paths)
    about: dict[str, Any] = {"generator": generator(reader.resources)}
    if licence:
        about["licence"] = licence_iri(licence)
    with session(master) as spark:
        absent(spark, output)
        sent = spark.sparkContext.broadcast(reader)
        read = _kept(inputs(spark, given).mapPartitions(reading(lambda: sent.value)))
        failed = read.filter(lambda one: isinstance(one, Failed)).collect()
        articles = read.filter(lambda one: isinstance(one, ArticleFacts))
        if not failed and articles.isEmpty():
            hint = "请给出 .txt、.jsonl 或 .parquet (give .txt, .jsonl or .parquet files, or directories)"
            raise BaopuError(f"{'、'.join(given)}: 没有可读的版面 (no pages)", hint=hint)
        known, nodes = _settled(articles.keyBy(lambda one: one.article.id), sent)
        _write(spark, output, known, nodes, about["generator"])
        counts = known.map(lambda one: (1, len(one.one.told.facts), len(one.one.review)))
        number, facts, review = counts.fold((0, 0, 0), lambda a, b: tuple(map(add, a, b)))
        lost = tuple(sorted(failed, key=lambda one: (one.name, one.message)))
        built = Built(number, facts, review, nodes.count(), lost)
        write_text(spark, f"{output}/manifest.json", _manifest(built, reader, given, about))
        return built


def _kept(rows: Any) -> Any:
    """Rows that are read more than once; what is lost with an executor is made again."""
    from pyspark import StorageLevel

    return rows.persist(StorageLevel.DISK_ONLY)


def _settled(articles: Any, reader: Any) -> tuple[Any, Any]:
    """Articles as :class:`_Known`, and their nodes: what the ontology refuses is out, with its say in them.

    :param articles: an RDD of article id → article; :param reader: the broadcast one.
    """
    # Without a number, each join has as many parts as both its sides together.
    parts = articles.getNumPartitions()
    while True:
        said = articles.values().flatMap(lambda one: one.told.nodes.items())
        nodes = _kept(said.reduceByKey(_joined, parts))
        shared = nodes.filter(lambda row: len(row[1].articles) > 1).mapValues(lambda node: node.entity().type)
        views = articles.flatMap(_views)
        outvoted = views.join(shared, parts).filter(lambda row: row[1][0][1] != row[1][1])
        elsewhere = outvoted.map(lambda row: (row[1][0][0], (row[0], row[1][1]))).groupByKey(parts)
        joined = articles.leftOuterJoin(elsewhere, parts)
        known = _kept(joined.mapValues(lambda two: _Known(two[0], dict(two[1] or ()))))
        sifted = known.mapValues(lambda one: one.sifted(reader.value.resolver))
        if not sifted.filter(lambda row: row[1].is_fewer).count():
            return known.values(), nodes.values()
        articles = _kept(sifted.mapValues(lambda one: one.one))


def _views(row: tuple[str, ArticleFacts]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Of each node of an article: its id, the article and the class that it alone would give it."""
    name, one = row
    return ((key, (name, kind)) for key, kind in classes(one).items())


def _joined(one: Gathered, other: Gathered) -> Gathered:
    """What both say of a node; they stay as they are, for they may be read again."""
    both = Gathered(one.id)
    both.join(one)
    both.join(other)
    return both


def _write(spark: Spark, output: str, known: Any, nodes: Any, made_by: Mapping[str, Any]) -> None:
    told = known.map(lambda one: article_lines(one.one, one.classes, made_by))
    parts = known.getNumPartitions()
    happened = known.flatMap(lambda one: _events(one.one, one.classes)).reduceByKey(or_, parts)
    scheduled = happened.filter(lambda event: not event[1]).map(lambda event: scheduled_lines(event[0]))
    texts = told.union(nodes.map(entity_lines)).union(scheduled).map(lambda text: (text,))
    # Rows cross from Python one by one and slowly: an article crosses as one, and is cut up over there.
    table = spark.createDataFrame(texts, "value string", verifySchema=False)
    lines = table.selectExpr(r"explode(split(value, '\n')) AS value").where("value != ''")
    lines.distinct().sort("value").write.text(f"{output}/graph.nq")
    facts = known.flatMap(lambda one: one.one.told.facts)
    review = known.flatMap(lambda one: one.one.review)
    entities = nodes.map(lambda node: node.entity())
    for name, things, schema in (
        ("facts", facts, FACT),
        ("review", review, REVIEW),
        ("entities", entities, ENTITY),
    ):
        rows = spark.read.schema(schema).json(things.map(_row))
        rows.write.parquet(f"{output}/{name}.parquet")


def _events(one: ArticleFacts, known: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Events of an article, and whether it says of any of them that it happened."""
    yield from ((event, False) for event in planned_events(one.told.facts, known))
    yield from ((event, True) for event in happened_events(one.told.facts, known))


def _row(thing: Fact | Doubt | Entity) -> str:
    return json.dumps(thing.as_json(), ensure_ascii=False)


def _manifest(built: Built, reader: Reader, paths: list[str], about: Mapping[str, Any]) -> str:
    told = {
        **about,
        "threshold": reader.threshold,
        "inputs": paths,
        "failed": [{"name": one.name, "message": one.message} for one in built.failed],
        "counts": {
            "articles": built.articles,
            "facts": built.facts,
            "review": built.review,
            "entities": built.entities,
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
