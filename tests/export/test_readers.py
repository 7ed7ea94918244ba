"""Five readers of Turtle see one graph: rdflib, pyoxigraph, rapper, serdi, N3.js; each skips when absent."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from kg.export import export
from pyoxigraph import Dataset, Quad, RdfFormat, parse
from tests.export.graphs import saved_sample

N3 = """
const N3 = require('n3'), fs = require('fs');
const quads = new N3.Parser().parse(fs.readFileSync(process.argv[1], 'utf8'));
process.stdout.write(new N3.Writer({ format: 'N-Triples' }).quadsToString(quads));
"""
MODULES = Path(sys.prefix) / "node_modules"


def run(*command: str | Path, **more: object) -> bytes:
    return subprocess.run([*map(str, command)], capture_output=True, check=True, **more).stdout  # type: ignore[call-overload,no-any-return]


def by_rapper(path: Path) -> bytes:
    return run("rapper", "--quiet", "--input", "turtle", "--output", "ntriples", path)


def by_serdi(path: Path) -> bytes:
    return run("serdi", "-i", "turtle", "-o", "ntriples", path)


def by_n3(path: Path) -> bytes:
    return run(
        "node", "-e", N3, path, env={"NODE_PATH": str(MODULES), "PATH": "/usr/bin:/bin:/usr/local/bin"}
    )


def by_rdflib(path: Path) -> bytes:
    return rdflib.Graph().parse(path).serialize(format="nt").encode()


READERS: dict[str, tuple[Callable[[Path], bytes], bool]] = {
    "rdflib": (by_rdflib, True),
    "rapper": (by_rapper, bool(shutil.which("rapper"))),
    "serdi": (by_serdi, bool(shutil.which("serdi"))),
    "N3.js": (by_n3, bool(shutil.which("node")) and (MODULES / "n3").is_dir()),
}


def canonical(data: bytes, form: RdfFormat) -> set[str]:
    """The triples of the canonical dataset, as lines: there are no blank nodes, so that this is the graph."""
    dataset = Dataset(Quad(*quad.triple) for quad in parse(input=data, format=form))
    return {str(quad) for quad in dataset}


@pytest.mark.parametrize("name", ["facts.ttl", "evidence.ttl", "both.ttl"])
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_sees_the_graph(reader: str, name: str, tmp_path: Path) -> None:
    read, there = READERS[reader]
    if not there:
        pytest.skip(f"{reader} is not installed; make test installs it where it can")
    saved_sample(tmp_path)
    export(tmp_path, "turtle", tmp_path / "both.ttl")
    path = tmp_path / name
    found = canonical(read(path), RdfFormat.N_TRIPLES)
    assert found == canonical(path.read_bytes(), RdfFormat.TURTLE)
