"""Bylines and photo credits → reportedBy, photographedBy."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.row import Row
from kg.model import Argument, Article, Status

__all__ = ["credits"]


def credits(article: Article) -> Iterator[Row]:
    """One row a credit; positions are raw offsets here (``sentence`` is -1): a credit is no sentence.

    Where persons sign, the house in front of them (北湖日报讯, 北湖日报记者) says whose reporters they are
    and is no author itself.
    """
    subject = Argument(article.id, "Article")
    signed = {credit.photo for credit in article.credits if not credit.organization}
    for credit in article.credits:
        if credit.organization and credit.photo in signed:
            continue
        kind = "Organization" if credit.organization else "Person"
        predicate = "photographedBy" if credit.photo else "reportedBy"
        rule = "credit.photo@1" if credit.photo else "credit.byline@1"
        yield Row(
            subject,
            predicate,
            Argument(credit.name, kind),
            Status.DONE,
            rule,
            0.98,
            -1,
            credit.span.start,
            credit.span.end,
        )
