"""read: newspaper files → sources → articles, every character traced to the raw file."""

from kg.read.formats import find, load
from kg.read.page import read

__all__ = ["find", "load", "read"]
