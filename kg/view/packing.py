"""Boxes without overlap: nodes with their labels, and whole components side by side."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

__all__ = ["pack", "separate", "spread"]

#: Room of a node with a short label below it, and between two components.
_WIDTH, _HEIGHT = 76.0, 44.0
_MARGIN = 70.0
_PASSES = 24
#: More points are pushed apart a few times only: what overlaps then is not seen before zooming in.
_LARGE = 1500
_CELL = 60.0
_ASPECT = 1.45

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def spread(points: Sequence[Point], radii: Sequence[float]) -> list[Point]:
    """Push discs apart until they do not overlap (or the passes are used up), the smaller one further.

    Points that lie too close for all their discs are drawn out evenly first.
    """
    grow = _growth(points, radii)
    xs, ys = [x * grow for x, _ in points], [y * grow for _, y in points]
    for _ in range(_passes(len(xs))):
        cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for node, (x, y, r) in enumerate(zip(xs, ys, radii, strict=True)):
            rows = range(int((y - r) // _CELL), int((y + r) // _CELL) + 1)
            for column in range(int((x - r) // _CELL), int((x + r) // _CELL) + 1):
                for row in rows:
                    cells[column, row].append(node)
        moved = False
        for members in cells.values():
            for place, a in enumerate(members):
                for b in members[place + 1 :]:
                    moved |= _shove(xs, ys, radii, a, b)
        if not moved:
            break
    return list(zip(xs, ys, strict=True))


def _passes(size: int) -> int:
    return _PASSES if size < _LARGE else _PASSES // 3 if size < 4 * _LARGE else _PASSES // 6


def _growth(points: Sequence[Point], radii: Sequence[float]) -> float:
    """How much wider the points have to lie for their discs to have room; 1 if they have."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    area = (max(xs) - min(xs)) * (max(ys) - min(ys))
    needed = sum(4 * radius * radius for radius in radii)
    return max(1.0, math.sqrt(needed / area)) if area > 1 else 1.0


def _shove(xs: list[float], ys: list[float], radii: Sequence[float], a: int, b: int) -> bool:
    dx, dy = xs[b] - xs[a], ys[b] - ys[a]
    apart = radii[a] + radii[b]
    square = dx * dx + dy * dy
    if square >= apart * apart - 0.1:
        return False
    length = math.sqrt(square)
    if length < 1e-6:
        dx, dy, length = 1.0, 0.0, 1.0
    push = (apart - length) / length
    share = radii[b] / apart
    xs[a] -= dx * push * share
    ys[a] -= dy * push * share
    xs[b] += dx * push * (1 - share)
    ys[b] += dy * push * (1 - share)
    return True


def separate(points: Sequence[Point]) -> list[Point]:
    """Push points apart until their boxes do not overlap (or the passes are used up).

    Of two boxes that overlap, both move by half along the axis that needs less.
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    for _ in range(_passes(len(xs))):
        if not _push(xs, ys):
            break
    return list(zip(xs, ys, strict=True))


def _push(xs: list[float], ys: list[float]) -> bool:
    """One pass over all pairs in neighbouring cells; whether anything moved."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (x, y) in enumerate(zip(xs, ys, strict=True)):
        cells[int(x // _WIDTH), int(y // _HEIGHT)].append(number)
    moved = False
    for (column, row), members in cells.items():
        around = [
            other
            for dc in (-1, 0, 1)
            for dr in (-1, 0, 1)
            for other in cells.get((column + dc, row + dr), ())
        ]
        for a in members:
            for b in around:
                if b > a and _part(xs, ys, a, b):
                    moved = True
    return moved


def _part(xs: list[float], ys: list[float], a: int, b: int) -> bool:
    dx, dy = xs[b] - xs[a], ys[b] - ys[a]
    wide, high = _WIDTH - abs(dx), _HEIGHT - abs(dy)
    if wide <= 0.01 or high <= 0.01:
        return False
    if wide * _HEIGHT < high * _WIDTH:
        shift = math.copysign(wide / 2, dx)
        xs[a] -= shift
        xs[b] += shift
    else:
        shift = math.copysign(high / 2, dy)
        ys[a] -= shift
        ys[b] += shift
    return True


def pack(boxes: Sequence[Box]) -> list[Point]:
    """For each box the shift that puts all side by side, in landscape, without overlap."""
    if not boxes:
        return []
    widest = max(right - left for left, _, right, _ in boxes) + _MARGIN
    whole = sum(right - left + _MARGIN for left, _, right, _ in boxes)
    # The first boxes are the largest: the picture is as wide as they, or as they and some of the next.
    limits = sorted({widest, *(min(whole, widest * (1 + step / 8)) for step in range(1, 13))})
    return min((_stack(boxes, limit) for limit in limits), key=lambda made: made[0])[1]


def _stack(boxes: Sequence[Box], limit: float) -> tuple[float, list[Point]]:
    """Stack boxes up to a width: how large a window the result needs, and the shift of each box."""
    skyline = [(0.0, limit, 0.0)]
    shifts = []
    right = bottom = 0.0
    for left, top, box_right, box_bottom in boxes:
        width, height = box_right - left + _MARGIN, box_bottom - top + _MARGIN
        x, y = min(_spots(skyline, width, limit), key=lambda spot: (spot[1] + height, spot[0]))
        shifts.append((x - left, y - top))
        skyline = _raise(skyline, x, x + width, y + height)
        right, bottom = max(right, x + width), max(bottom, y + height)
    return round(max(right / _ASPECT, bottom), 3), shifts


def _spots(skyline: list[tuple[float, float, float]], width: float, limit: float) -> list[Point]:
    """Where a box may stand: at the left end of each step, above all steps it covers."""
    spots = []
    for start, _, _ in skyline:
        if start + width <= limit + 1e-6:
            covered = [y for a, b, y in skyline if a < start + width - 1e-9 and b > start + 1e-9]
            spots.append((start, max(covered)))
    return spots


def _raise(
    skyline: list[tuple[float, float, float]], start: float, end: float, level: float
) -> list[tuple[float, float, float]]:
    """The outline after a box stands on it from ``start`` to ``end`` up to ``level``."""
    result = [(start, end, level)]
    for a, b, y in skyline:
        if a < start:
            result.append((a, min(b, start), y))
        if b > end:
            result.append((max(a, end), b, y))
    return sorted(result)
