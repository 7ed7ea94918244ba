"""Make ``.venv`` with baopu in it, on a machine that has nothing but Python: the standard library alone.

    python3 tools/bootstrap.py            what ``kg`` needs
    python3 tools/bootstrap.py test       and the tools of the tests
    python3 tools/bootstrap.py browser    a Chromium and Chinese fonts, for the tests of the graph page
    python3 tools/bootstrap.py readers    rapper, serdi and N3.js, which read our Turtle in the tests
    python3 tools/bootstrap.py spark      PySpark, where there is a Java, for the tests of builds on a cluster

Where ``.venv`` is complete already, nothing is done: a stamp holds the hash of ``pyproject.toml``.
"""

from __future__ import annotations

import configparser
import hashlib
import os
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FONTS = "fonts-noto-cjk"
READERS = {"rapper": "raptor2-utils", "serdi": "serdi"}


def main(wanted: list[str]) -> int:
    if wanted == ["browser"]:
        return browser()
    if wanted == ["readers"]:
        return readers()
    if wanted == ["spark"]:
        return spark()
    if not set(wanted) <= {"test"}:
        print(__doc__, file=sys.stderr)
        return 2
    stamp = VENV / f".baopu-{'test' if wanted else 'core'}"
    state = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == state and works(PYTHON):
        return 0
    if not works(PYTHON):
        make_venv()
    say("安装依赖 installing " + ("baopu[test]" if wanted else "baopu") + " …")
    target = f"{ROOT}[{','.join(wanted)}]" if wanted else str(ROOT)
    # Old packages such as jieba are built in the way of new ones, whatever the age of pip.
    options = ["--quiet", "--disable-pip-version-check", "--use-pep517"]
    command: list[str | Path] = [PYTHON, "-m", "pip", "install", *options, "--editable", target]
    if subprocess.run(command, check=False).returncode:
        fail("pip could not install the dependencies", "Check the network and pip's index, then try again")
    for name in ("core", *wanted):
        (VENV / f".baopu-{name}").write_text(state)
    return 0


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def fail(what: str, next_step: str) -> None:
    sys.exit(f"{what}.\n{next_step}.")


def works(python: Path) -> bool:
    """Whether there is an environment with pip; a moved or half-made one is made again."""
    command: list[str | Path] = [python, "-c", "import pip"]
    try:
        return python.exists() and subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def make_venv() -> None:
    """Try the usual way, then pip from the package index, then the package of Debian and Ubuntu."""
    python = interpreter()
    say(f"建立环境 making .venv with {python} …")
    if venv(python) or (venv(python, "--without-pip") and pip_from_index()):
        return
    if apt_install("python3-venv") and venv(python):
        return
    fail(
        "This Python cannot make virtual environments (no ensurepip), and pip could not be fetched",
        "Install it once with: apt-get install python3-venv",
    )


def interpreter() -> str:
    """This Python if it is new enough, else a newer one on the path."""
    if sys.version_info >= OLDEST:
        return sys.executable
    found = [p for minor in range(15, OLDEST[1] - 1, -1) if (p := shutil.which(f"python3.{minor}"))]
    if not found:
        fail(
            f"baopu needs Python 3.{OLDEST[1]} or newer; this is {sys.version.split()[0]}",
            "Install one, for example: apt-get install python3.11 python3.11-venv",
        )
    return found[0]


def venv(python: str, *options: str) -> bool:
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run([python, "-m", "venv", *options, VENV], capture_output=True, check=False)
    return done.returncode == 0 and (works(PYTHON) or "--without-pip" in options)


def pip_from_index() -> bool:
    """Fetch pip itself from the first package index that answers, checked by the index's hash."""
    say("取得 pip fetching pip from the package index …")
    for index in indexes():
        try:
            with tempfile.TemporaryDirectory() as place:
                wheel = fetch_pip(index, Path(place))
                install: list[str | Path] = [
                    PYTHON,
                    f"{wheel}/pip",
                    "install",
                    "--quiet",
                    "--no-index",
                    wheel,
                ]
                subprocess.run(install, check=True)
                return True
        except (OSError, ValueError, subprocess.CalledProcessError) as error:
            say(f"  {type(error).__name__}: {error}")
    return False


def indexes() -> Iterator[str]:
    """The indexes that pip itself would use: environment, configuration files, the public one."""
    home = Path.home()
    config = configparser.RawConfigParser()
    files = [Path("/etc/pip.conf"), home / ".pip/pip.conf", home / ".config/pip/pip.conf"]
    config.read([*files, os.environ.get("PIP_CONFIG_FILE", "")], "utf-8")
    names = ("index-url", "extra-index-url")
    given = [os.environ.get(f"PIP_{name.upper().replace('-', '_')}", "") for name in names]
    given += [config.get("global", name, fallback="") for name in names]
    yield from dict.fromkeys([*" ".join(given).split(), "https://pypi.org/simple"])


def fetch_pip(index: str, place: Path) -> Path:
    context = ssl.create_default_context(cafile=os.environ.get("PIP_CERT"))
    page_url = f"{index.rstrip('/')}/pip/"
    with urllib.request.urlopen(page_url, timeout=60, context=context) as answer:
        page = answer.read().decode()
    link = re.compile(r'href="([^"#]*?(pip-([\d.]+)-py3-none-any\.whl))#sha256=([0-9a-f]{64})"')
    found = max(link.finditer(page), key=lambda m: [int(n) for n in m[3].split(".")], default=None)
    if found is None:
        raise ValueError(f"no pip at {page_url}")
    with urllib.request.urlopen(urljoin(page_url, found[1]), timeout=120, context=context) as answer:
        data = answer.read()
    if hashlib.sha256(data).hexdigest() != found[4]:
        raise ValueError("the hash of pip's wheel is wrong")
    wheel = place / found[2]
    wheel.write_bytes(data)
    return wheel


def apt_install(*packages: str) -> bool:
    """Install system packages where that is allowed: as root, or with a sudo that asks for no password."""
    if not shutil.which("apt-get"):
        return False
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and not shutil.which("sudo"):
        return False
    say(f"安装系统软件包 apt-get install {' '.join(packages)} …")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run = [[*prefix, "apt-get", "-qq", "update"], [*prefix, "apt-get", "-qq", "-y", "install", *packages]]
    return all(subprocess.run(c, env=env, stdout=sys.stderr, check=False).returncode == 0 for c in run)


def browser() -> int:
    """Have a Chromium and a font with Chinese characters; without them the browser tests say so and skip."""
    missing = [] if any(map(shutil.which, CHROMIUMS)) else ["chromium"]
    missing += [] if has_chinese_font() else [FONTS]
    if missing and not apt_install(*missing) and "chromium" in missing:
        say("取得 Chromium fetching Playwright's own Chromium …")
        command: list[str | Path] = [PYTHON, "-m", "playwright", "install", "chromium"]
        if subprocess.run(command, check=False).returncode:
            say("没有 Chromium：浏览器测试将跳过 (no Chromium: browser tests are skipped)")
    return 0


def readers() -> int:
    """Have other readers of Turtle; without one its tests say so and skip."""
    missing = [package for command, package in READERS.items() if not shutil.which(command)]
    if missing and not apt_install(*missing):
        say(f"没有 no {' '.join(missing)}：相应测试将跳过 (their tests are skipped)")
    npm = shutil.which("npm")
    if npm and not (VENV / "node_modules/n3").is_dir():
        say("取得 N3.js npm install n3 …")
        options = ["--silent", "--no-audit", "--no-fund", "--no-save", "--prefix", VENV]
        command: list[str | Path] = [npm, "install", *options, "n3"]
        if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
            say("没有 no N3.js：其测试将跳过 (its tests are skipped)")
    return 0


def spark() -> int:
    """Have PySpark, where there is a Java for it; without it its tests say so and skip."""
    if not shutil.which("java"):
        say("没有 Java：集群测试将跳过 (no Java: tests of builds on a cluster are skipped)")
    elif subprocess.run([PYTHON, "-c", "import pyspark"], capture_output=True, check=False).returncode:
        say("安装 installing PySpark …")
        options = ["--quiet", "--disable-pip-version-check", "--editable", f"{ROOT}[spark]"]
        command: list[str | Path] = [PYTHON, "-m", "pip", "install", *options]
        if subprocess.run(command, check=False).returncode:
            say("没有 no PySpark：集群测试将跳过 (its tests are skipped)")
    return 0


def has_chinese_font() -> bool:
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False)
    return bool(listed.stdout.strip())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
