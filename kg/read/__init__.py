"""read: newspaper files → sources → articles, every character traced to the raw file."""

from kg.read.archive import SUFFIX as ARCHIVE
from kg.read.archive import of_line, rows
from kg.read.formats import find, load, of_bytes
from kg.read.page import read

__all__ = ["ARCHIVE", "find", "load", "of_bytes", "of_line", "read", "rows"]
