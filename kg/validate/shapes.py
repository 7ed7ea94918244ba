"""SHACL with inference off: pySHACL for the shapes of nodes, one query each for those of the whole graph.

Under inference the domain of a property would give its subject the very class that is to be checked.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph

from kg.errors import MissingExtraError
from kg.resources import ontology_directory
from kg.validate.findings import Finding

if TYPE_CHECKING:
    import rdflib

__all__ = ["Shapes"]

_SH = "http://www.w3.org/ns/shacl#"
_ONTOLOGY = "https://w3id.org/baopu/ontology"


@dataclass(frozen=True, slots=True)
class Shapes:
    """``shapes.ttl``, in two parts.

    :param nodes: the shapes that look at one node at a time.
    :param queries: name of a shape of the whole graph → its query; ``?value`` is the culprit.
    :param wants: name of a shape → what it wants, in Chinese and in English.
    """

    nodes: rdflib.Graph
    queries: dict[str, str]
    wants: dict[str, tuple[str, str]]

    @classmethod
    def load(cls, path: Path | None = None) -> Shapes:
        """The packaged shapes, or a file of one's own.

        :raises MissingExtraError: pySHACL is not installed.
        """
        import rdflib

        _pyshacl()
        nodes = rdflib.Graph().parse(path or ontology_directory() / "shapes.ttl", format="turtle")
        sh = rdflib.Namespace(_SH)
        prefixes = "".join(f"PREFIX {p}: <{nodes.value(d, sh.namespace)}>\n" for p, d in _declared(nodes))
        queries = {}
        for shape, constraint in list(nodes.subject_objects(sh.sparql)):
            queries[_name(shape)] = prefixes + str(nodes.value(constraint, sh.select))
            # pySHACL would run them too, in minutes where the store takes seconds.
            nodes.remove((shape, sh.sparql, constraint))
        told: dict[str, dict[str, str]] = {}
        for shape, message in nodes.subject_objects(sh.message):
            if isinstance(message, rdflib.Literal):
                told.setdefault(_name(shape), {})[message.language or ""] = str(message)
        return cls(nodes, queries, {name: (words["zh"], words["en"]) for name, words in told.items()})

    def check(self, data: rdflib.Graph) -> Iterator[Finding]:
        """The faults that the shapes of nodes find.

        :param data: the graph together with the ontology; it is not changed.
        """
        import rdflib

        sh = rdflib.Namespace(_SH)
        with warnings.catch_warnings():
            # Of pySHACL and rdflib about each other; a reader of the report can do nothing about them.
            warnings.simplefilter("ignore")
            _, results, _ = _pyshacl().validate(
                data, shacl_graph=self.nodes, inference="none", inplace=True, allow_warnings=False
            )
        assert isinstance(results, rdflib.Graph)
        for result in results.subjects(rdflib.RDF.type, sh.ValidationResult):
            name = _name(results.value(result, sh.sourceShape))
            value = results.value(result, sh.value)
            node = str(results.value(result, sh.focusNode))
            yield Finding(name, node, "" if value is None else str(value), *self.wants[name])

    def ask(self, data: pyoxigraph.Store) -> Iterator[Finding]:
        """The faults that the shapes of the whole graph find.

        :param data: the graph together with the ontology.
        """
        for name, query in self.queries.items():
            found = data.query(query)
            assert isinstance(found, pyoxigraph.QuerySolutions)
            for row in found:
                yield Finding(name, row["value"].value, "", *self.wants[name])


def _declared(shapes: rdflib.Graph) -> Iterator[tuple[str, rdflib.term.Node]]:
    """The prefixes that the queries use, each with its declaration."""
    import rdflib

    sh = rdflib.Namespace(_SH)
    for declaration in shapes.objects(None, sh.declare):
        yield str(shapes.value(declaration, sh.prefix)), declaration


def _name(shape: object) -> str:
    return str(shape).rpartition("#")[2]


def _pyshacl() -> Any:
    try:
        import pyshacl
    except ImportError as error:
        raise MissingExtraError("pyshacl", "validate") from error
    return pyshacl
