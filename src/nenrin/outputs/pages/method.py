"""Method, notation and proof: what the marks mean, what was checked, where every number comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from nenrin.outputs.pages.context import Context, hundredths
from nenrin.outputs.pages.dictionary import Entry, dictionary
from nenrin.outputs.pages.levels import levels
from nenrin.outputs.pages.quality import Quality, quality
from nenrin.outputs.pages.register import Known, register
from nenrin.outputs.pages.restated import Restated, restated
from nenrin.outputs.pages.shapes import Head, Number, Tone
from nenrin.report import Check as Proved
from nenrin.report.messages import method_message
from nenrin.report.tally import judged
from nenrin.vocabulary import Fact

_MARKS = ("actual", "plan", "prior", "good", "bad", "open", "range")
_DEFINITIONS = ("expected", "explained", "attribution", "callout", "material")


@dataclass(frozen=True)
class Mark:
    """A mark of the notation and what it means; the stylesheet draws it by its name."""

    kind: str
    name: str


@dataclass(frozen=True)
class Definition:
    """A term and what is meant by it."""

    term: str
    text: Markup | str


@dataclass(frozen=True)
class Check:
    """One thing that was proved, or found not to hold."""

    name: str
    detail: Markup
    result: Number


@dataclass(frozen=True)
class Method:
    """The page."""

    head: Head
    marks: tuple[Mark, ...]
    definitions: tuple[Definition, ...]
    checks: tuple[Check, ...]
    lineage: tuple[Definition, ...]
    this_file: str
    quality: Quality
    dictionary: tuple[Entry, ...]
    causes: tuple[Known, ...]
    levels: tuple[Markup, ...]
    restated: tuple[Restated, ...]
    restated_rest: Markup


def method(context: Context) -> Method:
    """Everything that lets a reader check the rest."""
    report = context.report
    lines = restated(context)
    left = len(report.restatements) - len(lines)
    return Method(
        head=context.head("method", method_message(report), context.told("what_method")),
        marks=tuple(Mark(kind, context.text(f"mark_{kind}")) for kind in _MARKS),
        definitions=_definitions(context),
        checks=tuple(_check(context, check) for check in report.checks),
        lineage=_lineage(context),
        this_file=context.text(f"this_file_{context.mode}"),
        quality=quality(context),
        dictionary=dictionary(context),
        causes=register(context),
        levels=_levels(context),
        restated=lines,
        restated_rest=context.told("restated_rest", count=left) if left else Markup(""),
    )


def _definitions(context: Context) -> tuple[Definition, ...]:
    report = context.report
    facts: dict[str, Fact] = {
        "amount": replace(report.figure(report.root, report.findings.materiality), id="materiality"),
        "count": hundredths(report.findings.expected_false),
        "kpi": report.label(report.root),
    }
    quiet = Markup("") if not judged(report) else context.told("meaning_callout_false", count=facts["count"])
    return tuple(
        Definition(
            context.text(f"term_{name}"),
            context.told(f"meaning_{name}", **facts) + (quiet if name == "callout" else Markup("")),
        ) for name in _DEFINITIONS
    )


def _levels(context: Context) -> tuple[Markup, ...]:
    """Every new level that was found, KPI by KPI."""
    return tuple(line for kpi in context.report.findings.levels for line in levels(context, kpi))


def _check(context: Context, check: Proved) -> Check:
    words = context.words
    result = words.text("common.passed" if check.passed else "common.failed")
    tone: Tone = "good" if check.passed else "bad"
    return Check(words.text(f"check.{check.name}"), context.owned(check.detail), Number(result, tone))


def _lineage(context: Context) -> tuple[Definition, ...]:
    """Program, configuration, plan and register, by the beginning and end of their SHA-256."""
    found = context.report.fingerprint
    read = {intake.file for intake in context.report.intakes}
    rows = [
        (context.words.text("report.run"), _short(found.run)),
        (context.text("program"), f"nenrin {found.version}"),
        (context.words.text("report.configuration"), _short(found.configuration)),
        *((file, _short(digest)) for file, digest in found.inputs.items() if file not in read),
    ]
    return tuple(Definition(name, digest) for name, digest in rows)


def _short(digest: str) -> str:
    return f"{digest[:8]}…{digest[-6:]}"
