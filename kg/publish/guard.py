"""The guard of the graph: a fact whose ends the ontology does not allow is not published."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.model import Fact, Reason
from kg.publish.facts import Classes, claims
from kg.vocabulary import vocabulary

__all__ = ["misfit"]


def misfit(fact: Fact, known: Classes) -> Reason | None:
    """Why the ontology refuses a fact with resolved ends, or ``None`` if it does not.

    :param known: node id → class, as the whole graph has it: who is merged with whom may change it.
    """
    if fact.predicate not in vocabulary().properties:
        return Reason.PREDICATE
    for claim in claims(fact, known):
        domain, reach = vocabulary().ends[claim.predicate.value.rpartition("#")[2]]
        if not vocabulary().is_a(known.get(fact.subject.id, ""), *domain):
            return Reason.DOMAIN
        if isinstance(claim.object, NamedNode):
            fits = vocabulary().is_a(known.get(fact.object.id, ""), *reach)
        else:
            fits = not reach
        if not fits:
            return Reason.RANGE
    return None
