"""Where the work on each input is done: in this process, or in several.

An engine knows nothing of newspapers. It is told how a worker gets ready and which items there are, and
gives what the work makes of each, in the order of the items, so that the choice of an engine changes no byte
of a build.
"""

from kg.engines.engine import Engine, Here, Lost
from kg.engines.processes import Processes

__all__ = ["Engine", "Here", "Lost", "Processes"]
