"""The page as people work with it: they look for something, narrow it down, and send it to somebody."""

from __future__ import annotations

import csv
import io
import socket
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from kg import publish
from kg.model import Metric, Status
from kg.view import render
from playwright.sync_api import Browser
from tests.view.conftest import Open, Opened
from tests.view.sample import argument, fact, graph, random_graph, sample_page

pytestmark = pytest.mark.browser

STREET = argument("水泊寺街道", "Street", "水泊寺街道-140213066")
OTHER = argument("迎宾街道", "Street", "迎宾街道-140213052")
CITY = argument("重庆路社区", "Community")
MAY, JUNE, JULY = (argument(f"{name}讲座", "Event") for name in ("五月", "六月", "七月"))
PARTY = argument("消夏晚会", "Event")
SIX = "6月14日，水泊寺街道举办六月讲座，60人参加。"


def _day(iso: str) -> Any:
    return argument(iso, "Date", "", iso=iso)


def _people(count: int) -> Any:
    label = f"参加人数 {count}人"
    return argument(label, "Metric", f"人数-{count}", metric=Metric("参加人数", count, "人"))


TOWN = graph(
    (
        fact(STREET, "hosted", MAY, "水泊寺街道举办五月讲座。"),
        fact(MAY, "heldOn", _day("2023-05-20"), "五月讲座于5月20日举行。"),
        fact(MAY, "hasMetric", _people(30), "五月讲座有30人参加。"),
        fact(STREET, "hosted", JUNE, SIX),
        fact(JUNE, "heldOn", _day("2023-06-14"), SIX),
        fact(JUNE, "hasMetric", _people(60), SIX, confidence=0.75),
        fact(OTHER, "hosted", JULY, "迎宾街道举办七月讲座。"),
        fact(JULY, "heldOn", _day("2023-08-01"), "七月讲座推迟到8月1日。"),
        fact(STREET, "partneredWith", OTHER, "水泊寺街道与迎宾街道联合。"),
        fact(STREET, "hosted", PARTY, "水泊寺街道筹备消夏晚会。", status=Status.PLANNED),
        fact(CITY, "locatedIn", OTHER, "重庆路社区位于迎宾街道。"),
    )
)


def _shown(page: Opened) -> Any:
    """What a reader sees beside the picture, and what is in it."""
    return {
        "panel": page.panel,
        "names": page.names(),
        "facts": page.page.evaluate("baopu.graph.model.shownFacts"),
        "summary": page.page.locator("#summary").inner_text(),
    }


def _place(page: Opened, node: str) -> Any:
    return page.page.evaluate("id => baopu.graph.node(id)", node)


def test_find_read_filter_brush_and_share(opened: Open) -> None:
    page = opened(TOWN)
    page.page.locator("#search").fill("水泊寺")
    page.page.locator("#hits li").first.click()
    assert page.page.locator("#panel h2").inner_text() == "水泊寺街道"
    assert SIX in page.panel
    page.page.locator(".predicates summary").click()
    page.page.locator("[data-key=hosted]").hover()
    page.page.locator("[data-key=hosted] .only").click()
    assert page.names() == {"水泊寺街道", "迎宾街道", "五月讲座", "六月讲座", "七月讲座", "消夏晚会"}
    page.page.locator('.bar[data-bin="2023-06-01"]').click()
    assert page.names() == {"水泊寺街道", "六月讲座"}
    assert "五月讲座" not in page.panel
    page.page.mouse.move(640, 300)
    before = _shown(page)
    other = opened(TOWN, fragment=page.page.evaluate("location.hash"))
    assert _shown(other) == before
    assert _place(other, STREET.id) == pytest.approx(_place(page, STREET.id), abs=2)
    assert other.page.locator('.bar[data-bin="2023-06-01"]').get_attribute("aria-pressed") == "true"


def test_the_same_by_keyboard_alone(opened: Open) -> None:
    page = opened(TOWN)
    keys = page.page.keyboard
    keys.press("/")
    keys.type("spsjd")
    keys.press("Enter")
    assert SIX in page.panel
    keys.press("e")
    assert page.names() == {"水泊寺街道", "迎宾街道", "五月讲座", "六月讲座", "消夏晚会"}
    keys.press("e")
    assert "七月讲座" in page.names()
    keys.press("Control+z")
    assert "七月讲座" not in page.names()
    keys.press("Control+Shift+z")
    assert "七月讲座" in page.names()
    page.page.locator('.bar[data-bin="2023-05-01"]').focus()
    keys.press("ArrowRight")
    keys.press("Enter")
    assert page.names() == {"水泊寺街道", "六月讲座", "参加人数 60人"}
    keys.press("Shift+ArrowLeft")
    assert "五月讲座" in page.names()
    keys.press("t")
    assert page.page.locator("#table tbody tr").count() == page.page.evaluate("baopu.graph.model.shownFacts")
    keys.press("Escape")
    assert page.page.locator("#table").is_hidden()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("泊寺", "水泊寺街道"),
        ("spsjd", "水泊寺街道"),
        ("cql", "重庆路社区"),
        ("140213052", "迎宾街道"),
        ("https://w3id.org/baopu/id/水泊寺街道-140213066", "水泊寺街道"),
    ],
)
def test_search_takes_a_part_initials_a_code_an_iri(opened: Open, words: str, found: str) -> None:
    page = opened(TOWN)
    page.page.locator("#search").fill(words)
    assert page.page.locator("#hits li").first.inner_text().strip() == found


def test_the_shortest_way_between_two_is_told_step_by_step(opened: Open) -> None:
    page = opened(TOWN)
    page.select(JUNE.id)
    page.page.keyboard.press("x")
    page.select(JULY.id)
    page.page.get_by_role("button", name="从“六月讲座”到这里的最短路").click()
    steps = page.page.locator("#panel .step").all_inner_texts()
    assert [step.split() for step in steps] == [
        ["六月讲座", "—", "水泊寺街道"],
        ["水泊寺街道", "—", "迎宾街道"],
        ["迎宾街道", "—", "七月讲座"],
    ]
    assert "水泊寺街道与迎宾街道联合。" in page.panel
    other = opened(TOWN, fragment=page.page.evaluate("location.hash"))
    assert other.page.locator("#panel .step").count() == 3


def test_what_is_hidden_or_pinned_can_be_undone_and_is_in_the_link(opened: Open) -> None:
    page = opened(TOWN)
    page.select(OTHER.id)
    page.page.keyboard.press("h")
    assert "迎宾街道" not in page.names()
    page.page.keyboard.press("Control+z")
    assert "迎宾街道" in page.names()
    page.page.locator("#redo").click()
    assert "迎宾街道" not in page.names()
    page.page.locator("#scope .more").click()
    assert "迎宾街道" in page.names()
    home = _place(page, MAY.id)
    page.page.mouse.move(home["x"], home["y"])
    page.page.mouse.down()
    page.page.mouse.move(home["x"] - 90, home["y"], steps=4)
    page.page.mouse.up()
    moved = _place(page, MAY.id)
    other = opened(TOWN, fragment=page.page.evaluate("location.hash"))
    assert _place(other, MAY.id) == pytest.approx(moved, abs=2)
    page.select(MAY.id)
    page.page.get_by_role("button", name="放回原处").click()
    places = "id => { const { model } = baopu.graph, i = model.byId.get(id);"
    places += "return [model.x[i] - model.nodes.x[i], model.y[i] - model.nodes.y[i]]; }"
    assert page.page.evaluate(places, MAY.id) == [0, 0]


def test_confidence_and_time_are_filters_with_counts(opened: Open) -> None:
    page = opened(TOWN)
    page.page.locator(".bands summary").click()
    assert page.page.locator(".bands [data-key='70'] .count").inner_text() == "1"
    assert page.page.locator(".bands [data-key='90'] .count").inner_text() == "10"
    page.page.locator(".bands [data-key='70'] input").uncheck()
    assert "参加人数 60人" not in page.names()
    june = page.page.locator('.bar[data-bin="2023-06-01"]')
    assert june.get_attribute("aria-label") == "2023年6月：2 条事实"
    june.click()
    assert page.page.locator(".bands [data-key='70'] .count").inner_text() == "1"
    assert page.page.locator(".bands [data-key='90'] .count").inner_text() == "2"


def test_a_stretch_of_time_is_brushed(opened: Open) -> None:
    page = opened(TOWN)
    for name, step in (("2023-05-01", "down"), ("2023-06-01", "up")):
        page.page.locator(f'.bar[data-bin="{name}"]').hover()
        getattr(page.page.mouse, step)()
    assert {"五月讲座", "六月讲座"} <= page.names()
    assert "七月讲座" not in page.names()
    assert "when=2023-05-01~2023-06-30" in page.page.evaluate("location.hash")


def test_touching_a_bar_shows_its_nodes_and_a_node_shows_its_bar(opened: Open) -> None:
    page = opened(TOWN)
    page.page.locator('.bar[data-bin="2023-06-01"]').hover()
    lit = "[...baopu.graph.view.hovered.nodes].map(i => baopu.graph.model.nodes.label[i])"
    assert "六月讲座" in page.page.evaluate(lit)
    page.select(JUNE.id)
    assert page.page.locator(".bar.own").get_attribute("data-bin") == "2023-06-01"


def test_figures_of_one_indicator_are_bars_that_lead_to_their_node(opened: Open) -> None:
    page = opened(TOWN)
    page.page.locator("#figures select").select_option("参加人数（人）")
    rows = page.page.locator(".figures li").all_inner_texts()
    assert [row.split() for row in rows] == [["六月讲座", "60人"], ["五月讲座", "30人"]]
    widths = page.page.locator(".figures i").evaluate_all("all => all.map(one => one.style.width)")
    assert widths == ["100%", "50%"]
    page.page.locator(".figures button").first.click()
    assert page.page.locator("#panel h2").inner_text() == "参加人数 60人"


def test_what_is_visible_can_be_taken_along_as_a_table_and_as_turtle(opened: Open) -> None:
    page = opened(TOWN)
    page.page.locator("[data-key=Metric] input").uncheck()
    rows = list(csv.DictReader(io.StringIO(page.save("#csv").decode("utf-8-sig"))))
    assert len(rows) == 9
    assert {row["object"] for row in rows if row["predicate"] == "hosted"} == {
        "五月讲座",
        "六月讲座",
        "七月讲座",
        "消夏晚会",
    }
    quads = list(pyoxigraph.parse(page.save("#turtle"), format=pyoxigraph.RdfFormat.TURTLE))
    hosted = [quad for quad in quads if quad.predicate.value.endswith("#hosted")]
    assert len(hosted) == 3, "what is only planned is no plain triple"
    assert sum(str(quad.object) == '"planned"' for quad in quads) == 1


def test_the_turtle_of_the_page_says_what_the_published_files_say(opened: Open) -> None:
    page = opened(sample_page())
    text = page.page.evaluate("baopu.graph.turtle()")
    told = {quad.triple for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)}
    statements = {
        one.subject for one in told if isinstance(one.object, pyoxigraph.NamedNode)
        and one.object.value.endswith("#Statement")
    }  # fmt: skip
    plain = {one for one in told if one.subject not in statements}
    published = publish.triples(sample_page())
    assert len(plain) > 400
    assert {str(one) for one in plain} - {str(one) for one in published} == set()


def test_english_and_back(opened: Open) -> None:
    page = opened(TOWN)
    page.select(JUNE.id)
    page.page.keyboard.press("l")
    assert page.page.locator("#summary").inner_text() == "9 nodes · 11 facts · 1 articles"
    assert "hosted 六月讲座" in " ".join(page.panel.split())
    assert page.page.locator("#baopu").get_attribute("lang") == "en"
    assert not {"筛", "全图", "类别"} & set(page.page.locator("#baopu").inner_text())
    other = opened(TOWN, fragment=page.page.evaluate("location.hash"))
    assert other.page.locator("#fit").inner_text() == "Fit"
    page.page.keyboard.press("l")
    assert page.page.locator("#fit").inner_text() == "全图"


def test_a_large_graph_opens_gathered_and_a_group_at_a_time(opened: Open) -> None:
    page = opened(random_graph(2600))
    groups = page.names()
    assert len(groups) <= 41
    assert "2600 个点太多" in page.page.locator("#note").inner_text()
    place = page.page.evaluate(
        "() => { const { model, camera } = baopu.graph;"
        "const box = document.getElementById('canvas').getBoundingClientRect();"
        "const i = model.order.find(i => model.drawn[i]);"
        "return [box.left + camera.sx(model.x[i]), box.top + camera.sy(model.y[i])]; }"
    )
    page.page.mouse.click(*place)
    page.page.get_by_role("button", name="展开这一组").click()
    inside = page.names()
    assert len(inside) > len(groups)
    assert f"{len(inside)}/2600 个点" in page.page.locator("#summary").inner_text()
    page.page.keyboard.press("Escape")
    assert page.names() == groups
    page.page.locator("#scope select").select_option("types")
    assert len(page.names()) == 8
    page.page.get_by_role("button", name="全部画出").click()
    assert len(page.names()) == 2600
    page.page.keyboard.press("Control+z")
    assert len(page.names()) == 8


def test_what_is_found_in_a_gathered_graph_opens_its_group(opened: Open) -> None:
    page = opened(random_graph(2600))
    page.page.locator("#search").fill("第800号")
    page.page.keyboard.press("Enter")
    assert page.page.locator("#panel h2").inner_text() == "测试第800号活动"
    assert "测试第800号活动" in page.names()


def test_an_excerpt_says_that_it_is_one(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "excerpt.html"
    path.write_text(render(random_graph(300), title="图", most=100), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    assert "图谱共有 300 个点" in page.locator("#note").inner_text()
    assert page.evaluate("baopu.graph.model.count") == 100
    page.close()


def test_hostile_words_are_data_in_every_export(opened: Open) -> None:
    labels = ['=HYPERLINK("x")', 'a" . <x> <y> "b', "换\n行\\\t", "\u202e反", "𠮷" * 300, "<b>&amp;"]
    ends = [argument(label, "Event", f"{label}#{n}") for n, label in enumerate(labels)]
    facts = tuple(fact(one, "hasTheme", argument(one.label, "Role", ""), one.label) for one in ends)
    page = opened(graph(facts))
    rows = list(csv.DictReader(io.StringIO(page.save("#csv").decode("utf-8-sig"), newline="")))
    assert rows[0]["subject"] == "'" + labels[0]
    assert rows[2]["subject"] == labels[2]
    quads = list(pyoxigraph.parse(page.save("#turtle"), format=pyoxigraph.RdfFormat.TURTLE))
    names = {quad.object.value for quad in quads if quad.predicate.value.endswith("prefLabel")}
    assert names == set(labels)


def test_nothing_is_put_into_the_window(opened: Open, browser: Browser, tmp_path: Path) -> None:
    names = "Object.getOwnPropertyNames(window)"
    (tmp_path / "empty.html").write_text("<!doctype html>", "utf-8")
    empty = browser.new_page()
    empty.goto((tmp_path / "empty.html").as_uri())
    assert set(opened(TOWN).page.evaluate(names)) == set(empty.evaluate(names))
    empty.close()


def test_behind_a_proxy_that_swallows_everything_the_page_is_complete(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "graph.html"
    path.write_text(render(TOWN, title="图"), "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as hole:
        hole.setblocking(False)
        server = f"http://127.0.0.1:{hole.getsockname()[1]}"
        context = browser.new_context(proxy={"server": server, "bypass": "<-loopback>"})
        page = context.new_page()
        page.goto(path.as_uri())
        assert page.evaluate("document.readyState") == "complete"
        assert "水泊寺街道" in page.evaluate("baopu.graph.svg()")
        context.close()
        with pytest.raises(BlockingIOError):
            hole.accept()


@pytest.mark.parametrize(("answer", "told"), [("resolve", "链接已复制"), ("reject", "链接在地址栏里")])
def test_copying_the_link_says_what_became_of_it(opened: Open, answer: str, told: str) -> None:
    page = opened(TOWN)
    page.page.evaluate(
        "answer => Object.defineProperty(navigator, 'clipboard', { value: {"
        "writeText: (text) => { document.title = text; return Promise[answer](); } } })",
        answer,
    )
    page.select(JUNE.id)
    page.page.locator("#save summary").click()
    page.page.locator("#link").click()
    page.page.locator("#summary", has_text=told).wait_for()
    assert page.page.title() == page.page.url


def test_print_shows_the_picture_and_not_the_controls(opened: Open) -> None:
    page = opened(TOWN)
    page.select(JUNE.id)
    page.page.emulate_media(media="print")
    assert page.page.locator("#controls").is_hidden()
    assert page.page.locator(".tools").is_hidden()
    assert page.page.locator("#canvas").is_visible()
    assert page.page.locator("#panel .clipping").first.is_visible()


def test_a_year_that_no_paper_names_is_not_made_up(opened: Open) -> None:
    first, second = argument("甲", "Event"), argument("乙", "Event")
    days = tuple(
        fact(event, "heldOn", argument(words, "Date", ""), f"{words}举行。")
        for event, words in ((first, "6月14日"), (second, "7月2日"), (second, "近日"))
    )
    page = opened(graph(days))
    names = page.page.locator(".bar").evaluate_all("all => all.map(one => one.title)")
    assert names[0] == "6月14日：1 条事实"
    assert names[-1].startswith("7月2日")
