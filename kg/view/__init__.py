"""The interactive page: a knowledge graph as one HTML file that asks nobody for anything.

``to_networkx`` gives the graph to people who compute with it; ``render`` gives it to people who look at it.
Both heavy libraries are imported when a function is called, not when the package is.
"""

from __future__ import annotations

from kg.view.network import to_networkx
from kg.view.page import render

__all__ = ["render", "to_networkx"]
