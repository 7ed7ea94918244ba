"""Where the nodes stand: computed once, stored in the page, the same on every build.

A graph of news is made of flowers: a happening or a body in the middle, its own activities, themes and
numbers around it. So only what has two or more neighbours is laid out by stress (:mod:`kg.view.stress`);
a node with one neighbour stands on a ring around it, in the gaps between that neighbour's other edges.
Then boxes that overlap are pushed apart and the components are packed side by side.

Coordinates are pixels at zoom 1, y downwards, rounded to a tenth.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from kg.view.packing import pack, separate, spread
from kg.view.stress import stress

__all__ = ["positions"]

_EDGE = 96.0
_RING = 86.0
#: Room around a node of the core, or around its ring.
_CLEAR = 27.0
#: Half of the angle below a node that is kept free for its own label.
_LABEL = 0.6
#: Room along a ring for one leaf and its label.
_LEAF = 56.0

Point = tuple[float, float]


def positions(nodes: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, Point]:
    """A position for every node.

    :param nodes: ids; their order does not matter.
    :param pairs: ids of the two ends of every edge; direction and repetition do not matter.
    """
    near: dict[str, set[str]] = {node: set() for node in nodes}
    for a, b in pairs:
        if a != b:
            near[a].add(b)
            near[b].add(a)
    pieces = [_component(component, near) for component in _components(near)]
    return {
        node: (round(x, 1) + 0.0, round(y, 1) + 0.0)
        for piece, (left, top) in zip(pieces, pack([_box(p) for p in pieces]), strict=True)
        for node, (x, y) in ((node, (x + left, y + top)) for node, (x, y) in piece.items())
    }


def _components(near: Mapping[str, set[str]]) -> list[list[str]]:
    """The connected parts, largest first, each sorted."""
    seen: set[str] = set()
    parts = []
    for start in sorted(near):
        if start in seen:
            continue
        part, queue = {start}, [start]
        while queue:
            fresh = near[queue.pop()] - part
            part |= fresh
            queue.extend(fresh)
        seen |= part
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part[0]))


def _component(nodes: Sequence[str], near: Mapping[str, set[str]]) -> dict[str, Point]:
    core = [node for node in nodes if len(near[node]) > 1] or [nodes[0]]
    index = {node: number for number, node in enumerate(core)}
    leaves = {node: sorted(other for other in near[node] if other not in index) for node in core}
    rings = [_radius(len(leaves[node])) for node in core]
    lengths = [
        {
            index[other]: _EDGE + 0.75 * (rings[number] + rings[index[other]])
            for other in sorted(near[node])
            if other in index
        }
        for number, node in enumerate(core)
    ]
    places = _level(spread(stress(lengths), [ring + _CLEAR for ring in rings]))
    result = dict(zip(core, places, strict=True))
    for number, node in enumerate(core):
        taken = [_angle(places[number], places[other]) for other in lengths[number]]
        around = _around(places[number], rings[number], _gaps(taken, len(leaves[node])))
        result |= dict(zip(leaves[node], around, strict=True))
    moved = separate(_within([result[node] for node in nodes]))
    return dict(zip(nodes, moved, strict=True))


def _within(points: Sequence[Point]) -> Sequence[Point]:
    """Draw in what lies far outside: a few stragglers would make everything else small."""
    if len(points) < 200:
        return points
    mx, my = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    reach = sorted(math.hypot(x - mx, y - my) for x, y in points)[int(0.97 * len(points))]
    result = []
    for x, y in points:
        away = math.hypot(x - mx, y - my)
        share = 1.0 if away <= reach else (reach + 0.2 * (away - reach)) / away
        result.append((mx + (x - mx) * share, my + (y - my) * share))
    return result


def _radius(leaves: int) -> float:
    """The outermost ring when this many leaves share rings; 0 if there are none."""
    return max(_RING, math.sqrt(leaves) * _LEAF * 0.42) if leaves else 0.0


def _around(centre: Point, ring: float, angles: Sequence[float]) -> list[Point]:
    """Leaves on one ring, or on as many as they need; next to each other they stand on different ones."""
    x, y = centre
    rings = math.ceil(len(angles) * _LEAF * 0.9 / (2 * math.pi * max(ring, _RING))) or 1
    reach = [ring * (1 - 0.62 * (number % rings) / rings) for number in range(len(angles))]
    return [(x + r * math.cos(a), y + r * math.sin(a)) for r, a in zip(reach, angles, strict=True)]


def _angle(a: Point, b: Point) -> float:
    return math.atan2(b[1] - a[1], b[0] - a[0])


def _gaps(taken: list[float], count: int) -> list[float]:
    """Angles for ``count`` leaves between directions already taken, the widest gaps filled first.

    Straight down is kept free: there stands the label.

    >>> [round(math.degrees(a)) for a in _gaps([], 3)]
    [197, 270, 343]
    """
    down = math.pi / 2
    turns = sorted({*taken, down - _LABEL, down + _LABEL})
    gaps = [(a, b - a) for a, b in pairwise([*turns, turns[0] + 2 * math.pi])]
    starts = [(a, width) for a, width in gaps if abs(a + width / 2 - down) > _LABEL]
    shares = [0] * len(starts)
    for _ in range(count):
        widest = max(range(len(starts)), key=lambda k: (starts[k][1] / (shares[k] + 1), -k))
        shares[widest] += 1
    return [
        start + width * (k + 1) / (share + 1)
        for (start, width), share in zip(starts, shares, strict=True)
        for k in range(share)
    ]


def _level(points: list[Point]) -> list[Point]:
    """Turn a drawing so that its longest axis lies level, around its centre: screens are wide."""
    mx = sum(x for x, _ in points) / len(points)
    my = sum(y for _, y in points) / len(points)
    rows = [(x - mx, y - my) for x, y in points]
    xx, yy, xy = (sum(f) for f in zip(*((x * x, y * y, x * y) for x, y in rows), strict=True))
    angle = -0.5 * math.atan2(2 * xy, xx - yy)
    c, s = math.cos(angle), math.sin(angle)
    return [(c * x - s * y, s * x + c * y) for x, y in rows]


def _box(piece: Mapping[str, Point]) -> tuple[float, float, float, float]:
    xs, ys = zip(*piece.values(), strict=True)
    return min(xs), min(ys), max(xs), max(ys)
