"""Metrics: what a quantity counts or measures, by the construction it stands in.

========================  ==============================================  ============================
rule                      words                                           indicator, value
========================  ==============================================  ============================
metric.verb-np-num        检查场所87家 · 设咨询台28个                       检查场所数量 87家
metric.np-reach-num       满意率达98.7% · 占地4.6公顷                       满意率 98.7%
metric.num-np             发放500余份宣传单 · 18名医务人员走进…              发放宣传单数量 >500份
metric.num-predicate      2316人与企业达成意向 · 近七成楼栋通过初验           达成意向人数 2316人
metric.num-of             投资3800万元的幼儿园 · 680平方米的驿站              投资 38000000元
metric.change             同比下降41.2% · 较上年增加1.8万亩                  …同比下降 41.2%
metric.from-to            由53人降至46人                                  平均班额 46人 (and the old value)
metric.share              占总人口的26.4%                                 …占总人口比例 26.4%
metric.respectively       起数、人数分别下降25%和33.3%                       起数下降 25%, 人数下降 33.3%
========================  ==============================================  ============================
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.indicators import MONEY, PEOPLE, RATE, TIME, Wording
from kg.extract.metric_status import StatusReader
from kg.extract.metric_subjects import opening
from kg.model import BlockKind, Mention, Metric, Quantity, Sentence, Status
from kg.resources import Resources, load

__all__ = ["MetricCandidate", "MetricReader", "candidates", "distinct"]

HEADINGS = (BlockKind.KICKER, BlockKind.HEADLINE, BlockKind.SUBHEADLINE, BlockKind.SUBHEADING)
CLAUSE = re.compile(r"[^，；。！？：!?;—…]+")
LIST = re.compile(r"(?:、|和|及|与|以及|，以及)")
FROM = re.compile(r"(?:由|从)(?P<when>[^由从，]{0,8})$")
TO = re.compile(
    r"^[^，。；]{0,2}(?:提高|提升|上升|增加|增长|扩大|下降|降低|减少|缩短|压缩|压减|降|升|增|减|涨|扩展|发展)?(?:到|至|为)"
)
SHARE = re.compile(r"(?:占(?:到|据)?|为)(?P<whole>[^占为]{2,12}?)(?:的|比例|比重)*(?:达|达到|超过)?$")
RESPECTIVELY = re.compile(r"^(?P<names>.+?)(?P<how>(?:同比|环比)?(?:分别|各)\S*)$")
EVERY = re.compile(r"每[^每，、]{1,6}?(?=提供|发放|给予|补贴|补助|奖励|开展|$)")
DURATION = re.compile("时长|用时|时间|全程|为期|历时|周期|时限|缩短|压缩|压减|平均|耗时|提速|不超过|工期")
REFERENCE = re.compile(r"(?:这|那|该|此|上述|以上|前|后|每|某|另|其他|同)$")
SELF = PEOPLE - {"名", "位"} | {"人次", "户", "户次"} | RATE


@dataclass(frozen=True, slots=True)
class MetricCandidate:
    """A metric as one sentence words it; who it belongs to is settled by the discourse part.

    :param start: first position of the words that state it, in ``Sentence.text.value``; ``end`` is exclusive.
    :param quantity: the mention of the number.
    :param subject: the name that the clause (or, if ``inherited``, an earlier clause of the sentence) gives.
    :param status: None where the words state no fact (wish, denial, rumour, cancelled).
    :param core: False for incidental counts: old values, durations, goals, small round-about numbers.
    """

    metric: Metric
    quantity: Mention
    start: int
    end: int
    rule: str
    status: Status | None
    core: bool = True
    subject: Mention | None = None
    inherited: bool = False


@dataclass(slots=True)
class _State:
    """What later clauses of a sentence take from earlier ones."""

    stem: str = ""
    verb: str = ""
    status: Status | None = Status.DONE
    subject: Mention | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    stem: str
    rule: str
    start: int
    end: int
    label: str = ""
    core: bool = True
    subject: Mention | None = None


@dataclass(frozen=True, slots=True)
class MetricReader:
    """Reads the metrics of sentences; built once from the lexicons."""

    wording: Wording
    status: StatusReader

    @classmethod
    def of(cls, resources: Resources) -> MetricReader:
        return cls(Wording.of(resources), StatusReader.of(resources))

    def candidates(self, sentence: Sentence) -> tuple[MetricCandidate, ...]:
        """The metric candidates of a sentence, in the order of their numbers."""
        text = sentence.text.value
        numbers = [m for m in sentence.mentions if m.type == "Quantity" and m.quantity]
        state = _State()
        found: list[MetricCandidate] = []
        for start, end in _clauses(text, sentence.mentions):
            status = self.status.read(text[start:end], state.status)
            state.status = status or state.status
            inside = [m for m in numbers if start <= m.start and m.end <= end]
            subject, position = opening(text, sentence.mentions, start, end, self.wording)
            state.subject = subject or state.subject
            for number, reading in self._clause(text, inside, position, end, state):
                own = reading.subject or subject
                found.append(self._candidate(sentence, number, reading, status, own, state.subject))
        return tuple(found)

    def _candidate(
        self,
        sentence: Sentence,
        number: Mention,
        reading: _Reading,
        status: Status | None,
        subject: Mention | None,
        earlier: Mention | None,
    ) -> MetricCandidate:
        quantity = _quantity(number)
        label = reading.label or self.wording.measured(_bare(reading.stem), quantity.unit)
        small = quantity.value <= 5 and not number.label[0].isdigit() and quantity.unit not in RATE
        incidental = small or quantity.unit in TIME or sentence.block in HEADINGS
        return MetricCandidate(
            metric=Metric(label, quantity.value, quantity.unit, quantity.qualifier),
            quantity=number,
            start=min(reading.start, number.start),
            end=max(reading.end, number.end),
            rule=reading.rule,
            status=status,
            core=reading.core and not incidental and status is not Status.GOAL,
            subject=subject or earlier,
            inherited=subject is None and earlier is not None,
        )

    def _clause(
        self, text: str, numbers: Sequence[Mention], start: int, end: int, state: _State
    ) -> Iterator[tuple[Mention, _Reading]]:
        """The readings of one clause; ``start`` is behind its subject and opening time."""
        state.verb = ""
        if shared := self._respectively(text, numbers, start):
            yield from shared
            return
        left, old = start, False
        for index, number in enumerate(numbers):
            following = numbers[index + 1].start if index + 1 < len(numbers) else end
            item = max(left, start)
            if joint := LIST.match(text, item):
                item = joint.end() if index else item
            else:
                state.verb = "" if not index else state.verb
            reading: _Reading | None
            if old:
                reading = self._reach(state.stem, number, item, "metric.from-to")
            else:
                reading = self._read(text, number, item, following, state)
            is_old = bool(FROM.search(text[item : number.start]) and TO.match(text[number.end : following]))
            if reading:
                state.stem = reading.stem or state.stem
                if is_old:
                    label = "原" + self.wording.measured(reading.stem, _quantity(number).unit)
                    yield number, replace(reading, label=label, core=False, rule="metric.from-to")
                elif reading.stem:
                    yield number, reading
            left = reading.end if reading and reading.rule == "metric.num-np" else number.end
            old = is_old
        return

    def _respectively(
        self, text: str, numbers: Sequence[Mention], start: int
    ) -> list[tuple[Mention, _Reading]]:
        """起数、人数同比分别下降25%和33.3%: the names and the numbers pair off."""
        if len(numbers) < 2:
            return []
        match = RESPECTIVELY.match(text[start : numbers[0].start])
        names = re.split("[、和与及]", match["names"]) if match else []
        between = [text[a.end : b.start] for a, b in zip(numbers, numbers[1:], strict=False)]
        if not match or len(names) != len(numbers) or not all(LIST.fullmatch(b) for b in between):
            return []
        how = match["how"].replace("分别", "").replace("各", "")
        how = how if self.wording.change.search(how) else ""
        return [
            (number, _Reading(name + how, "metric.respectively", start, number.end))
            for name, number in zip(names, numbers, strict=True)
        ]

    def _read(self, text: str, number: Mention, item: int, following: int, state: _State) -> _Reading | None:
        quantity = _quantity(number)
        before, after = text[item : number.start], text[number.end : following]
        if _incidental(number, quantity, before, after):
            return None
        if match := FROM.search(before):
            before = before[: match.start()]
        skipped = self.wording.trim_left(before)
        stem = self.wording.reduce_list(self.wording.trim_right(before[skipped:]))
        start = item + skipped
        if change := self._change(stem, quantity, state):
            return _Reading(change[0], change[1], start, number.end)
        if after.startswith("的") and quantity.unit not in RATE and len(after) > 2:
            return self._of(text, number, stem, start, following)
        if self._behind(after, quantity, stem):
            return self._counted(number, quantity, stem, after, start, state)
        return self._reach(stem, number, start, "metric.verb-np-num", state)

    def _change(self, stem: str, quantity: Quantity, state: _State) -> tuple[str, str] | None:
        """同比下降9.4% and 占总人口的26.4% say what they are about in the clause before."""
        if (match := SHARE.search(stem)) and quantity.unit in RATE:
            name = stem[: match.start()].rstrip("就也已") or state.stem
            return (f"{name}占{match['whole']}", "metric.share") if name else None
        if match := self.wording.change.search(stem):
            bare = re.match(
                r"(?:[比较同环]|与|去年|上年|比上年|年均|分别).*|$", stem[: match.start()].strip() or "同比"
            )
            if bare and state.stem:
                return state.stem + stem, "metric.change"
            return stem, "metric.change"
        return None

    def _of(self, text: str, number: Mention, stem: str, start: int, following: int) -> _Reading | None:
        """投资3800万元的县第七幼儿园: the number describes what follows."""
        noun = self.wording.noun(text[number.end + 1 : following], 20)
        if len(noun) < 2:
            return None
        end = number.end + 1 + len(noun)
        quantity = _quantity(number)
        if stem and len(stem) <= 12:
            return _Reading(stem, "metric.num-of", start, end)
        if (
            quantity.unit in PEOPLE | {"人次", "户"}
            or quantity.qualifier in "><"
            and number.label.endswith("以上")
        ):
            return None
        return _Reading(noun, "metric.num-of", start, end)

    def _behind(self, after: str, quantity: Quantity, stem: str) -> bool:
        """True where the words behind the number say what is counted."""
        words = after.strip(" ")
        if not words or words[0] in "、）和与及等）(（,":
            return False
        if quantity.unit in MONEY:
            return bool(
                re.match("(?:补贴|补助|奖金|奖励|资金|善款|捐款|贷款|消费券|优惠|基金|产值|物资)", words)
            )
        if quantity.unit in SELF:
            return True
        return bool(self.wording.noun(words)) and not self.wording.noun_end.match(words)

    def _counted(
        self, number: Mention, quantity: Quantity, stem: str, after: str, start: int, state: _State
    ) -> _Reading | None:
        """NUM NP: 18名医务人员, 9所高校、中职学校; NUM predicate: 6人获评标兵, 近七成楼栋通过初验."""
        verb = self.wording.last_verb(stem)
        if every := EVERY.search(stem):
            verb = every.group() + verb
        if quantity.unit in SELF and (quantity.unit in RATE or self.wording.noun_end.match(after)):
            predicate = re.sub(
                r"^(?:与|和|同|向|在|对|被|已|均|都|的)[^，]{0,6}?(?=[达签获参评被建完])", "", after
            )
            predicate = predicate.strip(" 了已的“”")[:14]
            if (
                stem
                and len(stem) >= 4
                and quantity.unit not in RATE
                and not predicate.startswith(("参加", "参与"))
            ):
                predicate = stem[-10:]
            return _Reading(predicate or stem, "metric.num-predicate", start, number.end + len(after))
        noun = self.wording.noun(after)
        if not noun:
            return None
        return _Reading(verb + noun, "metric.num-np", start, number.end + len(noun))

    def _reach(
        self, stem: str, number: Mention, start: int, rule: str, state: _State | None = None
    ) -> _Reading | None:
        if state:
            verb = self.wording.verb.match(stem)
            if verb:
                state.verb = verb.group()
            elif state.verb and stem:
                stem = state.verb + stem
            elif not stem:
                stem = state.stem
        if not _bare(stem) or len(stem) < 2:
            return None
        rule = rule if self.wording.verb.match(stem) else "metric.np-reach-num"
        return _Reading(stem[-20:], rule, start, number.end)


def _bare(stem: str) -> str:
    """The stem without quotation marks and white space; empty if nothing but signs is left."""
    return re.sub(r"[“”‘’《》\s，。、]", "", stem)


def _quantity(number: Mention) -> Quantity:
    assert number.quantity is not None
    return number.quantity


def _incidental(number: Mention, quantity: Quantity, before: str, after: str) -> bool:
    """Numbers that count nothing of interest: this 三个小区, two hours, the limit in 50亩以上的农户."""
    if REFERENCE.search(before) and not before.endswith("人均每"):
        return True
    if quantity.unit in TIME:
        return not DURATION.search(before)
    if quantity.unit == "分":
        return not re.match("(?:获|夺|位|的?成绩|总分|排名)", after)
    limit = number.label.endswith(("以上", "以下", "以内")) and quantity.unit not in RATE
    if limit and after and after[0] not in "，、的":
        return True
    return bool(limit and after.startswith("的") and not before)


def _clauses(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[int, int]]:
    """Positions of the clauses; marks inside quotations, titles and brackets do not end one."""
    masked = list(text)
    spans = [(m.start, m.end) for m in mentions if m.type in ("Quote", "Speech")]
    spans += [match.span() for match in re.finditer(r"（[^（）]*）|“[^“”。！？]*”|《[^《》]*》", text)]
    for start, end in spans:
        masked[start:end] = "\x00" * (end - start)
    for match in CLAUSE.finditer("".join(masked)):
        yield match.span()


@cache
def _reader() -> MetricReader:
    return MetricReader.of(load())


def candidates(sentence: Sentence) -> tuple[MetricCandidate, ...]:
    """The metric candidates of a sentence by the packaged lexicons."""
    return _reader().candidates(sentence)


def distinct(found: Sequence[MetricCandidate]) -> tuple[MetricCandidate, ...]:
    """One candidate for one figure of an article: a headline repeats what the text says in full.

    Two candidates are one if number and unit are equal and one indicator shares most of its characters
    with the other; the first core one is kept, in the order of the text.
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
