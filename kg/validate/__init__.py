"""Is a graph what it should be: the ontology's own lint, declared terms, readable IRIs, and the shapes."""

from __future__ import annotations

from kg.validate.findings import Finding, Report
from kg.validate.lint import lint_ontology, lint_terms
from kg.validate.shapes import Shapes
from kg.validate.validate import validate

__all__ = ["Finding", "Report", "Shapes", "lint_ontology", "lint_terms", "validate"]
