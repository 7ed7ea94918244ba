"""For developers: draw the pictures of the documentation: the sample page, and made graphs of two sizes.

    python tools/screenshot.py

docs/graph.png, the README's picture, is drawn from outputs/graph.html; the others stand in docs/pictures.
Where pngquant is installed it makes the files small. Nothing in the page depends on the clock:
the same graph gives the same picture.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.view import render  # noqa: E402
from tests.view.sample import archive  # noqa: E402

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
PICTURES = ROOT / "docs" / "pictures"


def main() -> None:
    found = next((path for path in map(shutil.which, CHROMIUMS) if path), None)
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as where, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = ROOT / "outputs" / "graph.html"
        street = "node=水泊寺街道-140213066&dark="
        draw(browser, page, f"#{street}0", ROOT / "docs" / "graph.png")
        for shade in ("light", "dark"):
            dark = int(shade == "dark")
            draw(browser, page, f"#dark={dark}", PICTURES / f"page-{shade}.png")
        # As many pages of one town as make a thousand nodes, and twenty thousand.
        for name, pages, many in (("1000", 4, ""), ("20000", 71, "&by=none")):
            made = Path(where) / f"{name}.html"
            made.write_text(render(archive(pages), title=f"{pages} 版合订"), "utf-8")
            draw(browser, made, "#dark=0", PICTURES / f"{name}-light.png")
            draw(browser, made, f"#dark=1{many}", PICTURES / f"{name}-dark.png")
        browser.close()
    if shutil.which("pngquant"):
        pictures = [ROOT / "docs" / "graph.png", *sorted(PICTURES.glob("*.png"))]
        subprocess.run(["pngquant", "--force", "--ext", ".png", "--speed", "1", "48", *pictures], check=True)


def draw(browser: Browser, page: Path, fragment: str, picture: Path) -> None:
    window = browser.new_page(viewport={"width": 1280, "height": 800})
    window.goto(page.as_uri() + fragment)
    window.evaluate("baopu.graph.render()")
    window.screenshot(path=picture)
    window.close()


if __name__ == "__main__":
    main()
