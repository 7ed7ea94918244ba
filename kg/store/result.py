"""Answers, and the forms in which they are written."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kg.errors import QueryError

__all__ = ["FORMATS", "Result", "Term"]

Term = NamedNode | Literal | BlankNode | Triple
_STRING = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True)
class Result:
    """What a query gives.

    :param variables: the columns in query order; of CONSTRUCT and DESCRIBE ``subject predicate object``.
    :param rows: a term or ``None`` (unbound) for each column.
    :param answer: of ASK yes or no, else ``None``.
    :param prefixes: for the short forms in tables and Turtle.
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    answer: bool | None = None
    is_graph: bool = False
    prefixes: tuple[tuple[str, str], ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        """The rows as plain words: IRIs and lexical forms."""
        for row in self.rows:
            yield tuple(None if term is None else plain(term) for term in row)

    def short(self) -> Iterator[tuple[str, ...]]:
        """The rows for a reader's eye: labels as they are, IRIs with their prefix, nothing for unbound."""
        for row in self.rows:
            yield tuple(_short(term, self.prefixes) for term in row)

    def __bool__(self) -> bool:
        """The answer of ASK; else whether there is a row."""
        return bool(self.rows) if self.answer is None else self.answer

    def text(self, form: str = "table") -> str:
        """The result as one of :data:`FORMATS`.

        :raises QueryError: there is no such form, or it is ``turtle`` and the result is no graph.
        """
        if form not in FORMATS:
            raise QueryError(
                f"没有这种格式 (no such format): {form}", hint=f"可用 known: {', '.join(FORMATS)}"
            )
        return FORMATS[form](self)


def plain(term: Term) -> str:
    """An IRI or a literal's lexical form."""
    return str(term) if isinstance(term, Triple) else term.value


def _short(term: Term | None, prefixes: tuple[tuple[str, str], ...]) -> str:
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        for name, start in prefixes:
            if term.value.startswith(start):
                return f"{name}:{term.value[len(start) :]}"
    return plain(term)


def _table(result: Result) -> str:
    """A table by rich, as wide as its contents; colours are the terminal's business."""
    if result.answer is not None:
        return "是 yes\n" if result.answer else "否 no\n"
    if result.is_graph:
        return _turtle(result)
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for name in result.variables:
        table.add_column(Text(name))
    for row in result.short():
        table.add_row(*map(Text, row))
    written = io.StringIO()
    width = Console(width=1 << 16).measure(table).maximum
    Console(file=written, width=max(width, 20), color_system=None, legacy_windows=False).print(table)
    return f"{written.getvalue()}{len(result)} 行 rows\n"


def _csv(result: Result) -> str:
    """SPARQL 1.1 CSV: plain values, CRLF."""
    if result.answer is not None:
        return f"{str(result.answer).lower()}\r\n"
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(result.variables)
    table.writerows([value or "" for value in row] for row in result)
    return written.getvalue()


def _tsv(result: Result) -> str:
    """SPARQL 1.1 TSV: terms as in Turtle."""
    if result.answer is not None:
        return f"{str(result.answer).lower()}\n"
    lines = ["\t".join(f"?{name}" for name in result.variables)]
    lines += ["\t".join("" if t is None else str(t).replace("\t", "\\t") for t in row) for row in result.rows]
    return "\n".join(lines) + "\n"


def _json(result: Result) -> str:
    """SPARQL 1.1 JSON."""
    if result.answer is not None:
        return json.dumps({"head": {}, "boolean": result.answer}) + "\n"
    bindings = [
        {name: _json_term(term) for name, term in zip(result.variables, row, strict=True) if term is not None}
        for row in result.rows
    ]
    head = {"vars": list(result.variables)}
    return json.dumps({"head": head, "results": {"bindings": bindings}}, ensure_ascii=False, indent=1) + "\n"


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    row: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        row["xml:lang"] = term.language
    elif term.datatype.value != _STRING:
        row["datatype"] = term.datatype.value
    return row


def _turtle(result: Result) -> str:
    if not result.is_graph:
        hint = "用 CONSTRUCT，或换 table csv tsv json (use CONSTRUCT, or another format)"
        raise QueryError("结果不是图，不能写成 Turtle (the result is no graph)", hint=hint)
    triples = sorted((Triple(*row) for row in result.rows), key=str)  # type: ignore[arg-type]
    written = serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(result.prefixes)) or b""
    lines = written.decode().rstrip("\n").split("\n")
    heads = sorted(line for line in lines if line.startswith("@prefix"))
    return "\n".join([*heads, *(line for line in lines if not line.startswith("@prefix"))]) + "\n"


#: How a result is written.
FORMATS: MappingProxyType[str, Callable[[Result], str]] = MappingProxyType(
    {"table": _table, "csv": _csv, "tsv": _tsv, "json": _json, "turtle": _turtle}
)
