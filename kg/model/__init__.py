"""The nouns of the house: frozen values that every stage hands to the next."""

from __future__ import annotations

from kg.model.article import Article, Block, BlockKind, Credit
from kg.model.fact import Argument, Evidence, Fact, Metric, Status, number
from kg.model.graph import Doubt, Entity, KnowledgeGraph, Reason
from kg.model.judgement import Judgement, Verdict
from kg.model.mention import Annotated, Mention, Quantity, Sentence, TimeExpression
from kg.model.text import Source, SourceFile, Span, Text, unbroken

__all__ = [
    "Annotated",
    "Argument",
    "Article",
    "Block",
    "BlockKind",
    "Credit",
    "Doubt",
    "Entity",
    "Evidence",
    "Fact",
    "Judgement",
    "KnowledgeGraph",
    "Mention",
    "Metric",
    "Quantity",
    "Reason",
    "Sentence",
    "Source",
    "SourceFile",
    "Span",
    "Status",
    "Text",
    "TimeExpression",
    "Verdict",
    "number",
    "unbroken",
]
