"""A real browser: pages are opened as a reader opens them, from a file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kg.model import KnowledgeGraph
from kg.view import render
from playwright.sync_api import Browser, Dialog, Page, Request, Route, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Opened:
    """A page with what happened in it: requests that were not for the file itself, errors, dialogs."""

    def __init__(self, page: Page, path: Path, fragment: str = "") -> None:
        self.page, self.path = page, path
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.loads = 0
        page.route("**/*", self._route)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.on("dialog", self._dialog)
        self.go(fragment)

    def go(self, fragment: str) -> None:
        self.page.goto("about:blank")
        self.page.goto(self.path.as_uri() + fragment)

    def _route(self, route: Route, request: Request) -> None:
        if request.url.split("#")[0] == self.path.as_uri():
            self.loads += 1
        else:
            self.requests.append(request.url)
        route.continue_()

    def _dialog(self, dialog: Dialog) -> None:
        self.errors.append(dialog.message)
        dialog.dismiss()

    def select(self, node: str) -> None:
        self.page.evaluate(
            "id => baopu.graph.select({kind: 'node', index: baopu.graph.model.byId.get(id)}, true)", node
        )

    def click_node(self, node: str) -> None:
        place = self.page.evaluate("id => baopu.graph.node(id)", node)
        self.page.mouse.click(place["x"], place["y"])

    def click_edge(self, a: str, b: str) -> None:
        place = self.page.evaluate("([a, b]) => baopu.graph.edge(a, b)", [a, b])
        self.page.mouse.click(place["x"], place["y"])

    def save(self, button: str) -> bytes:
        """What a button of the menu for saving gives."""
        with self.page.expect_download() as download:
            self.page.locator("#save summary").click()
            self.page.locator(button).click()
        return download.value.path().read_bytes()

    def names(self) -> set[str]:
        """The labels of the nodes that are drawn."""
        return set(
            self.page.evaluate(
                "() => { const { model } = baopu.graph;"
                "return model.nodes.label.filter((_, i) => model.drawn[i]); }"
            )
        )

    @property
    def panel(self) -> str:
        return self.page.locator("#panel").inner_text()


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield running
        running.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a graph in a fresh window; at the end nothing may have been asked for or gone wrong."""
    pages: list[Opened] = []

    def open_(
        graph: KnowledgeGraph,
        title: str = "测试图谱",
        width: int = 1280,
        height: int = 860,
        fragment: str = "",
    ) -> Opened:
        path = tmp_path / f"graph{len(pages)}.html"
        path.write_text(render(graph, title=title), "utf-8")
        page = browser.new_page(viewport={"width": width, "height": height})
        pages.append(Opened(page, path, fragment))
        return pages[-1]

    yield open_
    for page in pages:
        page.page.close()
        assert page.requests == []
        assert page.errors == []
