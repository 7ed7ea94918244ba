"""The order of the files, the seed of hashing and the number of processes change no byte of what is written.

``BAOPU_ARTICLES=1000`` makes the corpus as large as one likes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random

import kg
import pytest
from kg.engines import Processes
from kg.model import Fact
from kg.spool import Spool, in_order

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = int(os.environ.get("BAOPU_ARTICLES", "60"))
#: Articles that share bodies, places, people and programmes with those of other files, said in several ways.
COUNTIES = {
    "大同市平城区": ("水泊寺街道", "古城街道"),
    "醴陵市": ("洪塘街道", "来龙门街道"),
    "长春市朝阳区": ("桂林街道",),
}
TEMPLATES = (
    "近日，{county}{street}联合市司法局、{body}举办{event}，发放宣传单{number}余份。",
    "{month}月{day}日，{street}开展以“{theme}”为主题的{event}，{body}参加，{number}名居民参加。",
    "{county}{body}推出“{theme}”服务模式，改造老旧小区{number}个，新建停车位{number}余个。",
    "2023年{month}月{day}日至{later}日，{body}走进{street}开展{event}，为社区居民讲解{theme}。",
    "下一步，{street}将举办{event}。",
    "{street}工作人员{person}介绍，今年以来，{county}实施“{theme}”工程，投入资金{number}万元。",
)
BODIES = (
    "区文化馆",
    "市消防救援支队",
    "第二实验小学",
    "青禾志愿服务队",
    "市中医院",
    "教育局",
    "平城区消防救援大队",
)
EVENTS = ("邻里文化节", "消防安全培训", "法律咨询活动", "义诊活动", "广场舞大赛")
THEMES = ("邻里一家亲", "安心", "消防安全", "文明出行")
PEOPLE = ("李明", "王芳", "张伟", "刘洋")


def article(random: Random) -> str:
    county = random.choice(sorted(COUNTIES))
    words = {
        "county": county,
        "street": random.choice(COUNTIES[county]),
        "body": random.choice(BODIES),
        "event": random.choice(EVENTS),
        "theme": random.choice(THEMES),
        "person": random.choice(PEOPLE),
        "number": random.randrange(2, 900),
        "month": random.randrange(1, 13),
        "day": random.randrange(1, 14),
        "later": random.randrange(15, 29),
    }
    body = "\n\n".join(text.format(**words) for text in random.sample(TEMPLATES, 3))
    title = f"{words['street']}举办{words['event']}"
    return f"{title}\n\n本报讯（记者 {random.choice(PEOPLE)}）{body}\n"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of one to three articles."""
    place, random, left = tmp_path_factory.mktemp("pages"), Random(7), ARTICLES
    for number in range(ARTICLES):
        some = min(left, random.randrange(1, 4))
        left -= some
        if some:
            (place / f"{number}.txt").write_text("\n".join(article(random) for _ in range(some)), "utf-8")
    return place


def digests(place: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(place.iterdir())}


def shuffled(pages: Path) -> list[Path]:
    files = sorted(pages.iterdir())
    Random(3).shuffle(files)
    return files


def in_another_process(pages: Path, out: Path) -> None:
    """With the command, another seed, and the files from the last to the first."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "4", "PYTHONUTF8": "1"}
    files = sorted(pages.iterdir(), reverse=True)
    command = [sys.executable, "-m", "kg", "build", *map(str, files), "-o", str(out)]
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)


#: Ways to build that must come to the same.
WAYS: dict[str, Callable[[Path, Path], None]] = {
    "shuffled": lambda pages, out: kg.build(shuffled(pages)).save(out),
    "another process": in_another_process,
    "two workers": lambda pages, out: kg.build(shuffled(pages), engine=Processes(2)).save(out),
}


@pytest.fixture(scope="module")
def graph(pages: Path) -> kg.Graph:
    return kg.build(pages)


@pytest.fixture(scope="module")
def expected(graph: kg.Graph, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("out")
    assert len(graph.articles) == ARTICLES
    # Nodes are shared by files: the corpus would show an order that leaks.
    assert sum(len({mention.partition("#")[0] for mention in e.mentions}) > 1 for e in graph.entities) > 10
    graph.save(out)
    return digests(out)


def test_with_little_memory_the_files_are_identical(
    pages: Path, expected: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.pipeline.Spool", partial(Spool, in_memory=1))
    monkeypatch.setattr("kg.resolve.nodes._AT_ONCE", 10)
    monkeypatch.setattr("kg.publish.turtle.in_order", partial(in_order, run=100))
    kg.build(pages).save(tmp_path)
    assert digests(tmp_path) == expected


def test_of_too_many_articles_no_page_is_made(
    graph: kg.Graph, expected: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.graph.READABLE", ARTICLES - 1)
    (tmp_path / "graph.html").write_text("of an earlier build", "utf-8")
    graph.save(tmp_path)
    assert digests(tmp_path) == {
        name: digest for name, digest in expected.items() if not name.endswith(".html")
    }


@pytest.mark.parametrize("way", WAYS)
def test_the_files_are_identical(way: str, pages: Path, expected: dict[str, str], tmp_path: Path) -> None:
    WAYS[way](pages, tmp_path)
    assert digests(tmp_path) == expected


def test_when_articles_are_removed_the_ids_of_all_else_stay(graph: kg.Graph, pages: Path) -> None:
    kept = shuffled(pages)[::3]
    names = {path.name for path in kept}
    fewer = kg.build(kept)
    assert [ends(fact) for fact in fewer.facts] == [ends(f) for f in graph.facts if f.source in names]
    known = {entity.id: entity.code for entity in graph.entities}
    assert {entity.id: entity.code for entity in fewer.entities}.items() <= known.items()


def ends(fact: Fact) -> tuple[str, str, str]:
    return fact.id, fact.subject.id, fact.object.id
