"""Whole processes side by side: the naive script and ``kg build`` on the same pages, in one run.

    python benchmarks/run.py [PAGE…] [--rounds 5]

Each round starts both afresh, one after the other, so that a busy machine slows both; the median counts.
Read the ratio: the seconds are this machine's.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def measure(command: list[str]) -> tuple[float, float]:
    """Seconds by the clock and megabytes at the peak of one process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr
    with process.stderr:
        messages = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)} failed:\n{messages}")
    # Linux counts kilobytes, macOS bytes.
    return seconds, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="*", default=[str(ROOT / "data/pages/pingcheng.txt")])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    python = sys.executable
    with tempfile.TemporaryDirectory() as place:
        commands = {
            "naive": [
                sys.executable,
                str(ROOT / "benchmarks/naive.py"),
                *options.pages,
                "-o",
                f"{place}/naive",
            ],
            "kg build": [python, "-m", "kg", "build", *options.pages, "-o", f"{place}/kg"],
            "kg --help": [python, "-m", "kg", "--help"],
        }
        for command in commands.values():
            measure(command)
        rounds = [
            {name: measure(command) for name, command in commands.items()} for _ in range(options.rounds)
        ]
    base = statistics.median(one["naive"][0] for one in rounds)
    print(f"{'':12}{'seconds':>9}{'min':>8}{'max':>8}{'ratio':>8}{'MB':>8}")
    for name in commands:
        seconds = [one[name][0] for one in rounds]
        middle = statistics.median(seconds)
        memory = statistics.median(one[name][1] for one in rounds)
        row = f"{middle:>9.2f}{min(seconds):>8.2f}{max(seconds):>8.2f}{base / middle:>7.1f}x{memory:>8.0f}"
        print(f"{name:12}{row}")


if __name__ == "__main__":
    main()
