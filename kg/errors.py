"""Errors carry the data that explains them; only the command line turns them into sentences on a screen."""

from __future__ import annotations

__all__ = ["BaopuError", "DataFileError", "MissingExtraError", "QueryError", "SourceError"]


class BaopuError(Exception):
    """The base of every error the library raises on purpose.

    :param message: what happened, one sentence without a final full stop.
    :param hint: the next step for the reader, one sentence, or an empty string.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}" if self.hint else self.message


class SourceError(BaopuError):
    """One input could not be read; the others go on.

    :param source: the input's name as the user gave it.
    """

    def __init__(self, source: str, message: str, *, hint: str = "") -> None:
        super().__init__(f"{source}: {message}", hint=hint)
        self.source = source


class DataFileError(BaopuError):
    """A lexicon, rule, gazetteer or ontology file is wrong.

    :param file: the file's name.
    :param where: the rule, line or field inside it.
    """

    def __init__(self, file: str, where: str, message: str, *, hint: str = "") -> None:
        super().__init__(f"{file}: {where}: {message}" if where else f"{file}: {message}", hint=hint)
        self.file = file
        self.where = where


class QueryError(BaopuError):
    """A SPARQL query is malformed or asks for something that is not allowed."""


class MissingExtraError(BaopuError):
    """An optional dependency is not installed.

    :param extra: the extra of the distribution that brings it.
    """

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed", hint=f"Install it with: pip install 'baopu[{extra}]'")
        self.extra = extra
