"""What every engine promises, shown on real processes."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator

import pytest
from kg.engines import Engine, Here, Lost, Processes

ENGINES = {"here": Here(), "one process": Processes(1), "three processes": Processes(3)}


def square(number: int) -> int:
    if number < 0:
        raise ValueError(f"{number}\nis negative")
    return number * number


def deadly(number: int) -> int:
    if number % 10 == 4:
        os.kill(os.getpid(), signal.SIGKILL)
    return square(number)


def prepare() -> Callable[[int], int]:
    return square


def prepare_deadly() -> Callable[[int], int]:
    return deadly


def prepare_in_vain() -> Callable[[int], int]:
    raise LookupError("no rules")


@pytest.mark.parametrize("engine", ENGINES.values(), ids=list(ENGINES))
def test_results_come_in_the_order_of_the_items(engine: Engine) -> None:
    assert list(engine.run(prepare, range(50))) == [number * number for number in range(50)]
    assert list(engine.run(prepare, [])) == []


@pytest.mark.parametrize("engine", ENGINES.values(), ids=list(ENGINES))
def test_an_error_loses_its_item_and_no_other(engine: Engine) -> None:
    made = list(engine.run(prepare, [1, -2, 3]))
    assert [made[0], made[2]] == [1, 9]
    assert isinstance(made[1], Lost)
    assert (made[1].item, made[1].reason) == (-2, "ValueError: -2 is negative")


@pytest.mark.parametrize("engine", ENGINES.values(), ids=list(ENGINES))
def test_an_error_of_preparing_is_told(engine: Engine) -> None:
    with pytest.raises(LookupError, match="no rules"):
        list(engine.run(prepare_in_vain, [1, 2]))


def test_an_item_that_kills_its_process_is_lost_and_the_others_go_on() -> None:
    made = list(Processes(2).run(prepare_deadly, range(40)))
    lost = {number: one for number, one in enumerate(made) if isinstance(one, Lost)}
    assert [one.item for one in lost.values()] == list(lost) == [4, 14, 24, 34]
    assert all("died" in one.reason for one in lost.values())
    assert [one for one in made if not isinstance(one, Lost)] == [n * n for n in range(40) if n % 10 != 4]


def test_only_so_much_is_read_ahead() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = Processes(2).run(prepare, items())
    assert next(results) == 0
    assert len(taken) < 100
    results.close()  # type: ignore[attr-defined]
