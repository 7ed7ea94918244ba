"""A build on a real Spark, in processes of its own, says what a build on this machine says."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import kg
import pytest
from kg.errors import BaopuError
from kg.export import export
from kg.gazetteer import Gazetteer
from kg.pages import Reader
from kg.resources import data_directory, load
from tests.cluster.deadly import Deadly
from tests.pipeline.test_order import article

pytest.importorskip("pyspark", reason="PySpark is not installed: pip install 'baopu[spark]'")
pq = pytest.importorskip("pyarrow.parquet")
if not shutil.which("java") or sys.platform == "win32":
    pytest.skip("Spark needs a Java", allow_module_level=True)

from random import Random  # noqa: E402

from kg.cluster import build  # noqa: E402

MASTER = "local-cluster[2,1,1024]"


def gazetteer() -> Gazetteer:
    return Gazetteer.load(data_directory() / "gazetteer")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place, random = tmp_path_factory.mktemp("pages"), Random(11)
    for number in range(40):
        file = place / f"{number % 3}/{number}.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text(article(random), "utf-8")
    return place


@pytest.fixture(scope="module")
def local(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(kg.build(pages), tmp_path_factory.mktemp("local"))


def saved(graph: kg.Graph, place: Path) -> Path:
    graph.save(place)
    export(place, "nquads", place / "graph.nq")
    return place


def rows(table: Path) -> list[str]:
    """A table as sorted JSON, what is empty left out."""
    found = pq.read_table(table).to_pylist()
    return sorted(json.dumps(_full(row), ensure_ascii=False, sort_keys=True) for row in found)


def lines(path: Path) -> list[str]:
    found = map(json.loads, path.read_text("utf-8").splitlines())
    return sorted(json.dumps(_full(row), ensure_ascii=False, sort_keys=True) for row in found)


def _full(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _full(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_full(inner) for inner in value]
    return float(value) if isinstance(value, int) else value


def quads(place: Path) -> bytes:
    return b"".join(part.read_bytes() for part in sorted((place / "graph.nq").glob("part-*")))


def assert_same(cluster: Path, local: Path) -> None:
    assert quads(cluster) == (local / "graph.nq").read_bytes()
    for name in ("facts", "review", "entities"):
        assert rows(cluster / f"{name}.parquet") == lines(local / f"{name}.jsonl")


def test_an_executor_that_dies_in_the_middle_changes_nothing(
    pages: Path, local: Path, tmp_path: Path
) -> None:
    reader = Deadly(load(), gazetteer(), name="1/22.txt", mark=str(tmp_path / "dead"))
    built = build([str(pages)], str(tmp_path / "out"), reader, master=MASTER)
    assert (tmp_path / "dead").exists()
    assert_same(tmp_path / "out", local)
    counts = json.loads((tmp_path / "out/manifest.json").read_text("utf-8"))["counts"]
    expected = json.loads((local / "manifest.json").read_text("utf-8"))["counts"]
    assert counts == {name: expected[name] for name in counts}
    assert (built.articles, built.failed) == (expected["articles"], ())


def test_archives_with_bad_rows_and_one_name_twice(pages: Path, tmp_path: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted(pages.rglob("*.txt"))[:6]]
    given: list[Any] = [{"text": texts[0], "name": "a"}, {"text": texts[1]}, {"text": texts[2], "name": "a"}]
    given += [{"text": 3}, {"text": texts[3], "issued": "2023-06-15", "paper": "东湖日报"}]
    kept = [row for number, row in enumerate(given) if number not in (2, 3)]
    # Of two rows of one name the one whose bytes come first stays.
    kept[0] = min(given[0], given[2], key=dumped)
    archive(tmp_path / "in/news.jsonl", given)
    archive(tmp_path / "kept/news.jsonl", kept)
    built = build(
        [str(tmp_path / "in")], str(tmp_path / "out"), Reader(load(), gazetteer()), master="local[2]"
    )
    assert_same(tmp_path / "out", saved(kg.build(tmp_path / "kept/news.jsonl"), tmp_path / "local"))
    assert ["2 times" in one.message or "no string" in one.message for one in built.failed] == [True, True]
    told = json.loads((tmp_path / "out/manifest.json").read_text("utf-8"))["failed"]
    assert [row["name"] for row in told] == [one.name for one in built.failed]
    with pytest.raises(BaopuError, match="is not empty"):
        build([str(pages)], str(tmp_path / "out"), Reader(load()), master="local[2]")
    with pytest.raises(BaopuError, match="no such file"):
        build([str(tmp_path / "none")], str(tmp_path / "other"), Reader(load()), master="local[2]")


def archive(path: Path, given: Iterable[Any]) -> None:
    path.parent.mkdir()
    path.write_text("".join(map(dumped, given)), "utf-8")


def dumped(row: Any) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def test_a_table_is_read_like_an_archive(pages: Path, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    texts = {path.stem: path.read_text("utf-8") for path in sorted(pages.rglob("*.txt"))[:3]}
    (tmp_path / "in").mkdir()
    table = pa.table({"name": list(texts), "text": list(texts.values())})
    pq.write_table(table, tmp_path / "in/news.parquet")
    archive(tmp_path / "kept/news.jsonl", ({"name": name, "text": text} for name, text in texts.items()))
    build([str(tmp_path / "in")], str(tmp_path / "out"), Reader(load(), gazetteer()), master="local[2]")
    assert_same(tmp_path / "out", saved(kg.build(tmp_path / "kept/news.jsonl"), tmp_path / "local"))
