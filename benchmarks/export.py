"""A million triples from Turtle into other formats, beside rdflib's reader and Turtle serialiser, in one run.

    python benchmarks/export.py [--triples 1000000] [--formats turtle ntriples …] [--no-rdflib]

Each measurement is a process of its own; its seconds are those of the processor, so that a busy machine
does not spoil them. Read the ratios: the whole way from file to file, and writing alone, which is the whole
way less reading. Memory is told for a tenth of the triples too: it does not grow with the graph.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FORMATS = ("turtle", "ntriples", "trig", "rdfxml", "jsonld", "graphml")
LOAD = "import sys, rdflib; g = rdflib.Graph().parse(sys.argv[1], format='turtle')"
RDFLIB = {
    "rdflib: read": LOAD,
    "rdflib: read, write": f"{LOAD}; g.serialize(sys.argv[2], format='turtle', encoding='utf-8')",
}
READ = (
    "import sys, collections; from kg.export import Saved;"
    "collections.deque(Saved.of(sys.argv[1]).triples(), maxlen=0)"
)


def measure(command: list[str]) -> tuple[float, float]:
    """Seconds of the processor and megabytes at the peak of one process.

    This process stays small: a child is counted with the memory that its parent has when it starts.
    """
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)} failed")
    # Linux counts kilobytes, macOS bytes.
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale


def make(place: Path, size: int) -> None:
    """The sample page's graph again and again, each time with nodes of its own: a directory and one file."""
    import kg
    from kg import publish
    from kg.publish.evidence import evidence_rows
    from kg.vocabulary import PREFIXES
    from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

    def copied(term: object, number: int) -> object:
        """A node of ours with a name of its own; an article's key tells copies apart, as in a build."""
        if not isinstance(term, NamedNode) or not term.value.startswith(PREFIXES["id"]):
            return term
        for start in ("ev-", "报道-"):
            if term.value.startswith(PREFIXES["id"] + start):
                head, _, rest = term.value.partition(start)
                return NamedNode(f"{head}{start}{number:08x}{rest[8:]}")
        return NamedNode(f"{term.value}-{number}")

    def rows(triples: list[Triple]) -> Iterator[Triple]:
        for number in range(copies):
            for subject, predicate, value in triples:
                yield Triple(copied(subject, number), predicate, copied(value, number))  # type: ignore[arg-type]

    data = kg.build(ROOT / "data/pages").data
    evidence = {triple for _, triple in evidence_rows(data)}
    parts = {"facts.ttl": publish.triples(data) - evidence, "evidence.ttl": evidence}
    copies = size // sum(map(len, parts.values())) + 1
    (place / str(size)).mkdir()
    with (place / f"{size}.ttl").open("wb") as both:
        for name, triples in parts.items():
            path = place / str(size) / name
            prefixes = dict(PREFIXES)
            serialize(rows(sorted(triples, key=str)), path, RdfFormat.TURTLE, prefixes=prefixes)
            both.write(path.read_bytes())
    print(f"{copies * sum(map(len, parts.values())):,} triples")


def rows(place: Path, size: int, formats: list[str]) -> Iterator[tuple[str, float, float]]:
    """Name, seconds, megabytes."""
    for form in formats:
        out = place / f"out-{form}"
        command = [sys.executable, "-m", "kg", "export", form, str(place / str(size)), "-o", str(out)]
        yield form, *measure(command)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--formats", nargs="*", default=FORMATS)
    parser.add_argument("--no-rdflib", action="store_true")
    parser.add_argument("--make", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        make(Path(options.make[0]), int(options.make[1]))
        return
    os.environ["PYTHONPATH"] = str(ROOT)
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        small, large = options.triples // 10, options.triples
        for size in (small, large):
            subprocess.run([sys.executable, __file__, "--make", directory, str(size)], check=True)
        memory = {form: megabytes for form, _, megabytes in rows(place, small, options.formats)}
        seconds: dict[str, float] = {}
        print(f"{'':22}{'seconds':>9}{'MB':>8}{'MB at a tenth':>15}")
        for form, took, megabytes in rows(place, large, options.formats):
            seconds[form] = took
            print(f"kg export {form:12}{took:>9.2f}{megabytes:>8.0f}{memory[form]:>15.0f}")
        if options.no_rdflib:
            return
        seconds["kg: read"], megabytes = measure([sys.executable, "-c", READ, str(place / str(large))])
        print(f"{'kg: read':22}{seconds['kg: read']:>9.2f}{megabytes:>8.0f}")
        for name, code in RDFLIB.items():
            command = [sys.executable, "-c", code, str(place / f"{large}.ttl"), str(place / "rdflib.ttl")]
            seconds[name], megabytes = measure(command)
            print(f"{name:22}{seconds[name]:>9.2f}{megabytes:>8.0f}")
    read, both = (seconds[name] for name in RDFLIB)
    whole, writing = seconds["turtle"], seconds["turtle"] - seconds["kg: read"]
    print(
        f"file to file {both / whole:.1f} × rdflib; writing alone {(both - read) / writing:.1f} ×; ", end=""
    )
    print(f"our whole way against its writing alone {(both - read) / whole:.1f} ×")


if __name__ == "__main__":
    main()
