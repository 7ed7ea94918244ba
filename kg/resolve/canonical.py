"""The canonical form of one argument: from its own words and the page's home, from no other article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kg.gazetteer import Division
from kg.model import Argument
from kg.resolve.areas import Area, Areas, office_name
from kg.resolve.keys import clean, digest, local_id, slug

__all__ = ["FAMILIES", "LITERALS", "Canonical", "Reader"]

#: Classes that name one thing in two ways (a school is a place and a body) share a family and so an id.
FAMILIES = {
    **dict.fromkeys(("Organization", "Agency", "Place", "AdminDivision", "Street", "Community"), "Body"),
    **dict.fromkeys(("Theme", "Activity", "Topic"), "Topic"),
}
#: Arguments that are values, not nodes.
LITERALS = frozenset({"Date", "Role", "Age", "Number", "Literal", "Text", "Time"})
#: Families that are known inside one article only.
_LOCAL = frozenset({"Event", "Group", "Topic", "Article"})

#: 市消防救援支队平城区大队, 市公安局平城分局: the district stands between the body and its branch.
_BRANCH = re.compile(
    r"(?P<body>.{2,}?)(?:(?:支队|总队)(?P<district>.{2,6}?)(?P<team>大队|支队)|局(?P<place>.{2,6}?)分局)(?P<rest>.*)"
)
_STREET_OF = re.compile(r"(?P<street>.{2,8}?(?:街道|镇|乡))(?P<rest>.{2,}?社区.*)")
#: Bodies of the state and its offices carry their area in the readable half of the id.
_OWNED = re.compile(r"委.*|.*(?:局|委|办|大队|支队|法院|检察院|政府|中心|部|人大|政协)")
#: 校园 and 活动现场 are words; whose 街道党工委 is, only the article knows (乡村振兴局, 村镇银行 are names).
_WHOSE = re.compile(r".{1,2}|.*现场|(?:街道|社区|村(?!镇)|镇|乡(?!村)).*(?<!街道)(?<!社区)(?<![村镇乡])")
_CONTAINER = re.compile(r".*[局队院会]")


@dataclass(frozen=True)
class Canonical:
    """What an argument is called when everything that could vary is taken off.

    :param family: the class, or what stands for classes that share nodes.
    :param name: without quotes, administrative prefix, office and committee.
    :param scope: what the name is unique in: a division's code, a source or an article.
    :param division: the official division that it is.
    :param local: it is known inside its article only.
    :param explicit: an administrative prefix was named.
    :param owner: the name of the area that a body of the state belongs to, for the readable half of the id.
    :param rule: what was done to the label, for the ledger; empty if nothing.
    """

    family: str
    name: str
    scope: str
    division: Division | None = None
    local: bool = False
    explicit: bool = False
    owner: str = ""
    rule: str = ""

    @cached_property
    def id(self) -> str:
        """The local part of the IRI."""
        if self.division:
            return f"{slug(self.division.name)}-{self.division.code}"
        if self.family == "Article":
            return f"报道-{self.scope}"
        if self.local:
            return local_id(self.name, self.family, self.scope)
        return f"{slug(self.owner + self.name)}-{digest(self.family, self.name, self.scope)}"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the arguments of one article.

    :param article: the article's key; :param source: its source's key; :param paper: its paper's.
    :param press: names in bylines and credits of the article, cleaned.
    :param unnamed: beginnings of labels that name nothing; :param references: heads that only point back.
    :param offices: heads of field offices that are known by their own name.
    :param synonyms: printed end of a name → the end that is kept.
    :param towns: village or community → the towns that the article puts it in.
    """

    areas: Areas
    article: str
    source: str
    paper: str
    press: frozenset[str]
    unnamed: tuple[str, ...] = ()
    references: frozenset[str] = frozenset()
    offices: tuple[str, ...] = ()
    towns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    synonyms: Mapping[str, str] = field(default_factory=dict)

    def read(self, argument: Argument) -> Canonical:
        """The canonical form of an argument."""
        family = FAMILIES.get(argument.type, argument.type)
        name = clean(argument.label)
        if family == "Person":
            press = name in self.press
            return Canonical(family, name, self.paper if press else self.article, local=not press)
        if family == "Body":
            return self._body(name, argument)
        if family in _LOCAL or argument.local:
            return self.apart(argument)
        area = self.areas.peel(name, levels=False)
        rest = self._kept(area.rest or name)
        return Canonical(family, rest, self._scope(area.division), rule="prefix" if rest != name else "")

    def apart(self, argument: Argument) -> Canonical:
        """The argument as its article alone knows it."""
        family = FAMILIES.get(argument.type, argument.type)
        return Canonical(family, clean(argument.label), self.article, local=True)

    def metric(self, argument: Argument, subject: str) -> Canonical:
        """A figure of one thing: two things of an article may have equal figures."""
        name = f"{clean(argument.label)}-{digest(subject, length=4)}"
        return Canonical("Metric", name, self.article, local=True)

    def _body(self, name: str, argument: Argument) -> Canonical:
        area = self.areas.peel(name.removeprefix("中共"))
        division = self.areas.division(area)
        if division and not self._is_elsewhere(division):
            same = name == division.name
            return Canonical("Body", division.name, division.code, division, rule="" if same else "gazetteer")
        whose = not area.explicit and _WHOSE.fullmatch(name)
        if argument.local or whose or name in self.references or name.startswith(self.unnamed):
            return self.apart(argument)
        rest, owner, rule = self._reduce(area)
        if not rule and area.rest != name:
            rule = "prefix"
        mark = owner.name if owner and _OWNED.fullmatch(rest) else ""
        scope = self._scope(owner)
        return Canonical("Body", rest or name, scope, explicit=area.explicit, owner=mark, rule=rule)

    def _is_elsewhere(self, division: Division) -> bool:
        """The article puts the village in another town: it is a namesake that the table does not have."""
        parent = self.areas.gazetteer.get(division.parent) if division.level == "community" else None
        towns = self.towns.get(division.name, ())
        return bool(parent and towns) and not any(parent and town.endswith(parent.name) for town in towns)

    def _reduce(self, area: Area) -> tuple[str, Division | None, str]:
        """Take off what papers print or leave out: the street before a community, the body of a branch."""
        rest, owner, rule = area.rest.replace("人民政府", "政府"), area.division, ""
        branch = _BRANCH.fullmatch(rest)
        district = branch and self.areas.inside(branch["district"] or branch["place"], owner)
        if branch and district:
            tail = branch["team"] or "分局"
            rest, owner, rule = branch["body"] + tail + branch["rest"], district, "branch"
        street = _STREET_OF.fullmatch(rest)
        if street:
            rest, rule = street["rest"], rule or "street"
        if rest.endswith(self.offices) and self.offices and (container := _CONTAINER.match(rest)):
            tail = rest[container.end() :]
            if len(tail) > 2 and tail not in self.offices:
                rest, rule = tail, "field office"
        kept = self._kept(rest)
        return office_name(kept), owner, rule or ("synonym" if kept != rest else "")

    def _kept(self, name: str) -> str:
        """The name with its end as the list of synonyms keeps it; the longest printed end decides."""
        ends = [printed for printed in self.synonyms if name.endswith(printed)]
        longest = max(ends, key=len, default="")
        return name.removesuffix(longest) + self.synonyms[longest] if longest else name

    def _scope(self, owner: Division | None) -> str:
        """Names are unique in a county or city; with no home known, in their source."""
        return owner.code if owner else self.source
