"""Identity: one node for one thing, official codes, stable ids, and the ledger of judgements."""

from __future__ import annotations

from kg.resolve.keys import article_iri, slug
from kg.resolve.ledger import Judgement, added, as_tsv, mention, read_judgements
from kg.resolve.resolve import Resolution, resolve, trace

__all__ = [
    "Judgement",
    "Resolution",
    "added",
    "article_iri",
    "as_tsv",
    "mention",
    "read_judgements",
    "resolve",
    "slug",
    "trace",
]
