"""What a query may not ask for: other machines, other files, changes.

The engine has no switch for ``SERVICE``, so a query is looked at before it runs. Its parser needs no space
around a keyword (``1SERVICE<…>`` and ``SERVICESILENT:x`` work), so every bare word is searched, and the
tokens that may hold any word (variables, local names) are cut shorter than the parser would cut them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryError

__all__ = ["check", "pattern_start", "selects_all", "variables"]

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\r\n]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>'''(?:[^\\]|\\.)*?''' | \"""(?:[^\\]|\\.)*?\"""
                 | '(?:[^'\\\r\n]|\\.)*' | "(?:[^"\\\r\n]|\\.)*")
    | (?P<variable>[?$][0-9A-Za-z_\u00c0-\u00d6\u3400-\u9fff]+)
    | (?P<name>[0-9A-Za-z_\u00c0-\u00d6\u3400-\u9fff.-]*:
                 (?:[0-9A-Za-z_\u00c0-\u00d6\u3400-\u9fff][0-9A-Za-z_\u00c0-\u00d6\u3400-\u9fff-]*)?)
    | (?P<word>\w+)
    | (?P<sign>\S)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = ("insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with")
_QUERIES = ("select", "ask", "construct", "describe")

_NEXT = {
    "service": "不能向别的服务器发问：先把数据取来，再用 Store.load 打开 "
    "(SERVICE is off: fetch the data first and open it with Store.load)",
    "from": "图谱只有一个默认图：去掉 FROM，直接查询 (there is one default graph: leave FROM out)",
    "update": "图谱只读：改 data/ 里的规则或词表，再运行 kg build "
    "(the store is read-only: change rules or lexicons and run kg build again)",
    "escape": "直接写出字符 (write the character itself; escapes belong into strings)",
}


def check(sparql: str) -> None:
    """Let a query pass or say why not.

    :raises QueryError: it has ``SERVICE``, ``FROM``, an update, or escapes outside strings.
    """
    begun = False
    for kind, token in _tokens(sparql):
        if kind not in ("word", "name", "sign"):
            continue
        if token == "\\":
            raise QueryError("字符串之外有转义 (escape outside a string)", hint=_NEXT["escape"])
        word = token.partition(":")[0].lower()
        for forbidden in ("service", "from"):
            if forbidden in word:
                name = forbidden.upper()
                raise QueryError(f"查询里有 {name} ({name} is not allowed)", hint=_NEXT[forbidden])
        begun = begun or word.startswith(_QUERIES)
        if not begun and kind == "word" and word.startswith(_UPDATES):
            raise QueryError(f"{word.upper()} 会改动图谱 (is an update)", hint=_NEXT["update"])


def variables(sparql: str) -> list[str]:
    """The variables in the order in which they first appear, without ``?``."""
    return list(dict.fromkeys(token[1:] for kind, token in _tokens(sparql) if kind == "variable"))


def selects_all(sparql: str) -> bool:
    """Whether the outermost projection is ``*``."""
    tokens = [token.lower() for kind, token in _tokens(sparql) if kind in ("word", "sign", "variable")]
    if "select" not in tokens:
        return False
    after = tokens[tokens.index("select") + 1 :]
    return next((token for token in after if token not in ("distinct", "reduced")), "") == "*"


def pattern_start(sparql: str) -> int:
    """The position behind the brace that opens the query's graph pattern; -1 where there is none."""
    constructs = where = False
    for match in _TOKEN.finditer(sparql):
        word = match[0].lower()
        constructs = constructs or word == "construct"
        where = where or word == "where"
        # The first brace of CONSTRUCT opens its template.
        if word == "{" and (where or not constructs):
            return match.end()
    return -1


def _tokens(sparql: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(sparql):
        kind = match.lastgroup or ""
        if kind != "comment":
            yield kind, match[0]
