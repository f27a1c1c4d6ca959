"""Below the counts of Verdicts: what was edited since the workbook was issued, and what became of the questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from nenrin.findings import State
from nenrin.sheets import counts, naming, register_changes, settings
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.data import CHANGED
from nenrin.sheets.frame import band
from nenrin.sheets.layout import Layout
from nenrin.sheets.live import Part, live
from nenrin.sheets.rows import BODY
from nenrin.sheets.standing import standing
from nenrin.sheets.verdict_columns import AT

REST = ("small", "same", "still", "outside", "again")
"""What else is said of a call-out: too small, as issued, still asks, asks now, only a run can tell."""
_NAMED = tuple(f"name_{place}" for place in (1, 2, 3))
"""The KPIs that the sentence names."""
_LINES = ("edited", "top", "least", "fresh", "called", "left", *_NAMED, "names", "stand", "new", "short", "since")
_STATES = {"stable": State.STABLE, "explained": State.EXPLAINED, "not_judged": State.NOT_JUDGED}
"""Where a call-out that no longer asks can have gone."""
_ORDER = (*_LINES, *_STATES, *REST)
_VALUE = AT["unit"]
_MONEY = ("top", "least")


def since_lines(layout: Layout) -> Iterator[Cell]:
    """Numbers, names, sentences, then the words that a call-out is told by; nothing where the workbook cannot tell."""
    if not standing(layout):
        return
    words, first, money = layout.words, counts.after(layout), naming.change(layout, layout.report.root)
    yield from band(first, (0, _VALUE), words.text("sheet.verdicts.since.title"))
    for name, (value, formula) in {**_numbers(layout), **_names(layout), **_sentences(layout)}.items():
        number = "" if isinstance(value, str) else money if name in _MONEY else "0"
        yield Cell(_row(layout, name), 0, words.text(f"sheet.verdicts.since.{name}"), role="text")
        yield Cell(_row(layout, name), _VALUE, value, formula, "number" if number else "plain", number)
    for name in (*_STATES, *REST):
        label = words.state(_STATES[name]) if name in _STATES else words.text(f"sheet.verdicts.since.where_{name}")
        yield Cell(_row(layout, name), 0, label, role="text")
        yield Cell(_row(layout, name), _VALUE, *_word(layout, name), role="plain")


def column(layout: Layout, name: str) -> str:
    """A column over all KPIs, as Verdicts itself reads it."""
    last = BODY + len(layout.report.tree.kpis) - 1
    return area((BODY, AT[name]), (last, AT[name]), "row")


def cell(layout: Layout, name: str) -> str:
    """One line, as Verdicts itself reads it."""
    return spot(_row(layout, name), _VALUE, "both")


def there(layout: Layout, name: str = "since") -> str | None:
    """One line, as other sheets read it; None where the workbook cannot tell."""
    return layout.on("verdicts", cell(layout, name)) if standing(layout) else None


def states(layout: Layout) -> tuple[str, str]:
    """Where a call-out can have gone, and the words for it."""
    first, last = (_row(layout, name) for name in (next(iter(_STATES)), REST[0]))
    return area((first, 0), (last - 1, 0), "both"), area((first, _VALUE), (last - 1, _VALUE), "both")


def told(layout: Layout, state: State | None) -> str:
    """The word for where a call-out goes that no longer asks; for one that did not ask by itself, as issued."""
    names = {one: name for name, one in _STATES.items()}
    return _said(layout, "same" if state is None else names.get(state, "small"))


def as_issued(layout: Layout) -> str:
    """The word for a call-out of which nothing has changed."""
    return _said(layout, "same")


def _word(layout: Layout, name: str) -> tuple[str, str | None]:
    """Only a run can tell of a call-out over several months, or of parts, once anything is edited."""
    if name != "again":
        return _said(layout, name), None
    same = cell(layout, "same")
    return as_issued(layout), f'IF({cell(layout, "edited")}=0,{same},"{_said(layout, "again")}")'


def _said(layout: Layout, name: str) -> str:
    return layout.words.text(f"sheet.verdicts.since.is_{name}")


def _numbers(layout: Layout) -> dict[str, tuple[Value, str]]:
    rows, listed = layout.data.values(), float(len({callout.kpi for callout in layout.report.findings.callouts}))
    changed = layout.on("data", area((min(rows), CHANGED), (max(rows), CHANGED), "both"))
    weights = [abs(one.weighs or 0.0) for one in standing(layout).values()]
    at = {name: column(layout, name) for name in ("weighs", "waits", "size", "asked", "called")}
    gone = f'COUNTIFS({at["called"]},">0",{at["asked"]},"<>0",{at["waits"]},0)'
    root = spot(BODY + layout.order[layout.report.root], AT["ac"])
    return {
        "edited": (0.0, f"SUM({changed})+{register_changes.changed(layout)}"),
        "top": (max(weights, default=0.0), f"MAX(MAX({at['weighs']}),-MIN({at['weighs']}))"),
        "least": (_least(layout), f"MAX(materiality,tol*MAX(1,ABS(N({root}))))"),
        "fresh": (0.0, f'COUNTIF({at["size"]},">=0")'),
        "called": (listed, f'COUNTIF({at["called"]},">0")'),
        "left": (listed, f"{cell(layout, 'called')}-{gone}"),
    }


def _least(layout: Layout) -> float:
    """From which change of a rest on it is another; a rounding never is."""
    root = layout.read(layout.entry(layout.report.root), "ac")
    return max(settings.materiality(layout), settings.TOLERANCE * max(1.0, abs(root or 0.0)))


def _names(layout: Layout) -> dict[str, tuple[Value, str]]:
    """Up to three of the new ones, side by side."""
    fresh, comma = cell(layout, "fresh"), layout.words.text("sheet.verdicts.since.comma")
    kpis, ranks = column(layout, "kpi"), column(layout, "rank")
    found: dict[str, tuple[Value, str]] = {
        name: ("", f'IF({fresh}<{place},"",INDEX({kpis},MATCH({place},{ranks},0)))')
        for place, name in enumerate(_NAMED, 1)
    }
    first, *others = (cell(layout, name) for name in _NAMED)
    behind = "".join(f'&IF({one}="","","{comma}"&{one})' for one in others)
    return {**found, "names": ("", f'{first}{behind}&IF({fresh}>{len(_NAMED)},"{comma}…","")')}


def _sentences(layout: Layout) -> dict[str, tuple[Value, str]]:
    """Nothing as issued."""
    words, at = layout.words, {name: cell(layout, name) for name in _LINES}
    stand = {name: Part(at[name], "") for name in ("left", "called")}
    new = {"count": Part(at["fresh"], ""), "names": Part(at["names"], "")}
    lead, tail = (words.text(f"sheet.verdicts.since.{name}") for name in ("lead", "tail"))
    both, short = f"{at['stand']}&{at['new']}", {name: Part(at[name], "") for name in ("left", "called", "fresh")}
    return {
        "stand": ("", f'IF({at["left"]}={at["called"]},"",{_spelled(layout, "stand_said", stand)})'),
        "new": ("", f'IF({at["fresh"]}=0,"",{_spelled(layout, "new_said", new)})'),
        "short": ("", f'IF({both}="","",{_spelled(layout, "short_said", short)})'),
        "since": ("", f'IF({both}="","","{lead}"&{both}&"{tail}")'),
    }


def _spelled(layout: Layout, name: str, parts: Mapping[str, Part]) -> str:
    return live(layout.words.language, f"sheet.verdicts.since.{name}", parts)[1]


def _row(layout: Layout, name: str) -> int:
    return counts.after(layout) + 1 + _ORDER.index(name)
