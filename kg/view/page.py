"""The page itself: networkx in, pyvis as the builder, our own template out."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from kg.view.communities import communities
from kg.view.data import page_data
from kg.view.layout import positions
from kg.view.network import to_networkx

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network

    from kg.model import KnowledgeGraph

__all__ = ["render"]

_FILES = Path(__file__).parent / "page_files"
#: The parts of the script, in the order in which they are put into the page.
_SCRIPTS = (
    "words",
    "pinyin",
    "days",
    "model",
    "groups",
    "paths",
    "shapes",
    "camera",
    "labels",
    "clouds",
    "scene",
    "still",
    "panel",
    "controls",
    "timeline",
    "figures",
    "pointer",
    "keyboard",
    "address",
    "table",
    "picture",
    "turtle",
    "main",
)
#: Characters that HTML forbids or that UTF-8 cannot carry.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


#: A page carries no more nodes than a browser shows without pause; above that, those with most neighbours.
_MOST = 20_000


def render(graph: KnowledgeGraph, *, title: str, most: int = _MOST) -> str:
    """One HTML document that shows the graph: no request leaves it, no script but its own runs.

    Write it as UTF-8. The same graph and title give the same characters.

    :param most: of a graph with more nodes the page shows an excerpt, and says so.
    """
    full = to_networkx(graph)
    shown = _excerpt(full, most)
    whole = None if shown is full else (_things(full), full.number_of_edges())
    network = _network(shown)
    legend = json.loads(_read("legend.json"))
    style = _read("view.css")
    script = "\n".join(
        ["(() => {", '"use strict";', *(_read(f"{name}.js") for name in _SCRIPTS), "})();", ""]
    )
    network.set_template_dir(str(_FILES), "template.html")
    # pyvis hands its template a fixed list of values; what else the page needs is global to its environment.
    environment = network.templateEnv
    environment.globals.update(
        title=_printable(title),
        style=style,
        script=script,
        policy=_policy(style, script),
        data=page_data(network.nodes, network.edges, graph.articles, legend, whole),
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return _printable(network.generate_html())


def _things(graph: nx.MultiDiGraph[str]) -> int:
    return sum(1 for _, is_value in graph.nodes(data="literal") if not is_value)


def _excerpt(graph: nx.MultiDiGraph[str], most: int) -> nx.MultiDiGraph[str]:
    """The graph, or as many of its best connected things as may be shown, with their values."""
    if _things(graph) <= most:
        return graph
    things = [node for node, is_value in graph.nodes(data="literal") if not is_value]
    kept = set(sorted(things, key=lambda node: (-graph.degree(node), node))[:most])
    values = {b for a, b in graph.edges() if a in kept and _value(graph, b)}
    chosen = graph.subgraph(kept | values)
    # A subgraph lists its nodes in the order of a set; ours is the order of the ids.
    result: nx.MultiDiGraph[str] = graph.__class__()
    result.add_nodes_from((node, graph.nodes[node]) for node in graph if node in chosen)
    for a, b, key, attributes in chosen.edges(keys=True, data=True):
        result.add_edge(a, b, key=key, **attributes)
    return result


def _network(graph: nx.MultiDiGraph[str]) -> Network:
    """A directed pyvis network with positions; values stay off the drawing.

    Node and Edge are appended as pyvis makes them: its own ``add_node`` and ``add_edge`` search a list
    each time, which takes seconds for ten thousand nodes.
    """
    # Late, like networkx: together they take 0.3 s to import, and only who draws waits for them.
    with _no_notebook():
        from pyvis.edge import Edge
        from pyvis.network import Network
        from pyvis.node import Node

    drawn = [node for node, is_value in graph.nodes(data="literal") if not is_value]
    pairs = [(a, b) for a, b in graph.edges() if not (_value(graph, a) or _value(graph, b))]
    places, groups = positions(drawn, pairs), communities(drawn, pairs)
    network = Network(directed=True, cdn_resources="in_line")
    for key, attributes in graph.nodes(data=True):
        x, y = places.get(key, (0.0, 0.0))
        node = Node(key, "dot", label=attributes["label"], x=x, y=y, physics=False).options
        more = {name: attributes[name] for name in attributes if name != "label"}
        network.nodes.append(node | more | {"community": groups.get(key, -1)})
    network.edges.extend(
        Edge(a, b, True, **attributes).options for a, b, attributes in graph.edges(data=True)
    )
    return network


@contextmanager
def _no_notebook() -> Iterator[None]:
    """Let pyvis be imported without IPython, of which it wants one class to show a page in a notebook.

    Nobody shows this page so, and IPython takes longer to import than the page to make. Where a notebook
    runs, IPython is there already.
    """
    name = "IPython.display"
    if "IPython" in sys.modules:
        yield
        return
    sys.modules[name] = SimpleNamespace(IFrame=None)  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]


def _value(graph: nx.MultiDiGraph[str], node: str) -> bool:
    return bool(graph.nodes[node]["literal"])


def _policy(style: str, script: str) -> str:
    """The content security policy: nothing from outside, and inside only these two texts."""
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _read(name: str) -> str:
    text: Any = (_FILES / name).read_text("utf-8")
    return str(text).strip()
