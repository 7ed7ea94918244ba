"""From a text to its facts, by all stages before resolution."""

from __future__ import annotations

from kg.annotate import annotate
from kg.extract import extract
from kg.model import Fact, Source
from kg.read import read
from kg.resources import load


def facts_of(text: str) -> tuple[Fact, ...]:
    """The facts of a text that is a file of its own."""
    resources = load()
    articles = read(Source("text.txt", text, ""), resources=resources)
    return extract(annotate(articles, resources), resources)
