"""Stress layout by stochastic gradient descent: drawn distance follows distance along the edges.

The method is that of Zheng, Pawar and Goodman (2019), "Graph Drawing by Stochastic Gradient Descent". All
pairs are used in small graphs; in large ones each node is held by its neighbours and a few dozen pivots.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from random import Random

__all__ = ["distances", "stress"]

#: Up to this size every pair pulls; above it only edges and pairs with a pivot.
_ALL_PAIRS = 260
#: Pivots and rounds; fewer in graphs of which only the outline can be seen at once.
_PIVOTS, _PIVOTS_LARGE = 24, 10
_ROUNDS, _ROUNDS_LARGE = 18, 12
_LARGE = 3000

Lengths = Sequence[Mapping[int, float]]


def stress(lengths: Lengths, seed: int = 1) -> list[tuple[float, float]]:
    """Positions for one connected graph.

    :param lengths: for each node its neighbours and the wished length of the edge; symmetric.
    :param seed: of the starting positions and of the order of the steps; the same seed gives the same floats.
    """
    size = len(lengths)
    if size == 1:
        return [(0.0, 0.0)]
    random = Random(seed)
    terms = _terms(lengths)
    reach = max(term[2] for term in terms)
    xs = [random.random() * reach for _ in range(size)]
    ys = [random.random() * reach for _ in range(size)]
    least = min(term[2] for term in terms)
    # Steps shrink from "every pair jumps to its distance" to "the nearest pair moves a tenth".
    start, stop = reach * reach, 0.1 * least * least
    rounds = _ROUNDS if size <= _LARGE else _ROUNDS_LARGE
    decay = math.log(start / stop) / (rounds - 1)
    random.shuffle(terms)
    for turn in range(rounds):
        # A new shuffle costs half as much as the descent itself; another beginning does as well.
        cut = random.randrange(len(terms))
        terms = terms[cut:] + terms[:cut] if size > _LARGE else random.sample(terms, len(terms))
        _descend(terms, xs, ys, start * math.exp(-decay * turn))
    return list(zip(xs, ys, strict=True))


def _descend(terms: list[tuple[int, int, float]], xs: list[float], ys: list[float], step: float) -> None:
    """Move both ends of every pair towards their wished distance, once."""
    for a, b, wished in terms:
        dx, dy = xs[a] - xs[b], ys[a] - ys[b]
        length = math.sqrt(dx * dx + dy * dy) or 1e-9
        part = step / (wished * wished)
        move = (part if part < 1.0 else 1.0) * (length - wished) / (2 * length)
        dx, dy = dx * move, dy * move
        xs[a] -= dx
        ys[a] -= dy
        xs[b] += dx
        ys[b] += dy


def _terms(lengths: Lengths) -> list[tuple[int, int, float]]:
    """Pairs with their wished distances."""
    size = len(lengths)
    if size <= _ALL_PAIRS:
        rows = (distances(lengths, a) for a in range(size))
        return [(a, b, row[b]) for a, row in enumerate(rows) for b in range(a)]
    pairs = {(a, b): length for a, near in enumerate(lengths) for b, length in near.items() if b < a}
    for near in lengths:
        # Pivots do not tell apart what hangs on the same node; its neighbours hold each other off.
        for a, b in pairwise(sorted(near)):
            pairs.setdefault((b, a), 0.7 * (near[a] + near[b]))
    nearest = [math.inf] * size
    pivot = 0
    for _ in range(_PIVOTS if size <= _LARGE else _PIVOTS_LARGE):
        row = distances(lengths, pivot)
        for node, length in enumerate(row):
            if node != pivot:
                pairs[max(node, pivot), min(node, pivot)] = length
            nearest[node] = min(nearest[node], length)
        pivot = max(range(size), key=lambda node: (nearest[node], -node))
    return [(a, b, length) for (a, b), length in sorted(pairs.items())]


def distances(lengths: Lengths, start: int) -> list[float]:
    """Shortest way from one node to every other, ``inf`` where there is none (Dijkstra).

    >>> distances([{1: 2.0}, {0: 2.0, 2: 1.0}, {1: 1.0}], 0)
    [0.0, 2.0, 3.0]
    """
    found = [math.inf] * len(lengths)
    found[start] = 0.0
    queue = [(0.0, start)]
    while queue:
        so_far, node = heappop(queue)
        if so_far > found[node]:
            continue
        for near, length in lengths[node].items():
            way = so_far + length
            if way < found[near]:
                found[near] = way
                heappush(queue, (way, near))
    return found
