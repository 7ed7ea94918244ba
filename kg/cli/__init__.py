"""The command line: every verb of the house is a command. Heavy imports wait until a command runs."""

from __future__ import annotations

import gc
import sys

import typer

from kg.cli.build import build
from kg.cli.diff import diff
from kg.cli.evaluate import evaluate
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.identity import different, merges, same
from kg.cli.query import query
from kg.cli.rules import rules
from kg.cli.screen import NOTHING_DONE, tell
from kg.cli.stages import annotate, extract, publish, read, resolve
from kg.cli.validate import validate
from kg.cli.view import view
from kg.errors import BaopuError

__all__ = ["app", "main"]

app = typer.Typer(
    name="kg",
    help="报谱：中文地方新闻变成句句有据的知识图谱 — local news as a graph whose every fact has its words.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _options(
    version: bool = typer.Option(False, "--version", help="版本 print the version and stop"),
) -> None:
    if version:
        from kg.version import __version__

        typer.echo(f"baopu {__version__}")
        raise typer.Exit


for _command in (
    build,
    query,
    view,
    export,
    validate,
    diff,
    merges,
    same,
    different,
    explain,
    read,
    annotate,
    extract,
    resolve,
    publish,
):
    app.command()(_command)
app.command(name="eval")(evaluate)
app.add_typer(rules, name="rules")


def main() -> None:
    """Run ``kg``: a mistake of the user ends in one sentence, never in a traceback."""
    # What a command makes mostly lasts as long as the command: there is little to gain from looking for
    # garbage in it every 700 objects.
    gc.set_threshold(50_000)
    try:
        app()
    except BaopuError as error:
        tell(error)
        sys.exit(NOTHING_DONE)
