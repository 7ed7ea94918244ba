"""Replace a directory's files as one: a reader finds the old ones or the new ones, never half of each."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import BaopuError

__all__ = ["replacing"]


@contextmanager
def replacing(directory: Path, *, stale: Iterable[str] = ()) -> Iterator[Path]:
    """Give a fresh directory to write into; when the block ends well, its files take their places.

    When the block raises, or a file cannot be put in its place, ``directory`` stays as it was. Files of
    other names in it are left alone.

    :param stale: names of files that an earlier run may have left and that this one must not leave.
    :raises BaopuError: the directory cannot be made or written.
    """
    directory = Path(directory)
    try:
        directory.mkdir(parents=True, exist_ok=True)
        # Inside the directory itself: renaming needs the same file system, and a mount point has no sibling.
        workshop = Path(tempfile.mkdtemp(prefix=".kg-", dir=directory))
    except OSError as error:
        raise _unwritable(directory, error) from error
    try:
        fresh = workshop / "new"
        fresh.mkdir()
        yield fresh
        try:
            _exchange(fresh, workshop / "old", directory, stale)
        except OSError as error:
            raise _unwritable(directory, error) from error
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _exchange(fresh: Path, old: Path, directory: Path, stale: Iterable[str]) -> None:
    """Move every fresh file into place; the old ones are kept until all have moved."""
    old.mkdir()
    names = sorted(path.name for path in fresh.iterdir())
    doomed = sorted(set(stale) - set(names))
    replaced = [name for name in (*names, *doomed) if (directory / name).is_file()]
    try:
        for name in replaced:
            _keep(directory / name, old / name)
        for name in names:
            (fresh / name).replace(directory / name)
        for name in doomed:
            (directory / name).unlink(missing_ok=True)
    except BaseException:
        for kept in sorted(old.iterdir()):
            kept.replace(directory / kept.name)
        for name in names:
            if not (fresh / name).exists() and name not in replaced:
                (directory / name).unlink(missing_ok=True)
        raise


def _keep(path: Path, copy: Path) -> None:
    try:
        os.link(path, copy)
    except OSError:
        # A file system without hard links.
        shutil.copy2(path, copy)


def _unwritable(directory: Path, error: OSError) -> BaopuError:
    reason = error.strerror or type(error).__name__
    where = error.filename2 or error.filename or directory
    hint = "请用 -o 换一个目录，或检查权限 (choose another directory with -o, or check its permissions)"
    return BaopuError(f"{Path(where).name}: 无法写入 {directory} (cannot write): {reason}", hint=hint)
