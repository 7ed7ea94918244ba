"""Metrics: what a quantity counts or measures, by the construction it stands in.

========================  ==============================================  ============================
rule                      words                                           indicator, value
========================  ==============================================  ============================
metric.verb-np-num        检查场所87家 · 设咨询台28个                       检查场所数量 87家
metric.np-reach-num       满意率达98.7% · 占地4.6公顷                       满意率 98.7%
metric.num-np             发放500余份宣传单 · 18名医务人员走进…              发放宣传单数量 >500份
metric.num-predicate      2316人与企业达成意向 · 近七成楼栋通过初验           达成意向人数 2316人
metric.num-of             投资3800万元的幼儿园 · 日供水2.5万立方米的水厂      投资 38000000元
metric.change             同比下降41.2% · 较上年增加1.8万亩                  …同比下降 41.2%
metric.from-to            由53人降至46人                                  平均班额 46人 (and the old value)
metric.share              占总人口的26.4%                                 …占总人口比例 26.4%
metric.respectively       起数、人数分别下降25%和33.3%                       起数下降 25%, 人数下降 33.3%
========================  ==============================================  ============================
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from kg.extract.indicators import PEOPLE, TIME, Wording
from kg.extract.metric_pairs import pairs
from kg.extract.metric_phrases import FROM, LIST, Around, Context, PhraseReader, Reading, small
from kg.extract.metric_status import StatusReader
from kg.extract.metric_subjects import frames
from kg.model import BlockKind, Mention, Metric, Sentence, Status
from kg.resources import Resources, load

__all__ = ["MetricCandidate", "MetricReader", "candidates", "distinct"]

HEADINGS = (BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.SUBHEADLINE, BlockKind.SUBHEADING)
#: Behind the old value: 由88.5%|提高到|96.2%.
TO = re.compile(
    r"^[^，。；]{0,2}(?:提高|提升|上升|增加|增长|扩大|下降|降低|减少|缩短|压缩|压减|扩展|发展|拓宽|加宽|扩展|扩建|延长|延伸|提速|升级|改扩|降|升|增|减|涨)?(?:到|至|为)(?:了)?(?:(?:现在|如今|目前|当前|现今|今年|去年)的?)?$"
)
#: “专员盯着办。”|局里抽调骨干|36名: speech that has ended names nothing behind it.
_SPOKEN = re.compile("[。！？]”")
CUMULATIVE = re.compile(
    r"截至|截止|以来|累计|近年来|年来|今年|去年|全年|年前|季度|上半年|目前|至今|已(?!经?将)|\d月?[至—-]\d+月"
)


@dataclass(frozen=True, slots=True)
class MetricCandidate:
    """A metric as one sentence words it; who it belongs to is settled by the discourse part.

    :param quantity: the mention of the number.
    :param start: first position of the words that state it, in ``Sentence.text.value``; ``end`` is exclusive.
    :param status: None where the words state no fact (wish, denial, rumour, cancelled).
    :param core: False for incidental counts: old values, durations, goals, small numbers, headings.
    :param cumulative: the figure sums up a time (截至目前, 今年以来, 累计), not the happening of the day.
    :param described: where the thing stands that the number describes (投资3800万元的|县第七幼儿园).
    """

    metric: Metric
    quantity: Mention
    start: int
    end: int
    rule: str
    status: Status | None
    core: bool = True
    cumulative: bool = False
    described: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class MetricReader:
    """Reads the metrics of sentences; built once from the lexicons."""

    wording: Wording
    phrases: PhraseReader
    status: StatusReader

    @classmethod
    def of(cls, resources: Resources) -> MetricReader:
        wording = Wording.of(resources)
        return cls(wording, PhraseReader(wording), StatusReader.of(resources))

    def candidates(self, sentence: Sentence) -> tuple[MetricCandidate, ...]:
        """The metric candidates of a sentence, in the order of their numbers."""
        text = sentence.text.value
        numbers = _apart([m for m in sentence.mentions if m.type == "Quantity" and m.quantity])
        sums = CUMULATIVE.search(text)
        context, handed = Context(), Status.DONE
        found: list[MetricCandidate] = []
        for clause in frames(sentence, self.wording):
            status, handed = self.status.read(text[clause.start : clause.end], handed)
            inside = [m for m in numbers if clause.start <= m.start and m.end <= clause.end]
            if not (clause.subject and inside and clause.subject.end == inside[0].start):
                context.verb = ""  # 涉及甲区33栋楼，|乙区|54栋楼 goes on
            for number, reading in self._clause(text, inside, clause.predicate, clause.end, context):
                one = self._candidate(sentence, number, reading, status)
                told = sums is not None and sums.start() < number.start
                found.append(replace(one, cumulative=told, described=reading.described))
        return tuple(found)

    def _clause(
        self, text: str, numbers: Sequence[Mention], start: int, end: int, context: Context
    ) -> Iterator[tuple[Mention, Reading]]:
        """The readings of one clause; ``start`` is behind its subject and opening time."""
        if shared := pairs(text, numbers, start, self.wording, context):
            yield from shared
            return
        left, was_old, described_before = start, False, False
        for index, number in enumerate(numbers):
            if number.quantity is None:
                continue
            following = numbers[index + 1].start if index + 1 < len(numbers) else end
            joint = LIST.match(text, left) if index else None
            item = min(joint.end() if joint else max(left, start), number.start)
            item = max([item, *(m.end() for m in _SPOKEN.finditer(text, item, number.start))])
            # 27条|共320公里: two measures of one thing
            between = text[numbers[index - 1].end : number.start] if index else "-"
            touching = between in ("", "共", "共计", "、共", "，共")
            if index and not joint and not described_before:
                context.verb = ""
            reading: Reading | None
            counted = context.stem if number.start == left and index else ""
            if counted and number.quantity.unit in PEOPLE and counted[-1:] in "民工员生人众友童":
                # 310户居民|731人: the people of the households.
                label = counted + "人数"
                reading = Reading(label, "metric.np-reach-num", item, number.end, label)
                is_old = False
            elif was_old or (touching and context.stem):
                # 开工84万平方米|9863套: two measures of one thing.
                reading = self.phrases.reach(context.stem, number, item, context)
                is_old = False
            else:
                is_old = bool(
                    FROM.search(text[item : number.start]) and TO.match(text[number.end : following])
                )
                reading = self.phrases.read(
                    Around(text, number, number.quantity, item, following), context, is_old
                )
            left, was_old_before, was_old = number.end, was_old, is_old
            described_before = reading is not None and reading.described is not None
            if reading is None:
                continue
            if reading.rule not in ("metric.change", "metric.share"):
                context.remember(reading.stem, number.quantity.unit)
            if reading.rule == "metric.num-np":
                left = reading.end
            if is_old:
                label = "原" + self.wording.measured(_bare(reading.stem), number.quantity.unit)
                reading = replace(reading, label=label, core=False, rule="metric.from-to")
            elif was_old_before:
                reading = replace(reading, rule="metric.from-to")
            yield number, reading

    def _candidate(
        self, sentence: Sentence, number: Mention, reading: Reading, status: Status | None
    ) -> MetricCandidate:
        quantity = number.quantity
        assert quantity is not None
        label = reading.label or self.wording.measured(_bare(reading.stem), quantity.unit)
        incidental = small(number, quantity) or quantity.unit in TIME or sentence.block in HEADINGS
        return MetricCandidate(
            metric=Metric(label, quantity.value, quantity.unit, quantity.qualifier),
            quantity=number,
            start=min(reading.start, number.start),
            end=max(reading.end, number.end),
            rule=reading.rule,
            status=status,
            core=reading.core and not incidental and status is not Status.GOAL,
        )


def _apart(numbers: Sequence[Mention]) -> list[Mention]:
    """Without small numbers that touch: 两人三盘水带连接 is the name of a discipline."""
    small_ones = [m.quantity is not None and small(m, m.quantity) for m in numbers]
    touching = set()
    for n, (a, b) in enumerate(pairwise(numbers)):
        if a.end == b.start and small_ones[n] and small_ones[n + 1]:
            touching |= {n, n + 1}
    return [m for n, m in enumerate(numbers) if n not in touching]


def _bare(stem: str) -> str:
    """The stem as a label: no quotation marks, no white space, no comma."""
    return re.sub(r"[“”‘’《》\s，。]|[（(]$", "", stem)


@cache
def _reader() -> MetricReader:
    return MetricReader.of(load())


def candidates(sentence: Sentence) -> tuple[MetricCandidate, ...]:
    """The metric candidates of a sentence by the packaged lexicons."""
    return _reader().candidates(sentence)


def distinct(found: Sequence[MetricCandidate]) -> tuple[MetricCandidate, ...]:
    """One candidate for one figure of an article: a headline repeats what the text says in full.

    Two candidates are one if number and unit are equal and their indicators share half their characters;
    the first core one is kept, in the order of the text.
    """
    kept: list[int] = []
    for number in sorted(range(len(found)), key=lambda n: not found[n].core):
        if not any(_same(found[number].metric, found[other].metric) for other in kept):
            kept.append(number)
    return tuple(found[number] for number in sorted(kept))


def _same(a: Metric, b: Metric) -> bool:
    if (a.value, a.unit) != (b.value, b.unit):
        return False
    shared = set(a.indicator) & set(b.indicator)
    return len(shared) * 2 >= min(len(set(a.indicator)), len(set(b.indicator)))
