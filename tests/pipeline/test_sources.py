from __future__ import annotations

from pathlib import Path

import pytest
from kg.errors import BaopuError, SourceError
from kg.sources import inputs, sources

TEXT = "本报讯 6月14日，东湖街道举办邻里文化节。\n"


def page(path: Path, data: bytes = TEXT.encode()) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def names(*paths: Path | str) -> list[str]:
    return list(inputs(paths))


def test_a_directory_names_its_files_by_their_paths_inside(tmp_path: Path) -> None:
    for name in ("p10.txt", "p2.txt", "june/p1.txt", "notes.md"):
        page(tmp_path / name)
    assert names(tmp_path) == ["june/p1.txt", "p2.txt", "p10.txt"]


def test_order_of_arguments_and_working_directory_do_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = page(tmp_path / "b/1.txt"), page(tmp_path / "a/2.txt")
    expected = names(first, second)
    assert names(second, first, second) == expected == ["2.txt", "1.txt"]
    monkeypatch.chdir(tmp_path / "a")
    assert names("../b/1.txt", "2.txt") == expected
    assert names(tmp_path, "2.txt") == names("..") == ["a/2.txt", "b/1.txt"]


def test_files_of_one_name_are_told_apart_by_their_directories(tmp_path: Path) -> None:
    one, two = page(tmp_path / "x/june/p.txt"), page(tmp_path / "x/july/p.txt")
    assert names(one, two) == names(two, one) == ["july/p.txt", "june/p.txt"]


def test_two_files_that_would_share_article_ids_are_not_both_read(tmp_path: Path) -> None:
    page(tmp_path / "p"), page(tmp_path / "p.txt")
    failed: list[SourceError] = []
    found = list(sources([tmp_path / "p", tmp_path / "p.txt"], on_error=failed.append))
    assert [source.name for source in found] == ["p"]
    assert [error.source for error in failed] == ["p.txt"]


def test_hidden_files_are_no_pages(tmp_path: Path) -> None:
    page(tmp_path / "p.txt"), page(tmp_path / "._p.txt"), page(tmp_path / ".venv/notes.txt")
    assert names(tmp_path) == ["p.txt"]
    assert names(tmp_path / "._p.txt") == ["._p.txt"]


def test_no_pages_is_told_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(BaopuError, match=r"no pages.*\.txt"):
        inputs([tmp_path])


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.txt": bytes(range(256)) * 20,
    "latin.txt": "Où est la bibliothèque, s'il vous plaît ?".encode("latin-1"),
    "one-line.txt": "消".encode() * 17_000_000,
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_told_and_the_others_go_on(tmp_path: Path, name: str) -> None:
    page(tmp_path / "good.txt")
    page(tmp_path / name, BAD[name])
    failed: list[SourceError] = []
    found = list(sources([tmp_path], on_error=failed.append))
    assert [source.name for source in found] == ["good.txt"]
    assert [error.source for error in failed] == [name]
    assert failed[0].hint


def test_gbk_that_is_a_page_is_read(tmp_path: Path) -> None:
    page(tmp_path / "gbk.txt", (TEXT * 5).encode("gb18030"))
    failed: list[SourceError] = []
    assert [source.raw for source in sources([tmp_path], on_error=failed.append)] == [TEXT * 5]


@pytest.mark.parametrize("kind", ["link to nowhere", "missing"])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, kind: str) -> None:
    page(tmp_path / "good.txt")
    bad = tmp_path / "bad.txt"
    if kind == "link to nowhere":
        bad.symlink_to(tmp_path / "nowhere.txt")
    failed: list[SourceError] = []
    found = list(sources([tmp_path, bad], on_error=failed.append))
    assert [source.name for source in found] == ["good.txt"]
    assert [error.source for error in failed] == ["bad.txt"]


def test_a_dangling_link_inside_a_directory_is_told(tmp_path: Path) -> None:
    page(tmp_path / "good.txt")
    (tmp_path / "bad.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "directory.txt").mkdir()
    failed: list[SourceError] = []
    assert [source.name for source in sources([tmp_path], on_error=failed.append)] == ["good.txt"]
    assert [error.source for error in failed] == ["bad.txt"]
