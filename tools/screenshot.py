"""For developers: draw docs/graph.png, the README's picture, from outputs/graph.html.

python tools/screenshot.py [NAME OF A NODE]
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


def main(name: str) -> None:
    found = next((path for path in map(shutil.which, CHROMIUMS) if path), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto((ROOT / "outputs/graph.html").as_uri())
        if name:
            page.evaluate(
                "name => baopu.graph.actions.find(baopu.graph.model.nodes.label.indexOf(name))",
                name,
            )
        page.evaluate("baopu.graph.render()")
        page.screenshot(path=ROOT / "docs/graph.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
