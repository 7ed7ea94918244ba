"""The outputs that lie in the repository are what the code makes of the sample page today."""

from __future__ import annotations

from pathlib import Path

import kg
from kg.graph import FILES

ROOT = Path(__file__).resolve().parents[2]


def test_committed_outputs_are_rebuilt_byte_for_byte(tmp_path: Path) -> None:
    kg.build(ROOT / "data/pages").save(tmp_path)
    committed = ROOT / "outputs"
    stale = [name for name in FILES if (tmp_path / name).read_bytes() != (committed / name).read_bytes()]
    assert not stale, "run `make demo` and commit outputs/"
