"""What a row of the register holds already in the cells that people fill, and its copy as issued."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeAlias

from nenrin.findings import Investigation
from nenrin.sheets.layout import Layout
from nenrin.sheets.naming import clean
from nenrin.sheets.register import Item
from nenrin.vocabulary import Month

Entries: TypeAlias = Mapping[str, str | float]
"""By column, what is filled: texts, amounts, months as ``2011-11``, kinds and states by their keys."""
_LONGEST = 30_000


def entries(layout: Layout, item: Item) -> Entries:
    """The cells of one row that are filled, in the order of the columns."""
    filled = {**_of_cause(layout, item), **_of_question(layout, item)}
    return {name: value for name, value in filled.items() if value not in ("", None)}


def complete(layout: Layout, item: Item) -> bool:
    """Whether a row says what happened and who answers for it."""
    filled = entries(layout, item)
    return all(str(filled.get(name, "")).strip() for name in ("cause", "owner"))


def issued(layout: Layout, item: Item) -> str:
    """The same as one text, by which a returned workbook tells what was changed in it."""
    found: dict[str, str | float] = {"key": item.key, **entries(layout, item)}
    if item.low is not None and item.high is not None and not item.carried:
        found |= {"low": float(f"{item.low:.15g}"), "high": float(f"{item.high:.15g}")}
    said = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    if len(said) > _LONGEST:
        said = json.dumps({name: value for name, value in found.items() if len(str(value)) < _LONGEST // len(found)})
    return said


def earlier(layout: Layout, item: Item) -> str:
    """What was said about the KPI in earlier months, newest first: stands beside this month's number."""
    own = item.investigation.key if item.investigation else item.key
    told = [
        one for one in layout.report.investigations
        if one.kpi == item.kpi and one.key != own and (one.answer or one.cause)
    ]
    lines = (
        layout.words.text("sheet.explanations.said", month=one.opened, text=answered(layout, one))
        for one in sorted(told, key=lambda one: one.opened, reverse=True)
    )
    return "\n".join(lines)


def standing(layout: Layout, item: Item) -> str:
    """How a cause stands at its own KPI: its phase, what became of its last claim, what is to be asked about it."""
    known = {one.cause: one for one in layout.report.standings}
    one = known.get(item.cause.id) if item.cause is not None and item.cause.kpi == item.kpi else None
    if one is None:
        return ""
    words = layout.words
    last = [words.text("sheet.explanations.said", month=score.month, text=score.told) for score in one.scores[-1:]]
    return "\n".join((words.say(one.told), *last, *map(words.say, one.notes)))


def answered(layout: Layout, one: Investigation) -> str:
    """An answer, else the name of the cause that was found."""
    causes = {cause.id: cause for cause in layout.report.causes}
    found = causes.get(one.cause)
    return layout.words.label(one.answer) or (layout.words.label(found.label) if found else one.cause)


def _of_cause(layout: Layout, item: Item) -> dict[str, str]:
    """The columns that the register fills."""
    cause, words = item.cause, layout.words
    if cause is None:
        return {}
    return {
        "kind": cause.kind, "cause": clean(words.label(cause.label)), "from": str(cause.months.from_),
        "to": _month(cause.months.to), "evidence": clean(words.label(cause.evidence)),
        "reviewer": clean(words.label(cause.author)),
    }


def _of_question(layout: Layout, item: Item) -> dict[str, str]:
    """The columns that the work list fills; the owner else by the call-out, else by the KPI."""
    if not item.kpi:
        return {}
    known, called = item.investigation, layout.report.callout(item.kpi) if item.cause is None else None
    said = (known.owner if known else None) or (called.owner if called else None) or layout.report.kpi(item.kpi).owner
    owner = layout.words.label(said) if said else ""
    if item.cause is not None:
        return {"owner": clean(owner)}
    due = (known.due if known else None) or (called.due if called else None)
    state = ("closed" if known.state == "closed" else "open") if known else "open" if called else ""
    return {"cause": clean(answered(layout, known)) if known else "", "owner": clean(owner), "due": _month(due),
            "status": state}


def _month(month: Month | None) -> str:
    return "" if month is None else str(month)
