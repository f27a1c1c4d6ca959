"""A strategic KPI says what is to be reached, by when, through whom and how; and there are few of them."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.subject import Subject
from nenrin.vocabulary import Problem

MOST_STRATEGIC = 5
_DOUBLED = 2
_MISSING = {"by": "2012-03", "owner": "CRM team", "action": "second-order mail"}


def smart(subject: Subject) -> Iterator[Problem]:
    """Specific, measurable, assigned, realistic, timed: what is missing is named."""
    for name, kpi in subject.settings.kpis.items():
        if not kpi.strategic or name == subject.settings.root:
            continue
        if kpi.better == "none":
            wrong = f"KPI {name!r} is strategic, but no direction is better"
            yield Problem(kpi.place("better"), wrong, "say  better: up  or  better: down")
        if subject.doubtful("kpis", name, "target"):
            continue
        if kpi.target is None:
            wrong = f"KPI {name!r} is strategic, but has no target"
            yield Problem(kpi.place(), wrong, "add  target: {value: …, by: YYYY-MM, owner: …, action: …}")
            continue
        missing = [part for part in _MISSING if not getattr(kpi.target, part)]
        if missing:
            wrong = f"the target of strategic KPI {name!r} lacks {' and '.join(missing)}"
            example = ", ".join(f"{part}: {_MISSING[part]}" for part in missing)
            yield Problem(kpi.place("target"), wrong, f"add  {example}")


def few_strategic(subject: Subject) -> Iterator[Problem]:
    """More than five levers at once are none."""
    strategic = [kpi for kpi in subject.settings.kpis.values() if kpi.strategic]
    if len(strategic) > MOST_STRATEGIC:
        wrong = f"{len(strategic)} strategic KPIs, more than {MOST_STRATEGIC} are too many to steer by"
        yield Problem(strategic[MOST_STRATEGIC].place("stance"), wrong, "keep three to five", warning=True)


def target_as_ratio(subject: Subject) -> Iterator[Problem]:
    """A percentage is kept as a ratio: 0.45 prints as 45 %."""
    for name, kpi in subject.settings.kpis.items():
        if kpi.target is not None and kpi.format.style == "percent" and abs(kpi.target.value) > _DOUBLED:
            value = kpi.target.value
            wrong = f"the target of KPI {name!r} is {value:.15g}, which is {value * 100:.15g} %"
            right = f"if {value:.15g} % is meant, write {value / 100:.15g}"
            yield Problem(kpi.target.place("value"), wrong, right, warning=True)
