"""``kg build`` beside the naive script, whole processes in one run: one page, and one article of many.

    python benchmarks/run.py [--rounds 5] [--pages 24] [--write]

Each round starts all of them afresh, one after the other, so that a busy machine slows all; medians count.
What an article costs is the time of many pages less that of a sixth of them, so that no start is counted.
Read the ratios: the seconds are this machine's. ``--write`` puts the tables into ``docs/benchmarks.md``.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from rich.progress import track

from corpus import corpus

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs/benchmarks.md"
PAGE = ROOT / "data/pages/pingcheng.txt"
ARTICLES = 11
#: Reading, resolving and RDF, and no HTML page: what a build of more articles than people look at does.
RDF = (
    "import sys; from pathlib import Path; from kg import publish; from kg.pipeline import build;"
    "place = Path(sys.argv[2]); place.mkdir(exist_ok=True); publish.write(build([Path(sys.argv[1])]), place)"
)
PACKAGES = ("jieba", "rdflib", "pyoxigraph", "networkx", "pyvis")
HEAD = """# How fast it is

Written by `make bench`: whole processes, medians of {rounds} rounds in one run. The ratio is to the naive
script (`benchmarks/naive.py`: jieba's tags, four patterns, rdflib, pyvis), which finds four kinds of facts
and is mostly wrong; more is faster. The seconds are those of one machine: {machine}.

"""
TAIL = """
`kg build` makes two HTML pages up to 2,000 articles, as the naive script makes one; above that, and in the
rows without a page, both stop at RDF. An article costs more than in the naive script, which cuts words and
looks for four patterns: here it passes {rules} rules, {lexicons} word lists and the discourse of its
paragraphs. The time is spread evenly over them; there is no single place to make faster (cutting words, which
faster libraries exist for, takes 1.4 ms of it).
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds by the clock, and megabytes at the peak."""

    seconds: float
    megabytes: float


def measure(command: Sequence[str]) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr
    with process.stderr:
        messages = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)} failed:\n{messages}")
    # Linux counts kilobytes, macOS bytes.
    return Run(seconds, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024))


def one_page(place: Path) -> dict[str, list[str]]:
    kg = [sys.executable, "-m", "kg"]
    return {
        "naive": [*naive(), str(PAGE), "-o", f"{place}/naive"],
        "kg build": [*kg, "build", str(PAGE), "-o", f"{place}/kg"],
        "kg --help": [*kg, "--help"],
    }


def naive(*options: str) -> list[str]:
    return [sys.executable, str(ROOT / "benchmarks/naive.py"), *options]


def many(pages: Path, place: Path) -> dict[str, list[str]]:
    kg = [sys.executable, "-m", "kg", "build", str(pages), "-o", f"{place}/kg"]
    files = [str(path) for path in sorted(pages.glob("*.txt"))]
    return {
        "naive": [*naive(), *files, "-o", f"{place}/naive"],
        "kg build": kg,
        "kg build --workers 2": [*kg, "--workers", "2"],
        "naive, no page": [*naive("--no-page"), *files, "-o", f"{place}/naive"],
        "kg, no page": [sys.executable, "-c", RDF, str(pages), f"{place}/rdf"],
    }


def made(place: Path, size: int) -> Path:
    """So many pages: the sample page again and again with other names and numbers."""
    directory = place / f"pages-{size}"
    directory.mkdir()
    for number, text in enumerate(corpus([PAGE.read_text("utf-8")], size)):
        (directory / f"{number:04}.txt").write_text(text, "utf-8")
    return directory


def rounds(commands: Mapping[str, Sequence[str]], number: int, what: str) -> dict[str, list[Run]]:
    for command in commands.values():
        measure(command)  # once unmeasured: caches are warm as they are on every day but the first
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in track(range(number), what):
        for name, command in commands.items():
            found[name].append(measure(command))
    return found


def middle(runs: Sequence[Run]) -> Run:
    return Run(statistics.median(r.seconds for r in runs), statistics.median(r.megabytes for r in runs))


def whole(found: Mapping[str, list[Run]]) -> Iterator[str]:
    base = middle(found["naive"]).seconds
    yield "| one page, whole process | seconds | fastest–slowest | ratio | MB |\n|---|---|---|---|---|"
    for name, runs in found.items():
        one, times = middle(runs), [run.seconds for run in runs]
        yield (
            f"| `{name}` | {one.seconds:.2f} | {min(times):.2f}–{max(times):.2f} | "
            f"{base / one.seconds:.1f} | {one.megabytes:.0f} |"
        )


def each(few: Mapping[str, list[Run]], more: Mapping[str, list[Run]], articles: int) -> Iterator[str]:
    cost = {name: (middle(more[name]).seconds - middle(few[name]).seconds) / articles * 1000 for name in more}
    yield "| one article of many | ms | articles a second | ratio | MB at the end |\n|---|---|---|---|---|"
    for name, value in cost.items():
        base = cost["naive, no page" if name.endswith("no page") else "naive"]
        memory = middle(more[name]).megabytes
        yield f"| `{name}` | {value:.0f} | {1000 / value:.0f} | {base / value:.2f} | {memory:.0f} |"


def machine() -> str:
    found = Path("/proc/cpuinfo")
    lines = found.read_text().splitlines() if found.exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    name = names[0] if names else platform.machine()
    return f"{name}, {os.cpu_count()} cores; Python {platform.python_version()}, {packages}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", type=int, default=24)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    options = parser.parse_args()
    few = max(1, options.pages // 6)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        page = rounds(one_page(place), options.rounds, "one page")
        small = rounds(many(made(place, few), place), options.rounds, f"{few} pages")
        large = rounds(many(made(place, options.pages), place), options.rounds, f"{options.pages} pages")
    articles = (options.pages - few) * ARTICLES
    text = HEAD.format(rounds=options.rounds, machine=machine())
    text += "\n".join([*whole(page), "", *each(small, large, articles)]) + "\n"
    print(text)
    if options.write:
        from kg.extract.rules import compile_rules
        from kg.resources import load

        data = load()
        told = TAIL.format(rules=len(compile_rules(data)), lexicons=len(data.lexicons))
        TARGET.write_text(text + told, "utf-8")


if __name__ == "__main__":
    main()
