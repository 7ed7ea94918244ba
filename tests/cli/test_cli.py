"""The command as its users run it: a process with arguments, an exit status, and what it prints."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from kg.cli import app
from typer.testing import CliRunner

ROOT = Path(__file__).resolve().parents[2]
PAGE = "本报讯 6月14日，东湖街道举办邻里文化节。\n"
GROUP = typer.main.get_command(app)
COMMANDS = sorted(getattr(GROUP, "commands", {}))


def kg(*arguments: Path | str, cwd: Path | None = None, seed: str = "0") -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "PYTHONUTF8": "1", "COLUMNS": "120"}
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def contents(directory: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(directory.iterdir())}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    place = tmp_path / "pages"
    place.mkdir()
    (place / "good.txt").write_text(PAGE, "utf-8")
    return place


def test_every_verb_is_a_command_with_help_and_a_heading_in_both_readmes() -> None:
    verbs = {"read", "annotate", "extract", "resolve", "publish", "build", "query", "view", "explain", "eval"}
    assert verbs <= {*COMMANDS}
    for readme in ("README.md", "README.en.md"):
        headings = re.findall(r"^### `kg (\w+)`", (ROOT / readme).read_text("utf-8"), re.MULTILINE)
        assert sorted(headings) == COMMANDS, readme


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_both_languages(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"])
    assert shown.exit_code == 0
    first = shown.output.split("\n\n")[1]
    assert re.search("[一-鿿]", first) and re.search("[A-Za-z]{3}", first), first


def test_help_and_version_import_no_stage() -> None:
    code = "import sys; from kg.cli import app; print([m for m in sys.modules if m in {!r}])"
    heavy = {"jieba", "rdflib", "pyoxigraph", "networkx", "pyvis", "yaml", "rich", "kg.model", "kg.pipeline"}
    done = subprocess.run(
        [sys.executable, "-c", code.format(heavy)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
    assert kg("--version").stdout.startswith("baopu ")


def test_build_writes_everything_and_says_what_to_open(pages: Path, tmp_path: Path) -> None:
    done = kg("build", pages, "-o", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("打开 open: ")
    for name in re.findall(r"\S+\.html", done.stdout):
        assert Path(name).is_file()
    facts = [json.loads(line) for line in (tmp_path / "out/facts.jsonl").read_text("utf-8").splitlines()]
    assert ("东湖街道", "hosted", "邻里文化节") in {
        (fact["subject"]["label"], fact["predicate"], fact["object"]["label"]) for fact in facts
    }


BAD = {
    "empty": (b"", "empty file"),
    "binary": (bytes(range(256)) * 9, "binary file"),
    "half-a-character": (PAGE.encode()[:-3], "unknown encoding"),
    "one-endless-line": ("消".encode() * 17_000_000, "too large"),
}


def test_bad_inputs_are_told_and_the_rest_is_built(pages: Path, tmp_path: Path) -> None:
    for name, (data, _) in BAD.items():
        (pages / f"{name}.txt").write_bytes(data)
    (pages / "gbk.txt").write_bytes((PAGE * 5).encode("gb18030"))
    (pages / "link.txt").symlink_to("nowhere")
    done = kg("build", pages, "-o", tmp_path / "out")
    assert done.returncode == 1
    told = dict(line.removeprefix("错误 error: ").split(": ", 1) for line in done.stderr.splitlines())
    assert sorted(told) == sorted([*(f"{name}.txt" for name in BAD), "link.txt"])
    for name, (_, words) in BAD.items():
        assert words in told[f"{name}.txt"]
    manifest = json.loads((tmp_path / "out/manifest.json").read_text("utf-8"))
    assert [row["name"] for row in manifest["inputs"]] == ["gbk.txt", "good.txt"]
    assert {row["name"] for row in manifest["failed"]} == set(told)


@pytest.mark.parametrize("output", ["outputs", "."])
def test_what_was_built_is_not_read_again(pages: Path, output: str) -> None:
    for _ in range(2):
        done = kg("build", ".", "-o", output, cwd=pages)
        assert (done.returncode, done.stderr) == (0, "")


def test_when_nothing_can_be_built_the_old_output_stays(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert kg("build", pages, "-o", out).returncode == 0
    before = contents(out)
    (pages / "good.txt").write_bytes(b"")
    done = kg("build", pages, "-o", out)
    assert (done.returncode, done.stderr.count("错误 error:")) == (2, 2)
    assert contents(out) == before


MISTAKES = {
    "no arguments": (["build"], "pages"),
    "no such page": (["build", "nowhere.txt"], "nowhere.txt"),
    "nothing to read": (["build", "."], r"no pages.*\.txt"),
    "no such option": (["build", "--wrong"], "--wrong"),
    "no date": (["build", "x.txt", "--issued", "yesterday"], "for example: 2023-06-15"),
    "no licence": (["build", "x.txt", "--licence", "mine, all mine"], "for example: CC-BY-4.0"),
    "no data directory": (["build", "x.txt", "--data", "nowhere"], "--data"),
    "no graph": (["view", "nowhere"], "kg build"),
    "no gold": (["eval", "nowhere.jsonl", "nowhere.jsonl"], "nowhere.jsonl"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_one_sentence_with_the_next_step(mistake: str, tmp_path: Path) -> None:
    arguments, words = MISTAKES[mistake]
    done = kg(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert re.search(words, done.stderr), done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "outputs").exists()


def test_output_is_the_same_bytes_from_anywhere(pages: Path, tmp_path: Path) -> None:
    (pages / "second.txt").write_text(PAGE.replace("东湖", "西湖"), "utf-8")
    files = [pages / "good.txt", pages / "second.txt"]
    assert kg("build", *files, "-o", tmp_path / "a", seed="1").returncode == 0
    assert kg("build", "second.txt", "good.txt", "-o", tmp_path / "b", cwd=pages, seed="2").returncode == 0
    assert kg("build", *files, "-o", tmp_path / "c", "--workers", "2").returncode == 0
    assert contents(tmp_path / "a") == contents(tmp_path / "b") == contents(tmp_path / "c")


@pytest.mark.parametrize("command", ["read", "annotate", "extract", "resolve"])
def test_stages_print_json_lines(command: str, pages: Path) -> None:
    (pages / "bad.txt").touch()
    done = kg(command, pages)
    assert done.returncode == 1
    assert "bad.txt" in done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows
    assert all(isinstance(row, dict) for row in rows)


def test_a_reader_that_stops_early_sees_no_traceback(pages: Path) -> None:
    (pages / "long.txt").write_text(PAGE * 2000, "utf-8")
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "read", str(pages)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def test_publish_prints_what_build_writes(pages: Path, tmp_path: Path) -> None:
    kg("build", pages, "-o", tmp_path / "out")
    printed = kg("publish", pages)
    assert printed.returncode == 0
    assert printed.stdout.encode() == (tmp_path / "out/facts.ttl").read_bytes()


QUESTIONS = [
    ["SELECT ?e { ?s bp:hosted/skos:prefLabel ?e }"],
    ["hosts"],
    ["hosts-of", "-p", "class=bp:Street"],
    ["-f", "QUESTION"],
]


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_query_asks_in_sparql_by_name_and_from_a_file(
    question: list[str], pages: Path, tmp_path: Path
) -> None:
    kg("build", pages, "-o", tmp_path / "out")
    (tmp_path / "q.rq").write_text(QUESTIONS[0][0], "utf-8")
    arguments = [str(tmp_path / "q.rq") if word == "QUESTION" else word for word in question]
    found = kg("query", *arguments, "-g", tmp_path / "out", "--format", "csv")
    assert found.returncode == 0, found.stderr
    assert "邻里文化节" in found.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["hosts", "-f", "x.rq"],
        ["SELECT * { ?s ?p"],
        ["evidence", "-p", "name"],
        ["hosts", "-g", "nowhere"],
    ],
    ids=" ".join,
)
def test_a_wrong_question_is_one_sentence(arguments: list[str], pages: Path, tmp_path: Path) -> None:
    kg("build", pages, "-o", tmp_path / "outputs")
    found = kg("query", *arguments, cwd=tmp_path)
    assert found.returncode == 2
    assert len(found.stderr.splitlines()) == 1 and "Traceback" not in found.stderr


def test_query_lists_the_named_questions(tmp_path: Path) -> None:
    listed = kg("query", "--list", cwd=tmp_path)
    assert listed.returncode == 0 and "cohosts" in listed.stdout


def test_validate_says_what_is_wrong_and_where(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    kg("build", pages, "-o", out)
    done = kg("validate", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert "合格 conforms" in done.stdout
    facts = out / "facts.ttl"
    facts.write_text(facts.read_text("utf-8").replace("a bp:Event", "a bp:Topic"), "utf-8")
    done = kg("validate", out)
    assert done.returncode == 1
    assert re.search(r"✗ hosted-object \(1\) “举办”的宾语须是活动 · the object", done.stdout), done.stdout
    assert "id:邻里文化节" in done.stdout and "错误 faults" in done.stdout
    assert kg("validate", tmp_path / "nowhere").returncode == 2


def test_export_writes_a_file_or_to_stdout(pages: Path, tmp_path: Path) -> None:
    kg("build", pages, "-o", tmp_path / "out")
    printed = kg("export", "ntriples", tmp_path / "out")
    assert printed.returncode == 0 and printed.stdout.splitlines() == sorted(printed.stdout.splitlines())
    done = kg("export", "ntriples", tmp_path / "out", "-o", tmp_path / "new/g.nt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "new/g.nt").read_text("utf-8") == printed.stdout
    assert kg("export", "neo4j", tmp_path / "out", "-o", tmp_path / "new").returncode == 0
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"g.nt", "nodes.csv", "relationships.csv"}
    assert "trig" in kg("export", "--list").stdout
    for wrong in (["export"], ["export", "xlsx", tmp_path / "out"], ["export", "neo4j", tmp_path / "out"]):
        assert kg(*wrong).returncode == 2
