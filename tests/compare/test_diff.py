"""What two builds say differently, told by what facts say and not by how they were read."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import kg
import pytest
from kg.cli import app
from kg.compare import contradictions, diff
from typer.testing import CliRunner

TEXT = "本报讯 6月14日，东湖街道联合市文化馆举办邻里文化节，发放宣传单500余份。\n"
Row = dict[str, Any]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [fact.as_json() for fact in kg.from_text(TEXT, name="page.txt").facts]


def changed(rows: list[Row], predicate: str, **fields: Any) -> list[Row]:
    """The rows, one of them with other fields; those of its object are given as ``object_…``."""
    found = copy.deepcopy(rows)
    row = next(row for row in found if row["predicate"] == predicate)
    for name, value in fields.items():
        if name.startswith("object_"):
            row["object"][name.removeprefix("object_")] = value
        else:
            row[name] = value
    return found


def test_a_build_does_not_differ_from_itself(rows: list[Row]) -> None:
    assert not diff(rows, rows)
    # Facts of another order, and their own ids, are no difference.
    assert not diff(rows, [{**row, "id": "x"} for row in reversed(rows)])


def test_what_is_added_and_gone(rows: list[Row]) -> None:
    found = diff(rows[1:], rows)
    assert (found.added, found.gone, found.changed) == ((rows[0],), (), ())
    found = diff(rows, rows[1:])
    assert (found.added, found.gone, found.changed) == ((), (rows[0],), ())


@pytest.mark.parametrize(("field", "value"), [("status", "planned"), ("confidence", 0.5), ("rule", "new@1")])
def test_what_changed_of_a_fact(rows: list[Row], field: str, value: Any) -> None:
    found = diff(rows, changed(rows, "hosted", **{field: value}))
    assert not found.added and not found.gone
    was = next(row for row in rows if row["predicate"] == "hosted")[field]
    assert [change.fields for change in found.changed] == [{field: (was, value)}]


def test_a_figure_with_another_number_is_a_changed_fact(rows: list[Row]) -> None:
    other = changed(
        rows, "hasMetric", object_id="m-2", object_value=600, object_label="发放宣传单数量 >600份"
    )
    found = diff(rows, other)
    assert not found.added and not found.gone
    (change,) = found.changed
    assert [value.endswith(f"{n}份") for value, n in zip(change.fields["value"], (500, 600), strict=True)]


FIGURES = [
    (("=", 3), ("=", 3), False),
    (("=", 3), ("=", 4), True),
    ((">", 100), ("=", 120), False),
    ((">", 100), ("=", 90), True),
    (("<", 10), (">", 20), True),
    (("~", 100), ("=", 105), False),
    (("~", 100), ("=", 150), True),
]


@pytest.mark.parametrize(("a", "b", "against"), FIGURES)
def test_figures_that_cannot_both_be(
    rows: list[Row], a: tuple[str, float], b: tuple[str, float], against: bool
) -> None:
    both = [
        row
        for qualifier, value in (a, b)
        for row in changed(rows, "hasMetric", object_qualifier=qualifier, object_value=value)
        if row["predicate"] == "hasMetric"
    ]
    assert bool(contradictions(both)) is against
    # A plan contradicts nothing, and neither does a figure of another unit or another time.
    for times, told in ((("2022年", "去年"), False), (("2022年", ""), against)):
        timed = [{**r, "object": {**r["object"], "time": t}} for r, t in zip(both, times, strict=True)]
        assert bool(contradictions(timed)) is told
    assert not contradictions([both[0], {**both[1], "status": "planned"}])
    assert not contradictions([both[0], {**both[1], "object": {**both[1]["object"], "unit": "张"}}])


def test_the_command_tells_it_line_by_line(rows: list[Row], tmp_path: Path) -> None:
    for name, some in (("a", rows), ("b", changed(rows, "hosted", status="planned")[:-1])):
        (tmp_path / name).mkdir()
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in some)
        (tmp_path / name / "facts.jsonl").write_text(lines, "utf-8")
    shown = CliRunner().invoke(app, ["diff", str(tmp_path / "a"), str(tmp_path / "b")])
    assert shown.exit_code == 1
    assert "~ page#1 东湖街道 hosted 邻里文化节: status done → planned" in shown.output
    assert shown.output.splitlines()[-1].startswith("新增 added 0 · 消失 gone 1 · 改变 changed 1")
    assert "contradicting 0" in shown.output
    same = CliRunner().invoke(app, ["diff", str(tmp_path / "a"), str(tmp_path / "a")])
    assert same.exit_code == 0 and "added 0" in same.output


def test_the_command_lists_figures_that_contradict(rows: list[Row], tmp_path: Path) -> None:
    moved = changed(rows, "hasMetric", article="page#2", object_value=400, object_qualifier="=")
    other = [{**row, "object": {**row["object"], "label": "发放宣传单数量 400份"}} for row in moved]
    against = [*rows, *(row for row in other if row["predicate"] == "hasMetric")]
    path = tmp_path / "facts.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in against), "utf-8")
    shown = CliRunner().invoke(app, ["diff", str(path), str(path)])
    # Both figures, both articles, both sentences; contradiction alone is no difference between builds.
    told = "! 邻里文化节: 发放宣传单数量 >500份 ↔ 发放宣传单数量 400份 (page#1, page#2)"
    assert told in shown.output and shown.output.count(TEXT.strip().removeprefix("本报讯 ")) == 2
    assert shown.exit_code == 0 and "contradicting 1" in shown.output
