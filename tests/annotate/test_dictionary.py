"""Words and their costs are those of jieba, with its model for unknown words off."""

from __future__ import annotations

import logging
import math
from functools import cache
from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kg.annotate.dictionary import Dictionary

ADDED = {"驻村": None, "市场监督管理所": None, "文旅": None, "包保": 500}
DROPPED = ("局局长", "和县", "家协会")
PAGE = Path("data/pages/pingcheng.txt").read_text("utf-8")
#: What the two cut alone, together or not at all.
SPECIAL = "aZ09+#&._%- \t\r\n　龥鿕鿖\U00020000〇，。“”AT&T"


@cache
def reference() -> jieba.Tokenizer:
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for word in DROPPED:
        tokenizer.del_word(word)
    for word, frequency in ADDED.items():
        tokenizer.add_word(word, freq=frequency)
    return tokenizer


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        Dictionary.load(ADDED, DROPPED)
        return Dictionary.load(ADDED, DROPPED)


pieces = st.one_of(
    st.text(),
    st.text(st.sampled_from(SPECIAL), max_size=6),
    st.sampled_from([*ADDED, *DROPPED]),
    st.integers(0, len(PAGE)).map(lambda at: PAGE[at : at + 12]),
)


@given(st.lists(pieces, max_size=4).map("".join))
def test_cuts_are_those_of_jieba(dictionary: Dictionary, text: str) -> None:
    assert [(word, start, end) for start, end, word in dictionary.cut(text)] == list(
        reference().tokenize(text, HMM=False)
    )


def test_a_page_is_cut_as_jieba_cuts_it(dictionary: Dictionary) -> None:
    assert [word for _, _, word in dictionary.cut(PAGE)] == reference().lcut(PAGE, HMM=False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("社区开展", ["社", "社区"]),
        ("驻村干部", ["驻", "驻村"]),
        ("和县", ["和"]),
        ("书法家协会", ["书", "书法", "书法家"]),
        ("\U00020000", ["\U00020000"]),
    ],
)
def test_costs_are_those_of_jieba(dictionary: Dictionary, text: str, words: list[str]) -> None:
    total, counts = reference().total, reference().FREQ
    assert list(dictionary.costs(text, 0)) == [
        (len(word), math.log(total) - math.log(counts.get(word) or 1)) for word in words
    ]


@pytest.mark.parametrize("left_over", [b"", b"1 2 3 4", b"\xff\xfe", b"no key at all\nx"])
def test_a_cache_of_other_words_is_made_again(
    left_over: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cache_file = tmp_path / "baopu/dictionary.txt"
    cache_file.parent.mkdir()
    cache_file.write_bytes(left_over)
    assert [w for _, _, w in Dictionary.load({}, ["社区"]).cut("社区开展")] == ["社", "区", "开展"]
    assert cache_file.stat().st_size > len(left_over)
    assert [w for _, _, w in Dictionary.load({}, ["开展"]).cut("社区开展")] == ["社区", "开", "展"]


def test_without_a_place_for_the_cache_words_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "baopu").write_text("a file where the directory should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert [w for _, _, w in Dictionary.load({}, []).cut("社区开展")] == ["社区", "开展"]
