"""Official divisions of the country, down to communities and villages: names, codes, the page's own county.

The tables are a booster, never a condition: everything answers with nothing found when a name is in no
list. A page loads the 3,342 divisions above streets and the streets and communities of its own county.
"""

from __future__ import annotations

from kg.gazetteer.division import Division, Level, level_of, reading_name, stem, variants
from kg.gazetteer.gazetteer import EMPTY, Gazetteer
from kg.gazetteer.home import home
from kg.gazetteer.matching import NameIndex

__all__ = [
    "EMPTY",
    "Division",
    "Gazetteer",
    "Level",
    "NameIndex",
    "home",
    "level_of",
    "reading_name",
    "stem",
    "variants",
]
