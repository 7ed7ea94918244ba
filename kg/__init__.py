"""报谱 baopu: Chinese local newspapers as a knowledge graph in which every fact points to its words.

>>> import kg
>>> graph = kg.from_text("本报讯 6月14日，东湖街道举办邻里文化节。")
>>> [(f.subject.label, f.predicate, f.object.label) for f in graph.facts if f.predicate == "hosted"]
[('东湖街道', 'hosted', '邻里文化节')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.version import __version__

if TYPE_CHECKING:
    from kg.graph import Graph, build, from_text

__all__ = ["Graph", "__version__", "build", "from_text"]


def __getattr__(name: str) -> Any:
    # ``kg --help`` and ``import kg`` stay fast: the stages are imported when something is built.
    if name in __all__:
        from kg import graph

        return getattr(graph, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
