"""``kg rules``: what the rules read, and whether their own examples hold."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import Data, resources

__all__ = ["rules"]

rules = typer.Typer(help="规则 The rules and their examples.", no_args_is_help=True)


@rules.command(name="list")
def list_rules(
    words: Annotated[str | None, typer.Argument(help="只列含这几个字的 only rules with these words")] = None,
    data: Data = None,
) -> None:
    """列出规则 List the rules and what they read."""
    from kg.extract.rules import compile_rules

    for rule in compile_rules(resources(data)):
        gives = " ".join(dict.fromkeys(give.predicate for give in rule.gives))
        if not words or words in f"{rule.name} {gives} {rule.says}":
            typer.echo(f"{rule.name}  {rule.confidence:.2f}  {rule.says}  ({gives})")
