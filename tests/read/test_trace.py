"""Every character of every block stands in the raw file where its text says it does."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kg.model import Article, Source, Text, unbroken
from kg.read import find, load, read


def check_text(source: Source, text: Text) -> None:
    assert len(text) > 0
    assert [source.raw[text.offset(i)] for i in range(len(text))] == list(text.printed)
    for start in range(0, len(text), 7):
        for end in (start + 1, (start + len(text)) // 2 + 1, len(text)):
            if start < end:
                assert source.quote(text.span(start, end)) == text.printed[start:end]


def check(source: Source, articles: tuple[Article, ...]) -> None:
    for number, article in enumerate(articles, 1):
        assert article.number == number
        assert article.blocks
        starts = []
        for block in article.blocks:
            starts.append(block.text.offset(0))
            for text in (block.text, *block.copies):
                check_text(source, text)
                span = text.span(0, len(text))
                assert article.span.start <= span.start < span.end <= article.span.end
        assert starts == sorted(starts)
        for credit in article.credits:
            quote = source.quote(credit.span)
            assert credit.name == (quote if credit.organization else "".join(quote.split()))


def made(raw: str) -> Source:
    return Source("made.txt", raw, hashlib.sha256(raw.encode()).hexdigest())


def test_sample_page(sample: Path) -> None:
    source = load(sample)
    check(source, read(source))


def test_development_corpus(devset: Path) -> None:
    files = find([devset])
    assert len(files) == 62
    for file in files:
        source = load(file)
        check(source, read(source))


WORDS = """
本报讯（记者 李明）|本报记者 王芳|（张明 李强）|王 强 摄|□ 通讯员 王建 记者 李 明 文/图|图为活动现场。
小区换新颜 居民笑开颜|——老街改造见闻|某街道开展消防安全培训，|“最多跑一|次”，|群众满意率达９３％。
今年以来，该镇共新建口袋公园12处，新增绿地面积8.6万平方米，累计投入资金2140万元，建成步道
（上接第1版）|2024年3月5日 星期二 第3版|责任编辑：张三|【民生】|一、加强领导|。|”|（|𠮷|资料图片|『爱心餐馆』
"""
BLANKS = ["\n", "\n\n", "\r\n", "\r", "\n　　", "　　", " ", "\t", "\u2028", "\u200b"]
FRAGMENTS = st.sampled_from([*WORDS.strip().replace("\n", "|").split("|"), *BLANKS])


@settings(max_examples=150, deadline=None)
@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_made_pages(raw: str) -> None:
    source = made(raw)
    articles = read(source)
    check(source, articles)
    assert articles == read(source)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text(raw: str) -> None:
    source = made(raw)
    check(source, read(source))


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_line_ends_do_not_change_the_reading(sample: Path, line_end: str) -> None:
    raw = load(sample).raw
    plain, other = read(made(raw)), read(made(raw.replace("\n", line_end)))
    for one, two in zip(plain, other, strict=True):
        assert [(b.kind, b.text.printed) for b in one.blocks] == [
            (b.kind, b.text.printed) for b in two.blocks
        ]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_a_break_in_mid_sentence_is_joined(sample: Path, data: st.DataObject) -> None:
    """A whole paragraph torn anywhere but behind a full stop reads as before."""
    raw = load(sample).raw
    whole = [b.text for article in read(made(raw)) for b in article.blocks]
    text = data.draw(st.sampled_from([it for it in whole if len(it) > 120 and len(it.runs) == 1]))
    at = data.draw(
        st.integers(45, len(text) - 20).filter(lambda i: text.printed[i - 1] not in "。！？…”）：")
    )
    offset = text.offset(at)
    torn = f"{raw[:offset]}\n\n{raw[offset:]}"
    words = [unbroken(b.text.printed) for article in read(made(torn)) for b in article.blocks]
    assert text.printed in words
