"""Rule files: YAML in, compiled and checked rules out.

A rule says what words trigger it, which slots it fills and which facts that gives; its examples stand in
the same file and are tests. Macros (``{HOLD}``) are word lists or regular expressions of ``macros*.yaml``,
plus the mention types of :data:`kg.extract.encode.MACROS`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from kg.errors import DataFileError
from kg.extract.encode import MACROS
from kg.extract.frames import FRAMES
from kg.extract.measured import FILE as MEASURED
from kg.extract.owners import FILE as OWNERS
from kg.patterns import alternatives, compiled
from kg.resources import Resources

__all__ = ["Give", "Rule", "Slot", "compile_rules", "expand_macros"]

_SLOT_FIELDS = {"look", "type", "after", "before", "not_after", "not_before", "pick", "within", "inherit"}
_RULE_FIELDS = {
    "id", "version", "says", "match", "types", "slots", "gives", "status", "confidence", "block", "stage",
    "examples", "counterexamples", "group", "frame", "of", "alone",
}  # fmt: skip
_MACRO = re.compile(r"\{(?:(?P<slot>[^\W\d]\w*):)?(?P<macro>[A-Z][A-Z_]*)\}")
#: Slots the discourse fills: the event, programme or host that the text is talking about.
DISCOURSE_SLOTS = frozenset({"@event", "@program", "@host", "@topic"})


@dataclass(frozen=True, slots=True)
class Slot:
    """Where to look for an argument that the trigger's own pattern does not hold.

    :param look: ``left`` or ``right`` of the trigger, or ``any``; ``subject`` for who does what the trigger
        says, ``object`` for whom it acts on (see :mod:`kg.extract.subjects`); there the pattern tells the
        staff that stand for their body.
    :param within: ``clause`` or ``sentence``.
    :param pick: ``near`` (to the trigger), ``far``, or ``all``.
    :param inherit: take the subject of an earlier clause or sentence when nothing is found here.
    """

    name: str
    look: str
    pattern: re.Pattern[str]
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    pick: str
    within: str
    inherit: bool


@dataclass(frozen=True, slots=True)
class Give:
    """One kind of fact a rule gives: two slots and a predicate between them."""

    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One compiled rule.

    :param match: the trigger with its own slots as named groups, over the encoded sentence.
    :param types: class of a slot that is words, not a mention.
    :param stage: rules of stage 1 name events and programmes, rules of stage 2 speak about them.
    :param group: of the rules of one group only the first that matches the same words counts.
    :param frame: the frame of :mod:`kg.extract.frames` that fills the slots once the trigger has matched.
    :param of: a slot; if a named body or person fills it, the event under discussion must be theirs.
    :param alone: it counts only in an article in which no other rule names an event.
    """

    id: str
    version: int
    says: str
    match: re.Pattern[str]
    types: Mapping[str, str]
    slots: tuple[Slot, ...]
    gives: tuple[Give, ...]
    status: str | None
    confidence: float
    blocks: frozenset[str]
    stage: int
    group: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    frame: str | None = None
    of: str | None = None
    alone: bool = False

    @property
    def name(self) -> str:
        return f"{self.id}@{self.version}"


def compile_rules(resources: Resources) -> tuple[Rule, ...]:
    """All rules, in file and line order; a later rule with a known id replaces the earlier one.

    :raises DataFileError: a file is not YAML, a field or macro is unknown, a pattern does not compile, a
        slot is used and never filled, or a rule has no example; the error names file, rule and field.
    """
    macros = expand_macros(resources)
    rules: dict[str, Rule] = {}
    for file, text in resources.rules.items():
        if _is_macros(file) or file.endswith((MEASURED, OWNERS)):
            continue
        for raw in _yaml(file, text) or []:
            rule = _Compiler(file, macros).rule(raw)
            rules[rule.id] = rule
    return tuple(rules.values())


def _is_macros(file: str) -> bool:
    return file.rsplit("/", maxsplit=1)[-1].startswith("macros")


def _yaml(file: str, text: str) -> Any:
    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise DataFileError(file, "", f"not YAML: {error}") from error


def expand_macros(resources: Resources) -> dict[str, str]:
    """Every macro expanded; they may stand in any order and use each other.

    :raises DataFileError: a macro uses itself, or one that is unknown.
    """
    raw: dict[str, tuple[str, Any]] = {}
    for file, text in resources.rules.items():
        if _is_macros(file):
            raw |= {name: (file, value) for name, value in (_yaml(file, text) or {}).items()}
    done = dict(MACROS)

    def settle(name: str, above: tuple[str, ...]) -> None:
        file, value = raw[name]
        if name in above:
            raise DataFileError(file, name, "the macro uses itself: " + " → ".join((*above, name)))
        if isinstance(value, dict):
            done[name] = f"(?:{alternatives(resources.words(value['lexicon']))})"
            return
        for used in _MACRO.finditer(value):
            if used["macro"] in raw and used["macro"] not in done:
                settle(used["macro"], (*above, name))
        done[name] = f"(?:{_expand(file, name, value, done)})"

    for name in raw:
        if name not in done:
            settle(name, ())
    return done


def _expand(file: str, where: str, pattern: str, macros: Mapping[str, str]) -> str:
    def replace(match: re.Match[str]) -> str:
        slot, macro = match["slot"], match["macro"]
        if macro not in macros:
            raise DataFileError(
                file, where, f"unknown macro {{{macro}}}", hint="Known: " + ", ".join(sorted(macros))
            )
        return f"(?P<{slot}>{macros[macro]})" if slot else macros[macro]

    return _MACRO.sub(replace, pattern)


@dataclass(frozen=True, slots=True)
class _Compiler:
    file: str
    macros: Mapping[str, str]

    def rule(self, raw: Any) -> Rule:
        if not isinstance(raw, dict) or "id" not in raw:
            raise DataFileError(self.file, str(raw)[:40], "a rule is a mapping with an id")
        where = str(raw["id"])
        self._known(where, raw, _RULE_FIELDS)
        for field in ("says", "match", "gives", "examples"):
            if not raw.get(field):
                raise DataFileError(self.file, where, f"field {field} is missing")
        match = self._pattern(where, "match", raw["match"])
        slots = tuple(self._slot(where, name, value) for name, value in (raw.get("slots") or {}).items())
        gives = tuple(self._give(where, text) for text in raw["gives"])
        frame = raw.get("frame")
        if frame not in (None, *FRAMES):
            raise DataFileError(
                self.file, where, f"unknown frame {frame}", hint="Known: " + ", ".join(FRAMES)
            )
        filled = set(match.groupindex) | {slot.name for slot in slots} | DISCOURSE_SLOTS
        filled |= set(FRAMES[frame] if frame else ())
        for give in gives:
            for name in (give.subject, give.object):
                if name not in filled:
                    raise DataFileError(self.file, where, f"slot {name} is used and never filled")
        return Rule(
            id=where,
            version=int(raw.get("version", 1)),
            says=raw["says"],
            match=match,
            types=dict(raw.get("types") or {}),
            slots=slots,
            gives=gives,
            status=raw.get("status"),
            confidence=float(raw.get("confidence", 0.8)),
            blocks=frozenset(raw.get("block") or ()),
            stage=int(raw.get("stage", 1)),
            group=raw.get("group", where),
            examples=tuple(raw["examples"]),
            counterexamples=tuple(raw.get("counterexamples") or ()),
            frame=frame,
            of=raw.get("of"),
            alone=bool(raw.get("alone", False)),
        )

    def _slot(self, where: str, name: str, raw: Mapping[str, Any]) -> Slot:
        self._known(f"{where}.{name}", raw, _SLOT_FIELDS)

        def cue(field: str, before: bool) -> re.Pattern[str] | None:
            if field not in raw:
                return None
            pattern = f"(?:{raw[field]})$" if before else f"(?:{raw[field]})"
            return self._pattern(where, f"{name}.{field}", pattern)

        return Slot(
            name=name,
            look=raw.get("look", "any"),
            pattern=self._pattern(where, f"{name}.type", raw.get("type", "(?!)")),
            after=cue("after", before=True),
            before=cue("before", before=False),
            not_after=cue("not_after", before=True),
            not_before=cue("not_before", before=False),
            pick=raw.get("pick", "near"),
            within=raw.get("within", "sentence"),
            inherit=bool(raw.get("inherit", False)),
        )

    def _give(self, where: str, text: str) -> Give:
        parts = text.split()
        if len(parts) != 3:
            raise DataFileError(self.file, where, f"not «slot predicate slot»: {text}")
        return Give(*parts)

    def _pattern(self, where: str, field: str, pattern: str) -> re.Pattern[str]:
        try:
            return compiled(_expand(self.file, f"{where}.{field}", pattern, self.macros))
        except re.error as error:
            raise DataFileError(self.file, where, f"{field} does not compile: {error}") from error

    def _known(self, where: str, raw: Mapping[str, Any], fields: set[str]) -> None:
        if unknown := sorted(set(raw) - fields):
            raise DataFileError(
                self.file, where, f"unknown field {unknown[0]}", hint="Known: " + ", ".join(sorted(fields))
            )
