"""Layout of the sample page and of the development corpus against their gold."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from kg.model import Article, BlockKind, Source, unbroken
from kg.read import find, load, read

GOLD = Path(__file__).parents[2] / "data" / "gold" / "seed_reading.jsonl"
BODY = (BlockKind.PARAGRAPH,)


def rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def gold(number: int, *predicates: str) -> list[str]:
    found = [row for row in rows(GOLD) if row["article_no"] == number and row["predicate"] in predicates]
    return [row["quote"] if row["predicate"].startswith("layout:") else row["object"] for row in found]


def names(article: Article, *, photo: bool) -> list[str]:
    return [c.name for c in article.credits if c.photo == photo and not c.organization]


def printed(article: Article, *kinds: BlockKind) -> list[str]:
    return [block.text.printed for block in article.of(*kinds)]


def has_paragraph(article: Article, words: str) -> bool:
    return any(words in block.text.printed for block in article.of(*BODY))


@pytest.fixture(scope="module")
def page(sample: Path) -> tuple[Article, ...]:
    return read(load(sample))


def test_sample_page_has_eleven_articles(page: tuple[Article, ...]) -> None:
    assert [article.id for article in page] == [f"pingcheng#{n}" for n in range(1, 12)]


@pytest.mark.parametrize("number", range(1, 12))
def test_sample_page_layout(page: tuple[Article, ...], number: int) -> None:
    article = page[number - 1]
    above = printed(article, BlockKind.COLUMN, BlockKind.SERIES, BlockKind.KICKER)
    assert above == gold(number, "layout:column", "layout:kicker")
    titles = [*printed(article, BlockKind.KICKER), article.headline or ""]
    assert gold(number, "headline")[0] in {article.headline, " ".join(titles)}
    assert printed(article, BlockKind.SUBHEADING) == gold(number, "layout:subheading")
    assert printed(article, BlockKind.CAPTION) == gold(number, "layout:caption")
    assert names(article, photo=False) == gold(number, "reporter")
    assert names(article, photo=True) == gold(number, "photographer")
    for torn in gold(number, "layout:brokenLine"):
        assert has_paragraph(article, unbroken(torn))


def test_sample_page_kinds_above_the_headline(page: tuple[Article, ...]) -> None:
    assert page[1].first(BlockKind.KICKER) == "政务服务不打烊 群众有事随时办"
    assert page[2].first(BlockKind.COLUMN) == "平城头条"
    assert (page[2].first(BlockKind.SERIES) or "").endswith("系列报道之四")
    assert page[8].first(BlockKind.KICKER) == "小南头街道"
    assert page[8].headline == "多措并举持续深化精神文明建设"


def test_paragraph_printed_twice_is_one_block(page: tuple[Article, ...]) -> None:
    (duplicate,) = gold(3, "layout:duplicateParagraph")
    twice = [block for block in page[2].of(*BODY) if block.copies]
    assert [block.text.printed for block in twice] == [duplicate]
    assert [copy.printed for copy in twice[0].copies] == [duplicate]
    assert twice[0].text.offset(0) < twice[0].copies[0].offset(0)


def test_bylines_are_taken_out_of_the_text(page: tuple[Article, ...]) -> None:
    assert not any(has_paragraph(article, word) for article in page for word in ("本报讯", "本报记者"))
    assert next(page[0].of(*BODY)).text.printed.startswith("又逢端午至")


def pages(devset: Path) -> Iterable[tuple[Article, dict[str, Any]]]:
    for name in ("page1", "page2"):
        wanted = json.loads((devset / "pages" / f"{name}.json").read_text("utf-8"))
        yield from zip(read(load(devset / "pages" / f"{name}.txt")), wanted, strict=True)


def test_authored_pages(devset: Path) -> None:
    for article, wanted in pages(devset):
        above = article.first(BlockKind.KICKER) or article.first(BlockKind.COLUMN)
        assert (article.headline, above) == (wanted["headline"], wanted["kicker"])
        assert article.first(BlockKind.SUBHEADLINE) == wanted["subheadline"]
        assert printed(article, BlockKind.SUBHEADING) == wanted["subheads"]
        assert names(article, photo=False) == wanted["byline"]
        assert names(article, photo=True) == wanted["photo_credit"]
        for torn in wanted["column_breaks"]:
            assert has_paragraph(article, torn.replace("|", "")), torn
        copied = [block.text.printed for block in article.of(*BODY) if block.copies]
        assert copied == ([wanted["pull_quote"]] if wanted["pull_quote"] else [])


def test_authored_captions(devset: Path) -> None:
    """The gold counts a credit to its caption; here it is a block of its own right behind."""
    for article, wanted in pages(devset):
        captions = printed(article, BlockKind.CAPTION)
        assert len(captions) == len([it for it in wanted["captions"] if not it.endswith(" 摄") or "。" in it])
        assert all(any(it.startswith(caption) for it in wanted["captions"]) for caption in captions)


def test_every_single_article_file_is_one_article(devset: Path) -> None:
    for file in sorted((devset / "articles").glob("*.txt")):
        articles = read(load(file))
        assert len(articles) == 1, file.name
        assert articles[0].headline, file.name


def test_bylines_of_single_article_files(devset: Path) -> None:
    wanted: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows(devset / "gold.jsonl"):
        if row["p"] in {"reportedBy", "photographedBy"}:
            wanted.setdefault((row["article"], row["p"]), {})[row["o"]] = row["tier"]
    for file in sorted((devset / "articles").glob("*.txt")):
        (article,) = read(load(file))
        for predicate, photo in (("reportedBy", False), ("photographedBy", True)):
            known = wanted.get((file.stem, predicate), {})
            found = {credit.name for credit in article.credits if credit.photo == photo}
            assert {name for name, tier in known.items() if tier == "core"} <= found <= set(known), file.name


@pytest.mark.parametrize("blank", [True, False])
def test_a_page_made_of_all_articles(devset: Path, blank: bool) -> None:
    """Set one behind the other, with and without blank lines, the articles are told apart again."""
    texts = [load(file).raw.strip() for file in find([devset / "articles"])]
    if not blank:
        texts = ["\n".join(line for line in text.splitlines() if line.strip()) for text in texts]
    alone = [read(Source("a.txt", text, ""))[0] for text in texts]
    together = read(Source("a.txt", "\n\n".join(texts), ""))
    assert [(a.headline, printed(a, *BlockKind)) for a in together] == [
        (a.headline, printed(a, *BlockKind)) for a in alone
    ]


def wrapped(text: str, width: int, indent: str) -> str:
    """Each paragraph cut into lines of a fixed number of characters; titles and credits as they are."""
    paragraphs = []
    for line in text.splitlines():
        whole = indent + line if len(line) > 40 else line
        step = width if whole != line or len(line) > 40 else max(1, len(line))
        paragraphs.append("\n".join(whole[at : at + step] for at in range(0, len(whole), step)))
    return "\n".join(paragraphs)


@pytest.mark.parametrize(("width", "indent"), [(18, "　　"), (26, "　　"), (30, ""), (40, "　　"), (52, "")])
def test_wrapped_lines_are_joined(sample: Path, width: int, indent: str) -> None:
    raw = load(sample).raw
    whole = "\n\n".join(
        "\n\n".join([article.headline or "", "本报记者 李明", *printed(article, *BODY)])
        for article in read(Source("a.txt", raw, ""))
    )
    plain = read(Source("a.txt", whole, ""))
    again = read(Source("a.txt", wrapped(whole, width, indent), ""))
    assert [printed(a, *BlockKind) for a in again] == [printed(a, *BlockKind) for a in plain]
