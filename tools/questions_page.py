"""The page of questions and what the sample page answers, made of ``ontology/queries/*.rq`` and ``outputs/``.

python tools/questions_page.py           writes docs/questions.md; ``make golden`` rebuilds outputs/ before
python tools/questions_page.py --check   says whether it is fresh (a test does the same)
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from kg.store import NamedQuery, Result, Store

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/questions.md"
INTRODUCTION = """# 问与答 Questions and answers

每个问题都有名字：`kg query NAME`；有参数的，用 `-p 参数=值` 换掉默认值。下面是样报的图谱
（[`outputs/`](../outputs)）的回答，由 `make golden` 写出；问题在 [`ontology/queries/`](../ontology/queries)。
Each question has a name: `kg query NAME`, and `-p parameter=value` where it takes one. The answers are those
of the sample page's graph; `make golden` writes this page.
"""


def page() -> str:
    """The page as it should be."""
    store = Store.load(ROOT / "outputs")
    parts = ("\n".join(_part(question, store.named(name))) for name, question in store.queries.items())
    return "\n".join((INTRODUCTION, *parts))


def _part(question: NamedQuery, answer: Result) -> Iterator[str]:
    yield f"## {question.name}\n"
    yield f"{question.title_zh} {question.title_en}\n"
    for name, default in question.params.items():
        yield f"参数 parameter: `{name}` = `{default}`\n"
    body = (line for line in question.sparql.strip().splitlines() if not line.startswith("#"))
    yield "\n".join(["```sparql", *body, "```\n"])
    yield f"| {' | '.join(answer.variables)} |"
    yield f"|{'---|' * len(answer.variables)}"
    for row in answer.short():
        # A bar would end the cell.
        cells = (cell.replace("|", "\\|") for cell in row)
        yield f"| {' | '.join(cells)} |"
    yield ""


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        return 0 if PAGE.read_text("utf-8") == page() else 1
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
