"""Archives: a line is a source, and a bad line is told while the others are read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import kg
import pytest
from kg.errors import SourceError
from kg.model import Source
from kg.read import read, rows

TEXT = "本报讯 6月14日，东湖街道举办邻里文化节。"


def archive(path: Path, *lines: object) -> Path:
    texts = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text("\n".join(texts) + "\n", "utf-8")
    return path


def test_a_row_is_a_source_with_what_it_says_of_itself(tmp_path: Path) -> None:
    told = {"text": TEXT, "name": "c/7.txt", "issued": "2023-06-15", "paper": "东湖日报"}
    first, second = rows(archive(tmp_path / "a.jsonl", {"text": TEXT}, "", told), "a.jsonl")
    assert isinstance(first, Source) and isinstance(second, Source)
    assert (first.name, first.raw, first.issued) == (f"a/{first.sha256[:12]}.txt", TEXT, None)
    assert (second.name, second.issued, second.paper) == ("a/c/7.txt", date(2023, 6, 15), "东湖日报")
    assert first.file == second.file
    assert first.sha256 == second.sha256 != first.file.sha256
    (article,) = read(second)
    assert (article.id, article.issued, article.paper) == ("a/c/7#1", date(2023, 6, 15), "东湖日报")


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ("{", "a.jsonl:1", "Expecting"),
        ("[1]", "a.jsonl:1", "no JSON object"),
        ({"body": TEXT}, "a.jsonl:1", "no text"),
        ({"text": 3}, "a.jsonl:1", "text: .*no string"),
        ({"text": TEXT, "issued": "yesterday"}, "a.jsonl:1", "isoformat"),
        ({"text": " \n", "name": "1"}, "a/1.txt", "empty"),
        ({"text": "\0", "name": "1"}, "a/1.txt", "binary"),
        ({"text": TEXT, "name": "2"}, "a/2.txt", "stands twice"),
    ],
)
def test_a_line_that_is_none_is_told_with_the_form(
    line: object, name: str, words: str, tmp_path: Path
) -> None:
    told: list[SourceError] = []
    lines = (line, {"text": TEXT, "name": "2"}) if words == "stands twice" else (line, {"text": TEXT})
    graph = kg.build(archive(tmp_path / "a.jsonl", *lines), on_error=told.append)
    assert [error.source for error in told] == [name]
    assert str(told[0]).partition(": ")[2] and told[0].hint
    with pytest.raises(SourceError, match=words):
        raise told[0]
    assert len(graph.articles) == 1


def test_the_manifest_names_the_archive_once(tmp_path: Path) -> None:
    graph = kg.build(archive(tmp_path / "a.jsonl", {"text": TEXT}, {"text": TEXT + "\n"}))
    (one,) = graph.data.manifest["inputs"]
    assert (one["name"], one["articles"], one["facts"]) == ("a.jsonl", 2, len(graph.facts))


def test_an_archive_in_a_directory_is_not_taken_for_pages(tmp_path: Path) -> None:
    archive(tmp_path / "a.jsonl", {"text": TEXT})
    (tmp_path / "p.txt").write_text(TEXT, "utf-8")
    assert [article.source for article in kg.build(tmp_path).articles] == ["p.txt"]
