"""From what each article says to one node for one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.gazetteer import Division, Gazetteer
from kg.model import Argument, Article, Entity, Fact
from kg.resolve.areas import Areas, office_name
from kg.resolve.canonical import LITERALS, Canonical, Reader
from kg.resolve.entities import ACTORS, Gathered
from kg.resolve.judging import Ruling
from kg.resolve.keys import article_key, clean, source_key
from kg.resolve.ledger import Judgement, mention
from kg.resolve.merge import merge
from kg.resources import Resources

__all__ = ["Resolution", "Resolver", "Told", "resolve", "trace"]

_PRESS = frozenset({"reportedBy", "photographedBy"})
_MACHINE = "baopu"
_TOWN = re.compile(r"(?P<town>.+(?:街道|镇|乡|苏木))(?:办事处|办|人民政府|政府)?$")
_TOWN_AND_VILLAGE = re.compile(r"(?P<town>.{2,}?(?:街道|镇|乡|苏木))(?P<village>.+?(?:社区|村|嘎查))")


@dataclass(frozen=True, slots=True)
class Resolution:
    """The facts with ids, the entities, and what was merged by which rule.

    :param ledger: a row ``same`` for each label of an article that a rule gave another name's node.
    """

    facts: tuple[Fact, ...]
    entities: tuple[Entity, ...]
    ledger: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What one article says of nodes. No other article can change it: ids are made of an article's own words.

    :param facts: the facts with ids; values such as dates keep none.
    :param nodes: what they say of each node, by its id.
    :param ledger: see :class:`Resolution`.
    """

    facts: tuple[Fact, ...]
    nodes: Mapping[str, Gathered]
    ledger: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class _Node:
    """Where an argument ends: the id, and the canonical form that led there."""

    id: str
    form: Canonical


def resolve(
    facts: Iterable[Fact],
    articles: Iterable[Article],
    *,
    gazetteer: Gazetteer,
    home: Mapping[str, Division | None],
    resources: Resources | None = None,
    judgements: Iterable[Judgement] = (),
) -> tuple[tuple[Fact, ...], tuple[Entity, ...]]:
    """Give every subject and object its node.

    :param facts: facts of any articles, in any order; the order is kept.
    :param articles: the articles of the facts (for bylines and papers).
    :param home: article id → the county or city that the page is about.
    :param resources: the lexicons ``unnamed_beginnings``, ``reference_heads``, ``field_offices`` and
        ``synonyms``; without them only what needs no list is merged.
    :param judgements: rows of the ledger, replayed in order.
    :returns: the facts with ``Argument.id`` set (values such as dates keep none) and the entities,
        ascending by id.
    """
    found = trace(facts, articles, gazetteer=gazetteer, home=home, resources=resources, judgements=judgements)
    return found.facts, found.entities


def trace(
    facts: Iterable[Fact],
    articles: Iterable[Article],
    *,
    gazetteer: Gazetteer,
    home: Mapping[str, Division | None],
    resources: Resources | None = None,
    judgements: Iterable[Judgement] = (),
) -> Resolution:
    """:func:`resolve` together with the ledger of what was merged and why."""
    rows = tuple(facts)
    known = {article.id: article for article in articles}
    by_article: dict[str, list[Fact]] = {}
    for fact in rows:
        by_article.setdefault(fact.article, []).append(fact)
    resolver = Resolver(gazetteer, resources, Ruling.of(judgements))
    resolved: dict[Fact, Fact] = {}
    gathered: dict[str, Gathered] = {}
    ledger: set[Judgement] = set()
    for name, own in by_article.items():
        told = resolver.told(own, known.get(name), home.get(name))
        resolved.update(zip(own, told.facts, strict=True))
        for key, node in told.nodes.items():
            gathered.setdefault(key, Gathered(key)).join(node)
        ledger.update(told.ledger)
    entities = tuple(gathered[key].entity() for key in sorted(gathered))
    return Resolution(tuple(resolved[fact] for fact in rows), entities, tuple(sorted(ledger)))


@dataclass(frozen=True, slots=True)
class Resolver:
    """Gives the facts of one article their nodes.

    :param ruling: what the ledger says in the end.
    """

    gazetteer: Gazetteer
    resources: Resources | None = None
    ruling: Ruling = field(default_factory=lambda: Ruling.of(()))

    def told(self, facts: Sequence[Fact], article: Article | None, home: Division | None) -> Told:
        """What an article says of nodes.

        :param facts: all of this article; :param home: the county or city that its page is about.
        """
        if not facts:
            return Told((), {}, ())
        reader = _reader(facts, article, Areas(self.gazetteer, home), self.resources)
        nodes = _nodes(facts, reader, self.ruling)
        gathered: dict[str, Gathered] = {}
        placed = tuple(_place(fact, nodes, reader, gathered) for fact in facts)
        _name_article(gathered, article)
        return Told(placed, gathered, tuple(sorted(_rows(facts[0].article, nodes))))


def _reader(
    facts: Sequence[Fact], article: Article | None, areas: Areas, resources: Resources | None
) -> Reader:
    """What the arguments of one article are read with."""
    source = facts[0].source
    press = {clean(fact.object.label) for fact in facts if fact.predicate in _PRESS}
    press |= {clean(credit.name) for credit in (article.credits if article else ())}
    lists = resources.lexicons if resources else {}
    return Reader(
        areas,
        article=article_key(facts[0].article, source),
        source=source_key(source),
        # The people of a paper are known by name within it; where no paper is named, within the page.
        paper=source_key(article.paper if article and article.paper else source),
        press=frozenset(press),
        unnamed=lists.get("unnamed_beginnings", ()),
        references=frozenset(lists.get("reference_heads", ())),
        offices=lists.get("field_offices", ()),
        towns=_towns(facts),
        synonyms=dict(line.split("=", 1) for line in lists.get("synonyms", ()) if "=" in line),
    )


def _towns(facts: Sequence[Fact]) -> dict[str, frozenset[str]]:
    """Village or community → the towns that the labels and the locations of one article put it in."""
    towns: dict[str, set[str]] = {}
    for fact in facts:
        for label in (clean(fact.subject.label), clean(fact.object.label)):
            if match := _TOWN_AND_VILLAGE.match(label):
                towns.setdefault(match["village"], set()).add(match["town"])
        if fact.predicate == "locatedIn" and (match := _TOWN.search(clean(fact.object.label))):
            towns.setdefault(office_name(clean(fact.subject.label)), set()).add(match["town"])
    return {village: frozenset(found) for village, found in towns.items()}


def _nodes(facts: Sequence[Fact], reader: Reader, ruling: Ruling) -> dict[Argument, _Node]:
    """The nodes of one article's arguments, figures and values apart."""
    arguments = {argument for fact in facts for argument in (fact.subject, fact.object)}
    forms = {a: reader.read(a) for a in arguments if a.type not in LITERALS and a.type != "Metric"}
    nodes = {}
    for argument, form in merge(forms).items():
        said = mention(facts[0].article, argument.label)
        nodes[argument] = _Node(ruling.node(said, form.id, reader.apart(argument).id), form)
    return nodes


def _place(
    fact: Fact, nodes: Mapping[Argument, _Node], reader: Reader, gathered: dict[str, Gathered]
) -> Fact:
    """The fact with the ids of its nodes; each node hears of the mention."""
    acting = ACTORS.get(fact.predicate, ())
    node = nodes.get(fact.subject)
    subject = _placed(fact.subject, node, fact.article, gathered, acts="subject" in acting)
    node = nodes.get(fact.object)
    if fact.object.type == "Metric":
        form = reader.metric(fact.object, subject.id or subject.label)
        node = _Node(form.id, form)
    other = _placed(fact.object, node, fact.article, gathered, acts="object" in acting)
    return replace(fact, subject=subject, object=other)


def _placed(
    argument: Argument, node: _Node | None, article: str, gathered: dict[str, Gathered], *, acts: bool
) -> Argument:
    if node is None:
        return argument
    gathered.setdefault(node.id, Gathered(node.id)).add(argument, node.form, article, acts=acts)
    return replace(argument, id=node.id)


def _name_article(gathered: Mapping[str, Gathered], article: Article | None) -> None:
    """An article is called by its headline."""
    node = gathered.get(f"报道-{article_key(article.id, article.source)}") if article else None
    if node and article and article.headline:
        node.title = article.headline


def _rows(article: str, nodes: Mapping[Argument, _Node]) -> set[Judgement]:
    """What rules did to the labels of one article."""
    return {
        Judgement("same", mention(article, argument.label), node.id, _MACHINE, node.form.rule)
        for argument, node in nodes.items()
        if node.form.rule and node.id == node.form.id
    }
