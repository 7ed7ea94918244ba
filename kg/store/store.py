"""A graph in memory that answers SPARQL 1.1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple

from kg.errors import QueryError
from kg.saved import graph_files, readable
from kg.store import guard
from kg.store.named import NamedQuery, named_queries, term
from kg.store.result import Result
from kg.vocabulary import PREFIXES

__all__ = ["Store"]


@dataclass(frozen=True, slots=True)
class Store:
    """Triples and the questions that may be put to them; nothing in it changes and nothing leaves it.

    :param data: the engine's store.
    :param queries: the questions that have a name.
    """

    data: pyoxigraph.Store
    queries: Mapping[str, NamedQuery] = field(default_factory=dict)

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> Store:
        """A store of triples (see ``kg.publish.triples``)."""
        data = pyoxigraph.Store()
        data.extend(Quad(*triple) for triple in triples)
        return cls(data, named_queries())

    @classmethod
    def load(cls, directory: Path | str) -> Store:
        """What ``kg build`` wrote into a directory, or one Turtle file.

        :raises BaopuError: there is no such graph, or it is no Turtle.
        """
        data = pyoxigraph.Store()
        for path in graph_files(directory):
            with readable(path):
                data.bulk_load(path=str(path), format=RdfFormat.TURTLE)
        return cls(data, named_queries())

    def query(self, sparql: str, /, **bindings: object) -> Result:
        """Ask in SPARQL; the usual prefixes are known.

        :param bindings: values of variables; they are bound as terms, never pasted into the text.
            A term may be written as in Turtle (``'"永泰街道"@zh'``, ``id:x``); other words are strings.
        :raises QueryError: the query is malformed or asks for what is not allowed.
        """
        return self._run(sparql, {name: term(value, PREFIXES) for name, value in bindings.items()})

    def named(self, name: str, /, **params: object) -> Result:
        """Ask a question that has a name.

        :raises QueryError: there is no such question, or it does not take a parameter.
        """
        question = self.queries.get(name)
        if question is None:
            known = "、".join(self.queries) or "(none)"
            raise QueryError(f"没有名为 {name} 的查询 (no such query)", hint=f"可用 known: {known}")
        return self._run(question.sparql, dict(question.bindings(params, PREFIXES)))

    def _run(self, sparql: str, bindings: Mapping[str, NamedNode | Literal]) -> Result:
        guard.check(sparql)
        bound = _bound(sparql, bindings)
        try:
            return _result(self.data.query(bound, prefixes=dict(PREFIXES)), sparql)
        except SyntaxError as error:
            hint = "检查这一处的写法；已知前缀 known prefixes: " + " ".join(PREFIXES)
            raise QueryError(f"SPARQL 有误 (malformed query): {_place(bound, error)}", hint=hint) from error


def _bound(sparql: str, bindings: Mapping[str, NamedNode | Literal]) -> str:
    """The query with a VALUES block of each binding at the start of its pattern.

    The engine's own substitutions reach projected variables only. A term's ``str`` is its N-Triples form, in
    which quotes and line breaks are escaped, so a value cannot end its literal.
    """
    start = guard.pattern_start(sparql) if bindings else -1
    if start < 0:
        return sparql
    values = "".join(f" VALUES ?{name} {{ {value} }}" for name, value in bindings.items())
    return f"{sparql[:start]}{values} {sparql[start:]}"


def _place(sparql: str, error: SyntaxError) -> str:
    """Where the engine stopped reading, in one line: it lists everything that it would have taken there."""
    found = re.search(r"error at (\d+):(\d+)", str(error))
    if not found:
        return str(error).partition("\n")[0]
    line, column = int(found[1]), int(found[2])
    rest = sparql.split("\n")[line - 1][column - 1 :]
    seen = f"「{rest[:20]}」" if rest.strip() else "结尾 the end"
    return f"第 {line} 行第 {column} 列 line {line}, column {column}: {seen}"


def _result(found: object, sparql: str) -> Result:
    prefixes = tuple(PREFIXES.items())
    if isinstance(found, pyoxigraph.QueryBoolean):
        return Result((), (), bool(found), prefixes=prefixes)
    if isinstance(found, pyoxigraph.QueryTriples):
        rows = tuple(sorted(((t.subject, t.predicate, t.object) for t in found), key=str))
        return Result(("subject", "predicate", "object"), rows, is_graph=True, prefixes=prefixes)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    names = [variable.value for variable in found.variables]
    if guard.selects_all(sparql):
        # The engine gives the columns of SELECT * by alphabet; people expect them as they wrote them.
        written = {name: place for place, name in enumerate(guard.variables(sparql))}
        names.sort(key=lambda name: written.get(name, len(written)))
    return Result(tuple(names), tuple(tuple(row[name] for name in names) for row in found), prefixes=prefixes)
