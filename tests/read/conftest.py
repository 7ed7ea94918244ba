"""The corpora that reading is measured on."""

from __future__ import annotations

from pathlib import Path

import pytest
from kg.read.wording import Wording, compile_wording
from kg.resources import load

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def sample() -> Path:
    return ROOT / "data" / "pages" / "pingcheng.txt"


@pytest.fixture(scope="session")
def devset() -> Path:
    folder = ROOT.parent / "shared" / "devset"
    if not folder.is_dir():
        pytest.skip("the development corpus is not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def wording() -> Wording:
    return compile_wording(load())
