"""Method, notation and proof: what the marks mean, what was checked, where every number comes from."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.explanations import Cause
from nenrin.outputs.pages.context import Context, Head, Number
from nenrin.outputs.pages.dictionary import Entry, dictionary
from nenrin.outputs.pages.quality import Quality, quality
from nenrin.report.messages import method_message
from nenrin.vocabulary import Figure, Format

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
    text: str


@dataclass(frozen=True)
class Check:
    """One thing that was proved, or found not to hold."""

    name: str
    detail: str
    result: Number


@dataclass(frozen=True)
class Known:
    """One entry of the register of causes."""

    name: str
    kpi: str
    months: str
    size: str
    evidence: str
    author: str


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


def method(context: Context) -> Method:
    """Everything that lets a reader check the rest."""
    report = context.report
    return Method(
        head=context.head("method", method_message(report), context.text("what_method")),
        marks=tuple(Mark(kind, context.text(f"mark_{kind}")) for kind in _MARKS),
        definitions=_definitions(context),
        checks=tuple(_check(context, check.name, check.passed, context.say(check.detail)) for check in report.checks),
        lineage=_lineage(context),
        this_file=context.text(f"this_file_{context.mode}"),
        quality=quality(context),
        dictionary=dictionary(context),
        causes=_causes(context),
    )


def _definitions(context: Context) -> tuple[Definition, ...]:
    report = context.report
    facts = {
        "amount": report.figure(report.root, report.findings.materiality),
        "count": f"{report.findings.expected_false:.2f}",
        "kpi": report.label(report.root),
    }
    return tuple(
        Definition(context.text(f"term_{name}"), context.text(f"meaning_{name}", **facts)) for name in _DEFINITIONS
    )


def _check(context: Context, name: str, passed: bool, detail: str) -> Check:  # noqa: FBT001 (the check's own result)
    result = context.words.text("common.passed" if passed else "common.failed")
    return Check(context.words.text(f"check.{name}"), detail, Number(result, "good" if passed else "bad", "checks"))


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


def _causes(context: Context) -> tuple[Known, ...]:
    """The register, in its own order."""
    words = context.words
    found = []
    for cause in context.report.causes:
        low, high = cause.size or ("", "")
        size = context.text("direction_only") if cause.size is None else _size(context, cause.kpi, low, high)
        found.append(Known(
            words.label(cause.label), context.label(cause.kpi) if cause.kpi in context.report.tree.kpis else cause.kpi,
            _months(context, cause), size, cause.evidence,
            context.text("said_by", author=cause.author, day=words.day(cause.date)) if cause.date else cause.author,
        ))
    return tuple(found)


def _months(context: Context, cause: Cause) -> str:
    """One month, a span, or since when."""
    start = context.words.month(cause.months.from_, "short")
    if cause.months.to is None:
        return context.text("since", month=start)
    end = context.words.month(cause.months.to, "short")
    return start if start == end else context.text("span", first=start, last=end)


def _size(context: Context, kpi: str, low: float | str, high: float | str) -> str:
    """An amount in the KPI's unit, or a share of the expected value as written."""
    shown = [
        one.replace("-", context.words.text("format.minus")) if isinstance(one, str)
        else context.words.show(Figure(one, "level", _unscaled(context, kpi), context.report.brief.currency))
        for one in (low, high)
    ]
    return context.text("span", first=shown[0], last=shown[1])


def _unscaled(context: Context, kpi: str) -> Format:
    """The KPI's format without its thousands: a claim is printed as it was written."""
    return context.report.kpi(kpi).format.model_copy(update={"scale": "one"})
