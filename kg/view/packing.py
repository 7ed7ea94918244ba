"""Boxes without overlap: nodes with their labels, and whole components side by side."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

__all__ = ["pack", "separate"]

#: Room of a node with a short label below it, and between two components.
_WIDTH, _HEIGHT = 76.0, 44.0
_MARGIN = 70.0
_PASSES = 24
_ASPECT = 1.55

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def separate(points: Sequence[Point]) -> list[Point]:
    """Push points apart until their boxes do not overlap (or the passes are used up).

    Of two boxes that overlap, both move by half along the axis that needs less.
    """
    xs, ys = [x for x, _ in points], [y for _, y in points]
    for _ in range(_PASSES):
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
    """For each box the shift that puts it into rows, in order, in a landscape shape without overlap."""
    if not boxes:
        return []
    sizes = [(right - left + _MARGIN, bottom - top + _MARGIN) for left, top, right, bottom in boxes]
    area = sum(width * height for width, height in sizes)
    limit = max(*(width for width, _ in sizes), math.sqrt(area * _ASPECT))
    skyline = [(0.0, limit, 0.0)]
    shifts = []
    for (left, top, _, _), (width, height) in zip(boxes, sizes, strict=True):
        x, y = min(_spots(skyline, width, limit), key=lambda spot: (spot[1] + height, spot[0]))
        shifts.append((x - left, y - top))
        skyline = _raise(skyline, x, x + width, y + height)
    return shifts


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
