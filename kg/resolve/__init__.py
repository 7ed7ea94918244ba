"""Identity: one node for one thing, official codes, stable ids, and the ledger of judgements."""

from __future__ import annotations

from kg.resolve.entities import Gathered
from kg.resolve.judging import Ruling
from kg.resolve.keys import article_iri, slug
from kg.resolve.ledger import Judgement, added, as_tsv, mention, read_judgements
from kg.resolve.nodes import Nodes
from kg.resolve.resolve import Resolution, Resolver, Told, resolve, trace

__all__ = [
    "Gathered",
    "Judgement",
    "Nodes",
    "Resolution",
    "Resolver",
    "Ruling",
    "Told",
    "added",
    "article_iri",
    "as_tsv",
    "mention",
    "read_judgements",
    "resolve",
    "slug",
    "trace",
]
