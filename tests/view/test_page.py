"""The page in a browser, used as a person uses it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from kg.model import Status
from tests.view.conftest import Open
from tests.view.sample import argument, fact, graph, random_graph, sample_page

pytestmark = pytest.mark.browser

STREET = argument("水泊寺街道", "Street", "水泊寺街道-140213066", aliases=("平城区水泊寺街道",))
EVENT = argument("消防安全知识培训", "Event", "消防安全知识培训-page-1", local=True)
OTHER = argument("消夏晚会", "Event", "消夏晚会-page-1", local=True)
DAY = argument("6月14日", "Date", "", iso="2023-06-14")
HELD = "6月14日，平城区水泊寺街道开展消防安全知识培训。"
PLAN = "水泊寺街道积极筹备消夏晚会。"
SMALL = graph(
    (
        fact(STREET, "hosted", EVENT, HELD),
        fact(EVENT, "heldOn", DAY, HELD),
        fact(EVENT, "hasParticipant", STREET, HELD, rule="participant@2", confidence=0.71),
        fact(STREET, "hosted", OTHER, PLAN, status=Status.PLANNED),
    )
)


def test_clicking_a_line_shows_every_fact_between_the_two_with_its_sentence(opened: Open) -> None:
    page = opened(SMALL)
    page.click_edge(STREET.id, EVENT.id)
    assert HELD in page.panel
    assert "两者之间有 2 条事实" in page.panel
    assert "participant@2" in page.panel
    assert "71%" in page.panel
    assert "消防安全知识培训" in page.page.locator("mark.name").all_inner_texts()


def test_nothing_is_asked_for_and_nothing_could_be(opened: Open) -> None:
    page = opened(SMALL)
    assert page.loads == 1, "requests are seen"
    assert page.requests == []
    tried = "() => fetch('https://example.org/').then(() => 'sent', () => 'refused')"
    assert page.page.evaluate(tried) == "refused"
    assert page.requests == []
    assert any("Content Security Policy" in error for error in page.errors)
    page.errors.clear()


def test_clicking_a_node_shows_its_facts_values_and_names(opened: Open) -> None:
    page = opened(SMALL)
    page.click_node(EVENT.id)
    assert "6月14日（2023-06-14）" in page.panel
    page.page.locator("#panel .card .chip", has_text="水泊寺街道").first.click()
    assert "平城区水泊寺街道" in page.panel
    assert "计划" in page.page.locator("#panel .status.planned").inner_text()


def test_chinese_labels_are_drawn_and_never_overlap(opened: Open) -> None:
    page = opened(sample_page())
    boxes = [row["box"] for row in page.page.evaluate("baopu.graph.labels()")]
    assert len(boxes) > 60
    for n, (left, top, right, bottom) in enumerate(boxes):
        for l, t, r, b in boxes[:n]:  # noqa: E741
            assert r <= left or right <= l or b <= top or bottom <= t


def test_a_label_is_ink_on_the_canvas(opened: Open) -> None:
    page = opened(SMALL)
    shades = page.page.evaluate(
        """() => { const [l, t, r, b] = baopu.graph.labels()[0].box, ratio = devicePixelRatio;
        const canvas = document.getElementById('canvas');
        const box = [l, t, r - l, b - t].map((length) => length * ratio);
        const { data } = canvas.getContext('2d').getImageData(...box);
        return new Set(data.filter((_, i) => i % 4 === 0)).size; }"""
    )
    assert shades > 10


def test_search_finds_by_part_alias_and_code_and_opens_by_keyboard(opened: Open) -> None:
    page = opened(sample_page())
    for words in ("水泊寺", "140213066"):
        page.page.keyboard.press("/")
        page.page.keyboard.type(words)
        page.page.keyboard.press("Enter")
        assert page.page.locator("#panel h2").inner_text() == "水泊寺街道"
        page.page.keyboard.press("Escape")
        assert page.page.locator("#panel").is_hidden()


def test_filters_count_what_is_left(opened: Open) -> None:
    page = opened(SMALL)
    planned = page.page.locator("[data-key=planned]")
    assert planned.locator(".count").inner_text() == "1"
    planned.locator("input").uncheck()
    assert page.page.evaluate("baopu.graph.model.shownFacts") == 3
    assert (
        page.page.evaluate("id => baopu.graph.model.nodeShown[baopu.graph.model.byId.get(id)]", OTHER.id) == 0
    )
    assert page.page.locator("[data-key=Event] .count").inner_text() == "1"
    assert planned.locator(".count").inner_text() == "1"
    page.page.locator("#reset").click()
    assert page.page.evaluate("baopu.graph.model.shownFacts") == 4


def test_the_address_brings_back_selection_and_filters(opened: Open) -> None:
    page = opened(SMALL)
    page.page.locator("[data-key=planned] input").uncheck()
    page.click_edge(STREET.id, EVENT.id)
    fragment = page.page.evaluate("location.hash")
    page.go(fragment)
    assert HELD in page.panel
    assert page.page.evaluate("baopu.graph.model.shownFacts") == 3
    page.page.go_back()
    page.go("#node=%E6%B0%B4%E6%B3%8A%E5%AF%BA%E8%A1%97%E9%81%93-140213066&types-=nothing&broken=%E6%B0")
    assert "水泊寺街道" in page.panel


def test_the_back_button_goes_back(opened: Open) -> None:
    page = opened(SMALL)
    page.click_node(EVENT.id)
    page.page.locator("#panel .card .chip", has_text="水泊寺街道").first.click()
    page.page.go_back()
    assert page.page.locator("#panel h2").inner_text() == "消防安全知识培训"


def test_keyboard_alone_walks_opens_and_leaves(opened: Open) -> None:
    page = opened(SMALL)
    page.page.locator("#canvas").focus()
    page.page.keyboard.press("ArrowRight")
    page.page.keyboard.press("Enter")
    first = page.page.locator("#panel h2").inner_text()
    page.page.keyboard.press("Escape")
    assert page.page.locator("#panel").is_hidden()
    assert first in (STREET.label, EVENT.label, OTHER.label)


def test_the_table_has_every_fact_that_is_shown(opened: Open) -> None:
    page = opened(SMALL)
    page.page.keyboard.press("t")
    assert page.page.locator("#table tbody tr").count() == 4
    assert PLAN in page.page.locator("#table").inner_text()
    page.page.locator("#table .link").first.click()
    assert HELD in page.panel


def test_a_dragged_node_stays_and_the_page_is_no_link(opened: Open) -> None:
    page = opened(SMALL)
    before = page.page.evaluate("id => baopu.graph.node(id)", EVENT.id)
    page.page.mouse.move(before["x"], before["y"])
    page.page.mouse.down()
    page.page.mouse.move(before["x"] + 60, before["y"] + 40, steps=4)
    page.page.mouse.up()
    after = page.page.evaluate("id => baopu.graph.node(id)", EVENT.id)
    assert after["x"] - before["x"] == pytest.approx(60, abs=1)
    assert page.page.locator("#panel").is_hidden()


def test_what_is_clicked_stays_under_the_pointer(opened: Open) -> None:
    page = opened(sample_page())
    node = page.page.evaluate("baopu.graph.model.nodes.id[baopu.graph.model.order[0]]")
    before = page.page.evaluate("id => baopu.graph.node(id)", node)
    page.click_node(node)
    assert page.page.locator("#panel").is_visible()
    assert page.page.evaluate("id => baopu.graph.node(id)", node) == pytest.approx(before, abs=1)


def test_pictures_can_be_saved(opened: Open) -> None:
    page = opened(SMALL)
    assert "消防安全知识" in page.page.evaluate("baopu.graph.svg()")
    for button, start in (("#png", b"\x89PNG"), ("#svg", b"<svg")):
        assert page.save(button).startswith(start)


def test_an_empty_graph_is_a_page_all_the_same(opened: Open) -> None:
    page = opened(graph(()))
    assert page.page.locator("#nothing").is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_hostile_labels_do_nothing(opened: Open, width: int) -> None:
    labels = [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(2)>",
        "\"'`--><!-- {{ 7 * 7 }} {% raw %}",
        "\u202egnp.exe\u2066 \u200f",
        "长" * 10_000,
        "👩‍👩‍👧‍👦🏳️‍🌈𠮷野家",
        "\x00\x0b",
        " ",
    ]
    ends = [argument(label, "Event", f"{label[:50]}{n}") for n, label in enumerate(labels)]
    facts = tuple(fact(a, "hosted", b, f"{a.label}与{b.label}") for a, b in pairwise(ends))
    page = opened(graph(facts), title="<b>标题</b></title><script>alert(3)</script>\ud800", width=width)
    assert page.page.locator("h1").inner_text().startswith("<b>标题")
    for index in range(len(labels)):
        page.page.evaluate("index => baopu.graph.select({kind: 'node', index}, true)", index)
    page.page.evaluate("baopu.graph.select({kind: 'edge', index: 0}, true)")
    page.page.keyboard.press("t")
    assert page.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.page.evaluate("document.scripts.length") == 2


def test_a_large_graph_opens(opened: Open) -> None:
    page = opened(random_graph(2000))
    assert page.page.evaluate("baopu.graph.labels().length") > 20


def test_touching_tells_what_it_is_and_help_opens_with_a_key(opened: Open) -> None:
    page = opened(SMALL)
    place = page.page.evaluate("([a, b]) => baopu.graph.edge(a, b)", [STREET.id, EVENT.id])
    page.page.mouse.move(place["x"], place["y"])
    assert page.page.locator("#tip").inner_text().startswith("水泊寺街道举办消防安全知识培训")
    page.page.keyboard.press("?")
    assert page.page.locator("dialog").is_visible()
    page.page.keyboard.press("Escape")
    assert page.page.locator("dialog").is_hidden()


def test_much_is_shown_by_and_by(opened: Open) -> None:
    events = [argument(f"第{n}次活动", "Event") for n in range(90)]
    page = opened(graph(tuple(fact(STREET, "hosted", one, f"街道举办{one.label}。") for one in events)))
    page.select(STREET.id)
    assert page.page.locator("#panel .card").count() == 40
    page.page.locator("#panel .more").click()
    page.page.locator("#panel .more").click()
    assert page.page.locator("#panel .card").count() == 90
    assert page.page.locator("#panel .more").is_hidden()


@pytest.mark.parametrize("dark", [0, 1])
def test_the_shade_can_be_chosen_and_linked_to(opened: Open, dark: int) -> None:
    page = opened(SMALL)
    page.go(f"#dark={dark}")
    ground = page.page.evaluate(
        "getComputedStyle(document.getElementById('baopu')).getPropertyValue('--ground')"
    )
    assert ground == ("#16181c" if dark else "#fbf9f4")
    page.page.keyboard.press("d")
    assert f"dark={1 - dark}" in page.page.evaluate("location.hash")
