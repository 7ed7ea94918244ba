"""The JSON-LD context, made of the ontology: run it when terms change.

python tools/jsonld_context.py            writes ontology/context.jsonld (a test says whether it is fresh)
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.vocabulary import PREFIXES, vocabulary
from pyoxigraph import NamedNode, RdfFormat, parse

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "ontology/context.jsonld"
XSD = PREFIXES["xsd"]
#: Terms of other vocabularies that a graph uses → how their values are written: a datatype, ``@id`` for a
#: node, ``@zh`` for Chinese words, nothing for a plain string or where it varies.
OTHERS = {
    "skos": {"prefLabel": "@zh", "altLabel": "@zh", "notation": ""},
    "dcterms": {"identifier": "", "source": "", "publisher": "@zh"},
    "schema": {
        **{"headline": "@zh", "alternativeHeadline": "@zh", "articleSection": "@zh"},
        **{"datePublished": "xsd:date", "eventStatus": "@id", "value": "xsd:decimal"},
        **{"unitText": "", "unitCode": "@id", "observationDate": "", "name": "", "softwareVersion": ""},
    },
    "rdf": {"subject": "@id", "predicate": "@id", "object": ""},
    "prov": {"wasDerivedFrom": "@id", "wasGeneratedBy": "@id", "wasAssociatedWith": "@id"},
    "oa": {
        **{"hasSource": "@id", "hasSelector": "@id", "exact": ""},
        **{"start": "xsd:integer", "end": "xsd:integer"},
    },
}


def context() -> dict[str, Any]:
    """The context as it should be."""
    terms: dict[str, Any] = {}
    for prefix, names in OTHERS.items():
        terms |= {name: _term(f"{prefix}:{name}", kind) for name, kind in names.items()}
    ranges = _ranges()
    for name in vocabulary().properties:
        terms[name] = _term(f"bp:{name}", ranges.get(name, ""))
    terms |= {name: f"bp:{name}" for name in vocabulary().classes}
    return {"@version": 1.1, **dict(PREFIXES), "id": {"@id": PREFIXES["id"], "@prefix": True}, **terms}


def _term(iri: str, kind: str) -> str | dict[str, str]:
    if kind == "@zh":
        return {"@id": iri, "@language": "zh"}
    return {"@id": iri, "@type": kind} if kind else iri


def _ranges() -> dict[str, str]:
    """Property → how its values are written, as the ontology says."""
    found: dict[str, str] = {}
    for quad in parse(path=str(ROOT / "ontology/baopu.ttl"), format=RdfFormat.TURTLE):
        if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode):
            continue
        name, value = quad.subject.value.removeprefix(PREFIXES["bp"]), quad.object.value
        if quad.predicate.value == PREFIXES["rdf"] + "type" and value.endswith("#ObjectProperty"):
            found[name] = "@id"
        elif quad.predicate.value == PREFIXES["rdfs"] + "range" and value.startswith(XSD):
            kind = value.removeprefix(XSD)
            found[name] = "" if kind == "string" else f"xsd:{kind}"
    return found


def text() -> str:
    """The file as it should be."""
    return json.dumps({"@context": context()}, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
