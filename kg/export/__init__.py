"""A saved graph in the forms that other tools read: sorted, the same bytes every time, streaming."""

from __future__ import annotations

from kg.export.formats import FORMATS, Format, export, stream
from kg.export.rdf import quad_lines
from kg.export.source import Saved

__all__ = ["FORMATS", "Format", "Saved", "export", "quad_lines", "stream"]
