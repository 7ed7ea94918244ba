"""The graph page beside pyvis's own page, sigma.js and Cytoscape.js: the same graphs, one browser, one run.

    python benchmarks/view.py [--nodes 1000 5000 20000] [--rounds 3]

Graphs are scale-free with two edges for each node and Chinese labels. Every viewer gets the same data (names,
predicates, sentences, rules) and the same stored positions; pyvis's physics are off, since with them it draws
nothing for minutes. sigma.js and Cytoscape.js are fetched from the package index for the run and thrown away.

The first frame is timed from the start of the visit until the frame after the load event was drawn; frames
are counted while the picture is moved one step a frame. The browser draws by software and the machine may
be busy: the viewers take turns, the median of the rounds counts, and the ratio says more than the seconds.
The processor time of the page's main thread, which waiting for a turn does not lengthen, stands beside both.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, CDPSession, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.view import render  # noqa: E402
from tests.view.sample import random_graph  # noqa: E402

PACKAGES = ("sigma@3", "graphology@0.26", "cytoscape@3")
SCRIPTS = {
    "sigma.js": ("graphology/dist/graphology.umd.min.js", "sigma/dist/sigma.min.js", "sigma.js"),
    "Cytoscape.js": ("cytoscape/dist/cytoscape.min.js", "cytoscape.js"),
}
PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>{name}</title>
<style>html, body, #stage {{ height: 100%; margin: 0; }}</style><div id="stage"></div>
<script>const data = {data};</script>{scripts}</html>
"""
#: In every page before anything else: when the frame after loading was drawn.
WATCH = """addEventListener('load', () => { let frames = 0;
  const next = () => {
    if (++frames < 3) requestAnimationFrame(next);
    else globalThis.drawn = performance.now();
  };
  requestAnimationFrame(next); });"""
#: Move to and fro for some seconds; frames a second.
PAN = """(seconds) => new Promise((done) => {
  const start = performance.now(); let frames = 0;
  const next = () => {
    const past = (performance.now() - start) / 1000;
    if (past >= seconds) return done(frames / past);
    const way = Math.floor(frames++ / 40) % 2 ? -1 : 1;
    step(7 * way, 3 * way);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})"""
STEPS = {
    "baopu": "() => { globalThis.step = (dx, dy) => { const { camera, actions } = baopu.graph;"
    "camera.pan(dx, dy); actions.moved(); }; }",
    "pyvis": "() => { globalThis.step = (dx, dy) => { const { x, y } = network.getViewPosition(),"
    "scale = network.getScale();"
    "network.moveTo({ position: { x: x - dx / scale, y: y - dy / scale }, animation: false }); }; }",
}


class Figures(NamedTuple):
    """Of one visit: seconds until the first frame, at work for it; frames a second, seconds of work each."""

    first: float
    busy: float
    frames: float
    cost: float


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--nodes", type=int, nargs="+", default=[1000, 5000, 20000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=4, help="of panning")
    options = parser.parse_args()
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    print("nodes | viewer | file MB | first frame s | CPU s | panning frames/s | CPU ms a frame", flush=True)
    print(" | ".join(["---"] * 7), flush=True)
    with tempfile.TemporaryDirectory() as where, sync_playwright() as playwright:
        libraries = fetch(Path(where))
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for size in options.nodes:
            for row in compare(browser, Path(where), libraries, size, options):
                print(row, flush=True)
        browser.close()


def fetch(directory: Path) -> Path:
    """The viewers' packages, from the package index that npm is set to."""
    command = ["npm", "install", "--prefix", str(directory), "--no-audit", "--no-fund", "--silent", *PACKAGES]
    if subprocess.run(command, check=False).returncode:
        sys.exit("npm could not fetch the viewers. Check the network and npm's registry, then try again.")
    return directory / "node_modules"


def compare(
    browser: Browser, directory: Path, libraries: Path, size: int, options: argparse.Namespace
) -> Iterator[str]:
    """One line of the table for each viewer."""
    ours = render(random_graph(size), title="测试")
    data = plain(ours)
    pages = {"baopu": ours} | {name: page(name, data, libraries) for name in SCRIPTS} | {"pyvis": pyvis(data)}
    # Above some size our page opens gathered, which is less work: here it draws everything, as the others do.
    visits = {name: (name, "#by=none" if name == "baopu" else "") for name in pages}
    if size > 2500:
        visits["baopu, as it opens"] = ("baopu", "")
    times: dict[str, list[Figures]] = {name: [] for name in visits}
    for name, text in pages.items():
        (directory / f"{name}.html").write_text(text, "utf-8")
    for _ in range(options.rounds):
        for name, (file, fragment) in visits.items():
            times[name].append(visit(browser, directory / f"{file}.html", fragment, options.seconds))
    for name, (file, _) in visits.items():
        first, busy, frames, cost = (statistics.median(column) for column in zip(*times[name], strict=True))
        megabytes = len(pages[file].encode()) / 1e6
        figures = (f"{megabytes:.2f}", f"{first:.2f}", f"{busy:.2f}", f"{frames:.1f}", f"{1000 * cost:.0f}")
        yield " | ".join([str(size), name, *figures])


def visit(browser: Browser, path: Path, fragment: str, seconds: float) -> Figures:
    window = browser.new_page(viewport={"width": 1280, "height": 860})
    meter = window.context.new_cdp_session(window)
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})
    window.set_default_timeout(300_000)
    window.add_init_script(WATCH)
    # pyvis's page asks for a style sheet and a script elsewhere: refused at once, to its advantage.
    window.route("http*://**", lambda route: route.abort())
    window.goto(path.as_uri() + fragment)
    window.wait_for_function("globalThis.drawn !== undefined")
    first, busy = float(window.evaluate("drawn")) / 1000, processor(meter)
    if path.stem in STEPS:
        window.evaluate(STEPS[path.stem])
    before = processor(meter)
    frames = float(window.evaluate(PAN, seconds))
    cost = (processor(meter) - before) / max(1.0, frames * seconds)
    window.close()
    return Figures(first, busy, frames, cost)


def processor(meter: CDPSession) -> float:
    """Seconds that the main thread has worked."""
    metrics = meter.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


def plain(ours: str) -> dict[str, list[dict[str, Any]]]:
    """What our page holds, as rows that any viewer takes."""
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', ours, re.DOTALL)
    assert block
    held = json.loads(block[1])
    nodes, facts = held["nodes"], held["facts"]
    colours = [entry["light"] for entry in held["types"]]
    degree = [0] * len(nodes["id"])
    for end in (*facts["s"], *facts["o"]):
        degree[end] += 1
    return {
        "nodes": [
            {"id": f"n{n}", "iri": iri, "label": label, "x": x, "y": y, "color": colours[kind],
             "size": round(4 + degree[n] ** 0.5 * 2, 1)}
            for n, (iri, label, x, y, kind) in enumerate(
                zip(*(nodes[name] for name in ("id", "label", "x", "y", "type")), strict=True)
            )
        ],
        "edges": [
            {"from": f"n{s}", "to": f"n{o}", "fact": fact, "label": held["predicates"][p]["zh"],
             "rule": held["rules"][rule], "confidence": sure, "sentence": held["sentences"][evidence[0][0]]}
            for s, o, fact, p, rule, sure, evidence in zip(
                *(facts[name] for name in ("s", "o", "id", "predicate", "rule", "confidence", "evidence")),
                strict=True,
            )
        ],
    }  # fmt: skip


def page(name: str, data: dict[str, Any], libraries: Path) -> str:
    *packaged, own = SCRIPTS[name]
    texts = [(libraries / path).read_text("utf-8") for path in packaged]
    texts.append((ROOT / "benchmarks" / "viewers" / own).read_text("utf-8"))
    scripts = "".join(f"<script>{text}</script>" for text in texts)
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return PAGE.format(name=name, data=written, scripts=scripts)


def pyvis(data: dict[str, Any]) -> str:
    """pyvis's own page, with physics off and everything else as it comes."""
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    network = Network(height="860px", width="100%", directed=True, cdn_resources="in_line")
    network.toggle_physics(False)
    # Its own add_node and add_edge search a list each time: minutes for the largest graph.
    network.nodes = [Node(node["id"], "dot", **without(node, "id")).options for node in data["nodes"]]
    network.edges = [
        Edge(
            edge["from"], edge["to"], True, title=edge["sentence"], **without(edge, "from", "to", "sentence")
        ).options
        for edge in data["edges"]
    ]
    return str(network.generate_html())


def without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


if __name__ == "__main__":
    main()
