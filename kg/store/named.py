"""Questions with a name: ``queries/*.rq``, whose first comments say what they answer and what they take."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from kg.errors import DataFileError, QueryError
from kg.resources import ontology_directory

__all__ = ["NamedQuery", "named_queries", "parse", "term"]

_HEADER = re.compile(r"#\s*(?P<key>title-zh|title-en|param)\s*[:\s]\s*(?P<value>.*\S)")
_PARAM = re.compile(r"[?$]?(?P<name>\w+)\s*=\s*(?P<default>.*)")
_LITERAL = re.compile(r'"(?P<text>[^"]*)"(?:@(?P<language>[A-Za-z-]+)|\^\^(?P<datatype>\S+))?')
_IRI = re.compile(r"<(?P<iri>[^<>\s]+)>")
_NAME = re.compile(r"(?P<prefix>[A-Za-z]\w*):(?P<local>[\w.-]+)")
_NUMBER = re.compile(r"[+-]?\d+(?P<point>\.\d+)?")
_XSD = "http://www.w3.org/2001/XMLSchema#"

Value = NamedNode | Literal


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """One file of ``queries/``.

    :param name: the file's name without ``.rq``.
    :param params: variable → the default as it is written in the header, in file order.
    """

    name: str
    title_zh: str
    title_en: str
    params: Mapping[str, str]
    sparql: str

    def bindings(self, given: Mapping[str, object], prefixes: Mapping[str, str]) -> dict[str, Value]:
        """A term for each parameter: what is given, else the default.

        A bare word becomes a literal of the default's language or datatype.

        :raises QueryError: a parameter is given that the query does not take.
        """
        for name in given:
            if name not in self.params:
                known = ", ".join(self.params) or "没有参数 none"
                raise QueryError(
                    f"{self.name}: 没有参数 {name} (no such parameter)", hint=f"可用 known: {known}"
                )
        defaults = {name: term(default, prefixes) for name, default in self.params.items()}
        return {
            name: term(given[name], prefixes, like=default) if name in given else default
            for name, default in defaults.items()
        }


def named_queries(directory: Path | None = None) -> dict[str, NamedQuery]:
    """The packaged questions, or those of a directory, by name, sorted.

    :raises DataFileError: a file has no ``# title-zh:`` line, or a parameter no default.
    """
    folder = directory or ontology_directory() / "queries"
    return {path.stem: parse(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.rq"))}


def parse(name: str, text: str) -> NamedQuery:
    """A question from its file."""
    titles = {"title-zh": "", "title-en": ""}
    params: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.fullmatch(line.strip())
        if header and header["key"] == "param":
            param = _PARAM.fullmatch(header["value"])
            if not param:
                raise DataFileError(f"{name}.rq", f"line {number}", "expected: # param NAME = default")
            params[param["name"]] = param["default"].strip()
        elif header:
            titles[header["key"]] = header["value"]
    if not titles["title-zh"]:
        raise DataFileError(f"{name}.rq", "", "no title", hint="Begin the file with a line: # title-zh: …")
    return NamedQuery(name, titles["title-zh"], titles["title-en"], MappingProxyType(params), text)


def term(value: object, prefixes: Mapping[str, str], *, like: Value | None = None) -> Value:
    """A Python value or written term as a term; it is never pasted into a query.

    >>> term("永泰街道", {}, like=Literal("古城街道", language="zh"))
    <Literal value=永泰街道 language=zh>
    >>> term('"x"@zh', {}), term(3, {}).value
    (<Literal value=x language=zh>, '3')
    """
    if isinstance(value, NamedNode | Literal):
        return value
    if isinstance(value, bool | int | float):
        return Literal(value)
    return _written(str(value).strip(), prefixes, like)


def _written(text: str, prefixes: Mapping[str, str], like: Value | None) -> Value:
    if match := _LITERAL.fullmatch(text):
        if match["language"]:
            return Literal(match["text"], language=match["language"])
        if match["datatype"]:
            kind = _written(match["datatype"], prefixes, None)
            return Literal(match["text"], datatype=NamedNode(kind.value))
        return Literal(match["text"])
    if match := _IRI.fullmatch(text):
        return NamedNode(match["iri"])
    if (match := _NAME.fullmatch(text)) and match["prefix"] in prefixes:
        return NamedNode(prefixes[match["prefix"]] + match["local"])
    if isinstance(like, Literal):
        return (
            Literal(text, language=like.language) if like.language else Literal(text, datatype=like.datatype)
        )
    if match := _NUMBER.fullmatch(text):
        return Literal(text, datatype=NamedNode(_XSD + ("decimal" if match["point"] else "integer")))
    return Literal(text)
