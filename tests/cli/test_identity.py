"""Judgements from the command line: written to the ledger, replayed by the next build, taken back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from kg.cli import app
from kg.cli.screen import tell
from kg.errors import BaopuError
from typer.testing import CliRunner

PAGE = """东湖社区举办邻里节

本报讯（记者 李明）6月14日，青禾志愿服务队举办邻里文化节。

南园小学开展研学活动

本报讯（记者 王芳）6月14日，青禾公益服务队举办普法宣传活动。
"""


class Desk:
    """A directory with a page, its graph and the user's own data."""

    def __init__(self, place: Path) -> None:
        self.out, self.data, self.page = place / "out", place / "data", place / "page.txt"
        self.page.write_text(PAGE, "utf-8")
        self.data.mkdir()

    def run(self, *arguments: str | Path) -> str:
        done = CliRunner().invoke(app, [*map(str, arguments)])
        if isinstance(done.exception, BaopuError):
            raise done.exception
        assert done.exit_code == 0, done.output
        return done.output

    def build(self) -> dict[str, list[str]]:
        """Label → aliases of every body."""
        self.run("build", self.page, "-o", self.out, "--data", self.data)
        rows = map(json.loads, (self.out / "entities.jsonl").read_text("utf-8").splitlines())
        return {row["label"]: row["aliases"] for row in rows if "服务队" in row["label"]}

    def judge(self, verdict: str, a: str, b: str) -> str:
        return self.run(verdict, a, b, "--data", self.data, "-g", self.out, "--who", "小李", "--why", "问过")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_judgement_holds_in_the_next_build_and_is_taken_back(desk: Desk) -> None:
    assert set(desk.build()) == {"青禾志愿服务队", "青禾公益服务队"}
    assert "记下 noted" in desk.judge("same", "青禾公益服务队", "青禾志愿服务队")
    assert "already" in desk.judge("same", "青禾公益服务队", "青禾志愿服务队")
    (merged,) = desk.build().items()
    assert {merged[0], *merged[1]} == {"青禾志愿服务队", "青禾公益服务队"}
    assert re.search(r"= \S+  \(小李: 问过\)", desk.run("merges", desk.out))
    with pytest.raises(BaopuError, match="both are one node"):
        desk.judge("different", "青禾公益服务队", "青禾志愿服务队")
    ids = re.findall(r"^same\t(\S+)\t(\S+)", (desk.data / "ledger.tsv").read_text("utf-8"), re.MULTILINE)
    with pytest.raises(BaopuError, match="no such node"):
        desk.judge("different", ids[0][0], "没有的事物")


def test_a_name_in_one_article_is_parted_from_a_node(desk: Desk) -> None:
    desk.page.write_text(PAGE.replace("公益", "志愿"), "utf-8")
    assert len(desk.build()) == 1
    rows = [json.loads(line) for line in (desk.out / "entities.jsonl").read_text("utf-8").splitlines()]
    node = next(row["id"] for row in rows if row["label"] == "青禾志愿服务队")
    desk.judge("different", "page#2|青禾志愿服务队", node)
    desk.build()
    rows = [json.loads(line) for line in (desk.out / "entities.jsonl").read_text("utf-8").splitlines()]
    nodes = {row["id"]: row["mentions"] for row in rows if row["label"] == "青禾志愿服务队"}
    assert nodes.pop(node) == ["page#1"] and list(nodes.values()) == [["page#2"]]
    desk.judge("same", "page#2|青禾志愿服务队", node)
    assert len(desk.build()) == 1


def test_what_stands_in_the_ledger_stays(desk: Desk) -> None:
    desk.build()
    (desk.data / "ledger.tsv").write_text("# 我的笔记\nunsure\ta-1\tb-2\t我\t", "utf-8")
    desk.judge("same", "青禾公益服务队", "青禾志愿服务队")
    lines = (desk.data / "ledger.tsv").read_text("utf-8").splitlines()
    assert lines[:2] == ["# 我的笔记", "unsure\ta-1\tb-2\t我\t"] and lines[2].startswith("same\t")


@pytest.mark.parametrize(
    ("a", "b", "says"),
    [
        ("没有的事物", "青禾志愿服务队", "no such node"),
        ("page#9|青禾志愿服务队", "青禾志愿服务队", "no such article"),
        ("青禾志愿服务队", "青禾志愿服务队", "both are one node"),
    ],
)
def test_a_wrong_judgement_is_not_noted(desk: Desk, a: str, b: str, says: str) -> None:
    desk.build()
    with pytest.raises(BaopuError, match=says) as raised:
        desk.judge("same", a, b)
    tell(raised.value)
    assert raised.value.hint and not (desk.data / "ledger.tsv").exists()
