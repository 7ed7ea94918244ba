"""What the graph says plainly: things with their labels, and the facts that happened or hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from kg.model import Article, BlockKind, Entity, Fact, KnowledgeGraph, Status
from kg.publish import terms
from kg.publish.terms import bp, term
from kg.publish.turtle import Row
from kg.vocabulary import units, vocabulary

__all__ = [
    "PLAIN",
    "Classes",
    "claims",
    "classes",
    "figure_rows",
    "happened_events",
    "plain_rows",
    "planned_events",
    "scheduled_rows",
    "thing_rows",
    "told_rows",
]

#: Facts of these statuses are told as they are; planned ones and goals exist as claims only.
PLAIN = frozenset({Status.DONE, Status.ONGOING})
#: What an event is about is known before it is held: these say nothing about whether it was.
_DESCRIBING = frozenset({"hasTheme", "locatedIn", "partOfOrganization"})
_A = term("rdf:type")

Classes = Mapping[str, str]


def classes(graph: KnowledgeGraph) -> Classes:
    """Node id → class, for every node that a published fact names."""
    if graph.classes is not None:
        return graph.classes
    found = {
        end.id: _class(end.type) for fact in graph.facts for end in (fact.subject, fact.object) if end.id
    }
    return found | {entity.id: _class(entity.type) for entity in graph.entities}


def _class(kind: str) -> str:
    return "Topic" if kind in ("Theme", "Activity") else kind


def plain_rows(graph: KnowledgeGraph) -> Iterator[Row]:
    """Everything of ``facts.ttl``: articles, things, and the facts that are done or go on.

    In no order, and some of them more than once.
    """
    known = classes(graph)
    yield from told_rows(graph.articles, graph.facts, known)
    yield from thing_rows(graph.entities)
    yield from scheduled_rows(_only_planned(graph.facts, known))


def told_rows(articles: Iterable[Article], facts: Iterable[Fact], known: Classes) -> Iterator[Row]:
    """Articles, and of facts those that are done or go on."""
    for article in articles:
        yield from _of("Article", _article(article))
    for fact in facts:
        if fact.status in PLAIN:
            yield from _told(fact, known)
            yield from _of("Metric", _figure(fact))


def thing_rows(entities: Iterable[Entity]) -> Iterator[Row]:
    """The entities that are no articles, and no figures: these are told with the facts that give them."""
    for entity in entities:
        if entity.type not in ("Article", "Metric"):
            kind = _class(entity.type)
            yield from _of(kind, _thing(entity, kind))


def scheduled_rows(events: Iterable[str]) -> Iterator[Row]:
    """Events of which nothing has happened yet, by their ids."""
    for key in events:
        event = Triple(terms.node(key), term("schema:eventStatus"), term("schema:EventScheduled"))
        yield "bp:Event", event


def _of(kind: str, triples: Iterable[Triple]) -> Iterator[Row]:
    return ((f"bp:{kind}", triple) for triple in triples)


def claims(fact: Fact, known: Classes) -> Iterator[Triple]:
    """The triples that a fact claims, in the grammatical direction; a date gives its words and its values."""
    subject = terms.node(fact.subject.id or fact.subject.label)
    other = fact.object
    if other.type == "Date":
        yield Triple(subject, bp("timeText"), terms.string(other.label))
        yield from _days(subject, other.iso or "")
        return
    predicate = fact.predicate
    is_a = vocabulary().is_a
    if predicate == "locatedIn" and is_a(known.get(other.id, ""), "Organization"):
        # A body in a body is a part of it; a place or an event in one only stands there.
        predicate = "partOfOrganization" if is_a(known.get(fact.subject.id, ""), "Agent") else predicate
    value = terms.node(other.id) if other.id else _value(predicate, other.label)
    # A village and its committee are one node: that one lies in the other says nothing.
    if value != subject:
        yield Triple(subject, bp(predicate), value)


def _days(subject: NamedNode, iso: str) -> Iterator[Triple]:
    """A day, month or year; or the ends of a stretch of time, as far as they are known."""
    start, between, end = iso.partition("/")
    days = {"heldFrom": start, "heldUntil": end} if between else {"heldOn": start}
    for name, written in days.items():
        if day := terms.date(written):
            yield Triple(subject, bp(name), day)


def _value(predicate: str, label: str) -> Literal:
    if predicate == "hasAge" and label.isascii() and label.isdigit():
        return terms.integer(int(label))
    return terms.string(label)


def _told(fact: Fact, known: Classes) -> Iterator[Row]:
    """The claims; who works with somebody is worked with in turn."""
    for triple in claims(fact, known):
        yield f"bp:{known.get(fact.subject.id, '')}", triple
        if fact.predicate == "partneredWith" and isinstance(triple.object, NamedNode):
            yield (
                f"bp:{known.get(fact.object.id, '')}",
                Triple(triple.object, triple.predicate, triple.subject),
            )


def _article(article: Article) -> Iterator[Triple]:
    node = terms.article(article.key)
    yield Triple(node, _A, bp("Article"))
    yield Triple(node, term("skos:prefLabel"), terms.zh(article.headline or article.id))
    yield Triple(node, term("dcterms:identifier"), terms.string(article.id))
    yield Triple(node, term("dcterms:source"), terms.string(article.source))
    if article.headline:
        yield Triple(node, term("schema:headline"), terms.zh(article.headline))
    for block in article.of(BlockKind.KICKER, BlockKind.SUBHEADLINE):
        yield Triple(node, term("schema:alternativeHeadline"), terms.zh(block.text.printed))
    for block in article.of(BlockKind.COLUMN, BlockKind.SERIES):
        yield Triple(node, term("schema:articleSection"), terms.zh(block.text.printed))
    if article.issued and (issued := terms.date(article.issued.isoformat())):
        yield Triple(node, term("schema:datePublished"), issued)
    if article.paper:
        yield Triple(node, term("dcterms:publisher"), terms.zh(article.paper))


def _thing(entity: Entity, kind: str) -> Iterator[Triple]:
    node = terms.node(entity.id)
    yield Triple(node, _A, bp(kind))
    yield Triple(node, term("skos:prefLabel"), terms.zh(entity.label))
    for alias in entity.aliases:
        if alias != entity.label:
            yield Triple(node, term("skos:altLabel"), terms.zh(alias))
    if entity.code:
        yield Triple(node, term("skos:notation"), terms.string(entity.code))


def _figure(fact: Fact) -> Iterator[Triple]:
    """A metric's node; it stands beside the fact that gives it, so that a planned figure is no plain one."""
    metric = fact.object.metric
    if metric is None:
        return
    node = terms.node(fact.object.id or fact.object.label)
    yield Triple(node, _A, bp("Metric"))
    yield Triple(node, term("skos:prefLabel"), terms.zh(metric.label))
    yield Triple(node, bp("measures"), terms.string(metric.indicator))
    yield Triple(node, bp("comparator"), terms.string(metric.qualifier))
    yield Triple(node, term("schema:value"), terms.decimal(metric.value))
    yield Triple(node, term("schema:unitText"), terms.string(metric.unit))
    if metric.time:
        yield Triple(node, bp("timeText"), terms.string(metric.time))
    if metric.iso and (day := terms.date(metric.iso)):
        yield Triple(node, term("schema:observationDate"), day)
    if code := units().get(metric.unit):
        yield Triple(node, term("schema:unitCode"), term(f"unit:{code.qudt}"))


def figure_rows(facts: Iterable[Fact]) -> Iterator[Row]:
    """The metric nodes of some facts."""
    return (row for fact in facts for row in _of("Metric", _figure(fact)))


def _only_planned(facts: Iterable[Fact], known: Classes) -> list[str]:
    """Events of which something is planned and nothing has happened."""
    return sorted(set(planned_events(facts, known)).difference(happened_events(facts, known)))


def planned_events(facts: Iterable[Fact], known: Classes) -> Iterator[str]:
    """Events of which something is planned."""
    return (key for fact in facts if fact.status is Status.PLANNED for key in _events(fact, known))


def happened_events(facts: Iterable[Fact], known: Classes) -> Iterator[str]:
    """Events of which something has happened or goes on."""
    return (key for fact in facts if fact.status in PLAIN for key in _events(fact, known))


def _events(fact: Fact, known: Classes) -> Iterator[str]:
    """The events of which a fact says that something happens to them."""
    if fact.predicate not in _DESCRIBING:
        yield from (end.id for end in (fact.subject, fact.object) if known.get(end.id) == "Event")
