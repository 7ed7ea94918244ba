"""What commands share: one sentence for an error, tables, files of JSON lines, and the exit statuses."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import BaopuError, SourceError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import ProgressColumn

__all__ = [
    "NOTHING_DONE",
    "SOME_FAILED",
    "Failures",
    "console",
    "json_lines",
    "rate",
    "read_text",
    "tell",
    "write_line",
]

#: Some inputs failed, the rest is done.
SOME_FAILED = 1
#: A wrong option, an unreadable file, no input at all: nothing was done.
NOTHING_DONE = 2


def tell(error: BaopuError) -> None:
    """Print an error as one line on stderr; what it says may come from a file, so no markup is read in it."""
    print(f"错误 error: {error}", file=sys.stderr, flush=True)


class Failures:
    """Tells of each input that failed as it fails, and counts."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: SourceError) -> None:
        self.count += 1
        tell(error)

    @property
    def status(self) -> int:
        return SOME_FAILED if self.count else 0


def console(*, stderr: bool = False) -> Console:
    """A console that never wraps or colours what goes into a file or a pipe."""
    from rich.console import Console

    return Console(stderr=stderr, soft_wrap=True, highlight=False, markup=False, emoji=False)


def rate(form: str) -> ProgressColumn:
    """A column that says how many steps are done in a second, once that is known."""
    from rich.progress import ProgressColumn, Task
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(form.format(task.speed) if task.speed else "")

    return Rate()


def write_line(row: Mapping[str, Any]) -> None:
    """One object as one line of JSON on stdout."""
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def read_text(path: Path) -> str:
    """The text of a file that the user named.

    :raises BaopuError: it cannot be read or is not UTF-8.
    """
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text("utf-8-sig")
    except OSError as error:
        hint = "请检查文件名 (check the name)"
        raise BaopuError(f"{path}: {error.strerror or error}", hint=hint) from error
    except UnicodeDecodeError as error:
        hint = "请另存为 UTF-8 (save it as UTF-8)"
        raise BaopuError(f"{path}: 不是 UTF-8 (not UTF-8)", hint=hint) from error


def json_lines(path: Path) -> Iterable[dict[str, Any]]:
    """The objects of a file of JSON lines.

    :raises BaopuError: a line is no JSON object.
    """
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict):
            hint = "每行一个 JSON 对象 (one JSON object a line)"
            raise BaopuError(f"{path}:{number}: 不是 JSON 对象 (no JSON object)", hint=hint)
        yield row
