"""Graphs to export: the sample page, and one that is hard on writers and readers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import kg
from kg import publish

__all__ = ["ODD", "ROOT", "saved_sample"]

ROOT = Path(__file__).resolve().parents[2]
PREFIXES = """@prefix bp: <https://w3id.org/baopu/ontology#> .
@prefix id: <https://w3id.org/baopu/id/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
#: Lexical forms that a store would rewrite, and words that XML, JSON and Turtle have to escape.
ODD = (
    PREFIXES
    + r"""
id:怪-1 a bp:Event ;
    skos:prefLabel "“<b>&amp;]]>” 'a' \"b\" \\ \t 结束 .\n下一行 .\n}"@zh ;
    skos:altLabel "繁體"@zh-Hant , "x" ;
    bp:timeText "" , "近日" ;
    bp:heldOn "2023"^^xsd:gYear , "2023-06-14"^^xsd:date ;
    bp:hasMetric id:m-1 , id:m-2 .

id:m-1 a bp:Metric ;
    skos:prefLabel "一"@zh ;
    schema:value 0.80 , 1.0 , 01 , 1e0 , true , "0001"^^xsd:integer ;
    schema:unitText "㎡" .

id:m-2 a bp:Metric ;
    skos:prefLabel "𠮷"@zh ;
    schema:value 100000000000000000000.0 .
"""
)


@cache
def _sample() -> tuple[bytes, bytes]:
    data = kg.build(ROOT / "data/pages").data
    return publish.facts_of(data), publish.evidence_of(data)


def saved_sample(place: Path) -> Path:
    """The sample page's graph as ``kg build`` writes it."""
    facts, evidence = _sample()
    (place / "facts.ttl").write_bytes(facts)
    (place / "evidence.ttl").write_bytes(evidence)
    return place
