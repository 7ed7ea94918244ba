"""The page itself: networkx in, pyvis as the builder, our own template out."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    "model",
    "shapes",
    "camera",
    "labels",
    "scene",
    "panel",
    "controls",
    "pointer",
    "keyboard",
    "address",
    "table",
    "picture",
    "main",
)
#: Characters that HTML forbids or that UTF-8 cannot carry.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def render(graph: KnowledgeGraph, *, title: str) -> str:
    """One HTML document that shows the graph: no request leaves it, no script but its own runs.

    Write it as UTF-8. The same graph and title give the same characters.
    """
    network = _network(to_networkx(graph))
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
        data=page_data(network.nodes, network.edges, graph.articles, json.loads(_read("legend.json"))),
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return _printable(network.generate_html())


def _network(graph: nx.MultiDiGraph[str]) -> Network:
    """A directed pyvis network with positions; values stay off the drawing.

    Node and Edge are appended as pyvis makes them: its own ``add_node`` and ``add_edge`` search a list
    each time, which takes seconds for ten thousand nodes.
    """
    # Late, like networkx: together they take 0.3 s to import, and only who draws waits for them.
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    drawn = [node for node, is_value in graph.nodes(data="literal") if not is_value]
    places = positions(
        drawn, [(a, b) for a, b in graph.edges() if not (_value(graph, a) or _value(graph, b))]
    )
    network = Network(directed=True, cdn_resources="in_line")
    for key, attributes in graph.nodes(data=True):
        x, y = places.get(key, (0.0, 0.0))
        node = Node(key, "dot", label=attributes["label"], x=x, y=y, physics=False).options
        network.nodes.append(node | {name: attributes[name] for name in attributes if name != "label"})
    network.edges.extend(
        Edge(a, b, True, **attributes).options for a, b, attributes in graph.edges(data=True)
    )
    return network


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
