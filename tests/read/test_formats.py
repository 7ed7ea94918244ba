"""Finding and decoding files; bad input is refused with the next step."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from kg.errors import SourceError
from kg.read import find, load, read
from kg.read.formats import MAX_BYTES, MAX_LINE

CHINESE = "小区换新颜\n\n本报讯（记者 李明）近日，我市在各社区开展了这一活动，受到居民的好评。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "page.txt"
    data = CHINESE.encode(encoding)
    file.write_bytes(data)
    source = load(file)
    assert (source.name, source.raw) == ("page.txt", CHINESE)
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空文件"),
        (b" \r\n\t\n", "空文件"),
        (b"\xef\xbb\xbf", "空文件"),
        (b"\x00\x01\x02\x03", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe", "binary"),
        (bytes(range(128, 256)) * 20, "encoding"),
        (CHINESE.encode("utf-8") + b"\xff", "encoding"),
        ("古城區舉辦活動，居民們參加了這次活動，對活動表示滿意。".encode("big5"), "encoding"),
        ("ÄÖÜ äöü ß éèê".encode("latin-1"), "encoding"),
        (("字" * (MAX_LINE + 1)).encode(), "line too long"),
        (b"a" * (MAX_BYTES + 1), "too large"),
    ],
)
def test_bad_input(tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(data)
    with pytest.raises(SourceError, match=words) as caught:
        load(file)
    assert caught.value.source == "bad.txt"
    assert caught.value.hint


def test_html_is_refused_with_the_next_step(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<p>近日</p>", "utf-8")
    with pytest.raises(SourceError, match="HTML"):
        load(file)


def test_missing_file_and_directory(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(SourceError, match="cannot be read"):
            load(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_unreadable_file(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(CHINESE, "utf-8")
    file.chmod(0)
    with pytest.raises(SourceError, match="cannot be read"):
        load(file)


def test_find_gives_a_stable_order(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    names = ["p10.txt", "p2.txt", "deep/p1.TXT", "notes.md", "web.html"]
    for name in names:
        (tmp_path / name).write_text(CHINESE, "utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in find([tmp_path])]
    assert found == ["deep/p1.TXT", "p2.txt", "p10.txt", "web.html"]
    assert find([tmp_path / "p10.txt", tmp_path]) == find([tmp_path, tmp_path / "p2.txt"])
    assert find([tmp_path / "none.txt"]) == [tmp_path / "none.txt"]


def test_a_name_given_makes_the_ids(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(CHINESE, "utf-8")
    (article,) = read(load(file, "2024/03/page.txt"))
    assert (article.id, article.source) == ("2024/03/page#1", "2024/03/page.txt")
