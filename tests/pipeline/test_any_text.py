"""Whatever is printed, a page is read without a crash, and every quote stands where it says."""

from __future__ import annotations

import kg
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from kg.model import unbroken

WORDS = """
本报讯 （记者 李明） 6月14日 2023年 星期四 第三版 责任编辑 王芳摄 图为 文/图
■ ● □ ， 。 、 ； ： “ ” 《 》 （ ） —— ... 𠮷 😀 e\u0301 １２３ ABC \ufeff
东湖街道 南园社区 市文化馆 该局 我市 联合 举办 开展 为 居民 邻里文化节 义诊活动 消防安全培训
人民广场 在 由 主办 承办 300余名 1.2万元 93% 下一步 将 力争 没有 以“ ”为主题
"""
SPACES = ["\n", "\n\n", " ", "\r\n", "\t", "\u3000"]
PIECES = st.sampled_from(WORDS.split()) | st.sampled_from(SPACES)
PAGES = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES)
@example("本报讯责任编辑")
@example("\ue000东湖街道\ue701举办\uecff邻里文化节。")
def test_every_text_is_read_and_quoted(text: str) -> None:
    graph = kg.from_text(text)
    for fact in (*graph.facts, *(doubt.fact for doubt in graph.data.review)):
        for piece in fact.evidence:
            for span, words in ((piece.span, piece.quote), (piece.sentence_span, piece.sentence)):
                assert unbroken(text[span.start : span.end]) == words
    for article in graph.articles:
        assert 0 <= article.span.start < article.span.end <= len(text)
