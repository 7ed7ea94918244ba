"""What belongs together: every node joins the group that most of its neighbours are in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from random import Random

__all__ = ["communities"]

_ROUNDS = 12


def communities(nodes: Iterable[str], pairs: Iterable[tuple[str, str]], seed: int = 1) -> dict[str, int]:
    """A group number for every node, 0 for the largest group; groups are connected.

    Label propagation, after Raghavan, Albert and Kumara (2007), in a seeded order: the same graph gives the
    same groups.

    >>> communities("abcde", [("a", "b"), ("b", "c"), ("a", "c"), ("d", "e")])
    {'a': 0, 'b': 0, 'c': 0, 'd': 1, 'e': 1}
    """
    near: dict[str, Counter[str]] = {node: Counter() for node in sorted(nodes)}
    for a, b in pairs:
        if a != b:
            near[a][b] += 1
            near[b][a] += 1
    # Leaves follow their one neighbour: they have no say.
    core = [node for node in near if len(near[node]) > 1]
    label = {node: node for node in near}
    random = Random(seed)
    for _ in range(_ROUNDS):
        random.shuffle(core)
        if not sum(_join(node, near, label) for node in core):
            break
    for node, others in near.items():
        if len(others) == 1:
            label[node] = label[min(others)] if len(near[min(others)]) > 1 else min(node, *others)
    return _numbered(list(near), label)


def _join(node: str, near: Mapping[str, Counter[str]], label: dict[str, str]) -> bool:
    """Take the label that weighs most around a node; keep its own if that weighs as much."""
    votes: Counter[str] = Counter()
    for other, weight in near[node].items():
        if len(near[other]) > 1:
            votes[label[other]] += weight
    if not votes:
        return False
    most = max(votes.values())
    if votes[label[node]] == most:
        return False
    label[node] = min(name for name, weight in votes.items() if weight == most)
    return True


def _numbered(nodes: Sequence[str], label: Mapping[str, str]) -> dict[str, int]:
    sizes = Counter(label[node] for node in nodes)
    rank = {name: number for number, name in enumerate(sorted(sizes, key=lambda name: (-sizes[name], name)))}
    return {node: rank[label[node]] for node in nodes}
