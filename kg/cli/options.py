"""Options that several commands take, declared once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypedDict

import typer

from kg.errors import BaopuError

if TYPE_CHECKING:
    from datetime import date

    from kg.gazetteer import Gazetteer
    from kg.resolve import Judgement
    from kg.resources import Resources

__all__ = ["Data", "Graph", "Issued", "Pages", "Paper", "as_date", "resources"]

Pages = Annotated[
    list[Path], typer.Argument(help="报纸文本或目录 newspaper text files or directories", show_default=False)
]
Issued = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", help="出版日期，版面未印时用 the paper's date, if not printed"),
]
Paper = Annotated[str | None, typer.Option(help="报名 the paper's name, if not printed")]
Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        help="自己的词表和规则目录 a directory with your own lexicons/, rules/, gazetteer/ and ledger.tsv",
    ),
]
Graph = Annotated[
    Path,
    typer.Option("--graph", "-g", help="kg build 写出的目录或 .ttl 文件 what kg build wrote, or a .ttl file"),
]


def as_date(text: str | None) -> date | None:
    """The day of an option.

    :raises BaopuError: it is no day of the calendar.
    """
    from datetime import date

    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BaopuError(
            f"--issued {text}: 不是日期 (no date)", hint="例如 for example: 2023-06-15"
        ) from error


def resources(data: Path | None) -> Resources:
    """The packaged data together with a user's own.

    :raises BaopuError: there is no such directory.
    """
    from kg.resources import load

    if data and not data.is_dir():
        raise BaopuError(f"{data}: 没有这个目录 (no such directory)", hint="请检查 --data (check --data)")
    return load(data)


class Settings(TypedDict):
    """What every stage is given besides the text."""

    resources: Resources
    gazetteer: Gazetteer
    judgements: tuple[Judgement, ...]


def settings(data: Path | None) -> Settings:
    """The packaged data with a user's own: ``lexicons/`` ``rules/`` ``gazetteer/*.tsv`` ``ledger.tsv``."""
    from kg.gazetteer import Gazetteer
    from kg.resolve import read_judgements
    from kg.resources import data_directory

    own = sorted((data / "gazetteer").glob("*.tsv")) if data else []
    ledger = data / "ledger.tsv" if data else None
    return {
        "resources": resources(data),
        "gazetteer": Gazetteer.load(data_directory() / "gazetteer", *own),
        "judgements": read_judgements(ledger) if ledger and ledger.exists() else (),
    }
