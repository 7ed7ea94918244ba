"""The developer's table runs from a bare checkout and keeps the locked half to itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from kg.evaluate import split
from tests.evaluate.rows import as_fact

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> str:
    command = [sys.executable, str(ROOT / "tools/devloop.py"), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def test_the_sample_page_is_scored(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in (ROOT / "data/gold/seed.jsonl").read_text("utf-8").splitlines()]
    facts = [as_fact(row) | {"article": f"pingcheng#{int(row['article'][1:])}"} for row in rows[1:]]
    path = tmp_path / "facts.jsonl"
    path.write_text("\n".join(json.dumps(f, ensure_ascii=False) for f in facts), "utf-8")
    shown = run("--show", rows[0]["p"], "--rules", str(path))
    assert "sample page" in shown
    assert f"missed a01 {rows[0]['s']}" in shown


def test_sentences_of_the_locked_half_are_not_shown(tmp_path: Path) -> None:
    gold = ROOT.parent / "shared/devset/gold.jsonl"
    if not gold.exists():
        pytest.skip("the development corpus is not here")
    path = tmp_path / "facts.jsonl"
    wrong = {
        "s": "某街道",
        "p": "hosted",
        "o": "无此活动",
        "s_type": "Street",
        "o_type": "Event",
        "status": "done",
    }
    ids = [f"d{n:03}" for n in range(1, 61)]
    facts = [as_fact(wrong | {"article": i}) for i in ids]
    path.write_text("\n".join(json.dumps(f, ensure_ascii=False) for f in facts), "utf-8")
    shown = run("--show", "all", str(path))
    for article in ids:
        listed = f"wrong {article} " in shown or f"missed {article} " in shown
        assert listed is (split(article) == "tuned")
