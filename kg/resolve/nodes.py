"""All nodes of a graph, more than memory holds: what each article said of them, added up on disk."""

from __future__ import annotations

import pickle
import sqlite3
import weakref
from collections.abc import Collection, Iterable, Iterator, Mapping

from kg.model import Entity
from kg.resolve.entities import Gathered

__all__ = ["Nodes"]

#: Nodes that are added up in memory before they are put to the others.
_AT_ONCE = 20_000


class Nodes(Mapping[str, str]):
    """Node id → class, for everything that articles were heard about.

    The table is a temporary database of SQLite, which stays in memory while it is small.
    """

    def __init__(self) -> None:
        self._table = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        weakref.finalize(self, self._table.close)
        self._table.execute("PRAGMA journal_mode = OFF")
        self._table.execute(
            "CREATE TABLE node (id TEXT PRIMARY KEY, said BLOB NOT NULL, class TEXT NOT NULL) WITHOUT ROWID"
        )
        self._fresh: dict[str, Gathered] = {}

    def hear(self, said: Mapping[str, Gathered]) -> None:
        """Add what one article says."""
        for key, node in said.items():
            self._fresh.setdefault(key, Gathered(key)).join(node)
        if len(self._fresh) > _AT_ONCE:
            self._settle()

    def forget(self, keys: Iterable[str]) -> None:
        """Take out nodes, so that they can be heard about anew."""
        self._settle()
        self._table.executemany("DELETE FROM node WHERE id = ?", ((key,) for key in keys))

    def _settle(self) -> None:
        for key, node in self._fresh.items():
            found = self._table.execute("SELECT said FROM node WHERE id = ?", (key,)).fetchone()
            if found:
                node.join(pickle.loads(found[0]))
        rows = [(key, pickle.dumps(node), node.entity().type) for key, node in self._fresh.items()]
        self._table.execute("BEGIN")
        self._table.executemany("INSERT OR REPLACE INTO node VALUES (?, ?, ?)", rows)
        self._table.execute("COMMIT")
        self._fresh.clear()

    def __getitem__(self, key: str) -> str:
        if self._fresh:
            self._settle()
        found = self._table.execute("SELECT class FROM node WHERE id = ?", (key,)).fetchone()
        if found is None:
            raise KeyError(key)
        kind: str = found[0]
        return kind

    def __iter__(self) -> Iterator[str]:
        return (entity.id for entity in self.entities)

    def __len__(self) -> int:
        self._settle()
        count: int = self._table.execute("SELECT count(*) FROM node").fetchone()[0]
        return count

    @property
    def entities(self) -> Collection[Entity]:
        """The things that the nodes are, ascending by id."""
        return _Entities(self)

    def said(self) -> Iterator[Gathered]:
        """What all articles together say of each node, ascending by id."""
        self._settle()
        for (blob,) in self._table.execute("SELECT said FROM node ORDER BY id"):
            yield pickle.loads(blob)


class _Entities(Collection[Entity]):
    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes

    def __iter__(self) -> Iterator[Entity]:
        return (node.entity() for node in self._nodes.said())

    def __len__(self) -> int:
        return len(self._nodes)

    def __contains__(self, item: object) -> bool:
        return any(entity == item for entity in self)
