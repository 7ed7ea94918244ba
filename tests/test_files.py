from __future__ import annotations

from pathlib import Path

import pytest
from kg.errors import BaopuError
from kg.files import replacing


def contents(directory: Path) -> dict[str, str]:
    return {p.name: p.read_text("utf-8") for p in sorted(directory.iterdir()) if p.is_file()}


def write(directory: Path, **files: str) -> None:
    for name, text in files.items():
        (directory / name).write_text(text, "utf-8")


def test_new_files_take_their_places_and_others_stay(tmp_path: Path) -> None:
    write(tmp_path, facts="old", view="old", mine="my notes")
    with replacing(tmp_path, stale=["view", "never-there"]) as fresh:
        write(fresh, facts="new", report="new")
        assert contents(tmp_path) == {"facts": "old", "mine": "my notes", "view": "old"}
    assert contents(tmp_path) == {"facts": "new", "mine": "my notes", "report": "new"}
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_missing_directory_is_made(tmp_path: Path) -> None:
    with replacing(tmp_path / "a/b") as fresh:
        write(fresh, facts="new")
    assert contents(tmp_path / "a/b") == {"facts": "new"}


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_failure_while_writing_leaves_all_as_it_was(tmp_path: Path, error: type[BaseException]) -> None:
    write(tmp_path, facts="old")
    with pytest.raises(error), replacing(tmp_path) as fresh:
        write(fresh, facts="new")
        raise error
    assert [p.name for p in tmp_path.iterdir()] == ["facts"]
    assert contents(tmp_path) == {"facts": "old"}


def test_a_failure_while_moving_puts_the_old_files_back(tmp_path: Path) -> None:
    write(tmp_path, articles="old", facts="old")
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "inside").touch()
    with pytest.raises(BaopuError, match="report"), replacing(tmp_path, stale=["facts"]) as fresh:
        write(fresh, articles="new", entities="new", report="new")
    assert contents(tmp_path) == {"articles": "old", "facts": "old"}
    assert (tmp_path / "report" / "inside").exists()


def test_a_file_in_the_way_is_told_in_one_sentence(tmp_path: Path) -> None:
    write(tmp_path, outputs="a file")
    with pytest.raises(BaopuError, match="-o"), replacing(tmp_path / "outputs"):
        pytest.fail("nothing may be written")


def test_files_are_readable_by_others_as_usual(tmp_path: Path) -> None:
    with replacing(tmp_path / "out") as fresh:
        write(fresh, facts="new")
    write(tmp_path, plain="")
    assert (tmp_path / "out/facts").stat().st_mode == (tmp_path / "plain").stat().st_mode
