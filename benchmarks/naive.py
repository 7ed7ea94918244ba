"""What one would write in an afternoon: jieba's tags, a few patterns, rdflib and pyvis.

python benchmarks/naive.py PAGE… -o DIRECTORY [--no-page]
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import jieba.posseg
import networkx as nx
import rdflib
from pyvis.network import Network

KG = rdflib.Namespace("https://example.org/")
HOLD = re.compile(r"(举办|举行|开展|组织|召开|启动)(?:了)?([^，。；！？]{2,20})")
JOIN = re.compile(r"(?:联合|携手|会同)([^，。；、]{3,20}?)(?:开展|举办|组织|在)")
NUMBER = re.compile(r"(\d+(?:\.\d+)?)(万|亿)?(%|[名人户台座个件次元])")
DATE = re.compile(r"\d{1,2}月\d{1,2}日")
BODY = re.compile(r"[局街道委会社区中心院校队]$")


def facts(text: str) -> list[tuple[str, str, str, str]]:
    """Subject, predicate, object and sentence."""
    found = []
    for sentence in re.split(r"(?<=[。！？])", text.replace("\n", "")):
        words = jieba.posseg.lcut(sentence)
        names = [
            word for word, tag in words if tag in ("nt", "ns", "nz") or (tag == "n" and BODY.search(word))
        ]
        if not names:
            continue
        subject = names[0]
        for match in HOLD.finditer(sentence):
            found.append((subject, "hosted", match[2], sentence))
            found += [(match[2], "heldOn", date, sentence) for date in DATE.findall(sentence)]
        found += [(subject, "partneredWith", match[1], sentence) for match in JOIN.finditer(sentence)]
        found += [(subject, "hasMetric", match[0], sentence) for match in NUMBER.finditer(sentence)]
    return found


def write(rows: list[tuple[str, str, str, str]], directory: Path, *, page: bool) -> None:
    graph, network = rdflib.Graph(), nx.MultiDiGraph()
    for number, (subject, predicate, target, sentence) in enumerate(rows):
        fact = KG[f"fact-{number}"]
        graph.add((fact, rdflib.RDF.subject, rdflib.Literal(subject)))
        graph.add((fact, rdflib.RDF.predicate, KG[predicate]))
        graph.add((fact, rdflib.RDF.object, rdflib.Literal(target)))
        graph.add((fact, KG.sentence, rdflib.Literal(sentence)))
        network.add_edge(subject, target, label=predicate)
    directory.mkdir(parents=True, exist_ok=True)
    graph.serialize(directory / "facts.ttl", format="turtle")
    if page:
        drawn = Network(directed=True, cdn_resources="in_line")
        drawn.from_nx(network)
        (directory / "graph.html").write_text(drawn.generate_html(), "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--no-page", action="store_true", help="RDF alone, without the page of the graph")
    options = parser.parse_args()
    found = [fact for path in options.pages for fact in facts(path.read_text("utf-8"))]
    write(found, options.output, page=not options.no_page)
