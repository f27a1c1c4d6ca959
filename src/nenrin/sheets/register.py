"""The register of causes as rows: what is claimed for which KPI, what is asked, and what of it counts in the month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nenrin.explanations import Cause, Claim
from nenrin.findings import Investigation, State
from nenrin.report import Report
from nenrin.vocabulary import Month

ASKS = (State.UNEXPLAINED, State.PARTLY_EXPLAINED, State.FAILED_TO_MOVE, State.MASKED)
"""The states that leave a question."""
_WIDTHS: dict[str, float] = {
    "key": 22, "kpi": 17, "verdict": 11.5, "unit": 8.5, "surprise": 9.5, "unexplained": 9.5, "needed": 7.5,
    "earlier": 20, "kind": 8, "cause": 24, "low": 8.5, "high": 8.5, "from": 8.5, "to": 8.5, "evidence": 22,
    "owner": 12, "due": 8.5, "status": 7.5, "reviewer": 12, "kpi_id": 26,
    "in_force": 9, "sized": 9, "effect": 12, "square": 12, "carried": 30, "reach": 12, "row": 8, "issued": 30,
}
"""What is printed fits a page of A4 across with letters of six points."""
NAMES = tuple(_WIDTHS)
AT = {name: column for column, name in enumerate(NAMES)}
"""The column of every name, from 0."""
WIDTHS = tuple((column, column, width) for column, width in enumerate(_WIDTHS.values()))
PRINTED = AT["reviewer"]
"""The last column that is printed."""
MOST_RESTING = 5_000
"""More causes that claim nothing this month stand in the register's own file only; the latest are kept."""
SPARE = 10
"""Empty rows below the last, for a reader's own causes."""


@dataclass(frozen=True)
class Item:
    """A row: one cause's claim for one KPI, or a KPI without a cause, or (no KPI) an empty row.

    ``key``: ``kpi@month`` for a question, ``kpi@month:cause`` for a cause of the register, ``new-1@month`` for an empty
    row. ``low``/``high``: the effect claimed, in the KPI's unit. ``carried``: the key of the row with the cause's own
    KPI, from which ``reach`` carries the claim through the tree. ``investigation``: the line of the work list that the
    row answers.
    """

    key: str
    kpi: str
    cause: Cause | None = None
    low: float | None = None
    high: float | None = None
    carried: str = ""
    reach: float = 1.0
    investigation: Investigation | None = None

    def in_force(self, month: Month) -> bool:
        """Whether its cause works in ``month``; a row without one has no end and no beginning."""
        return self.cause is None or self.cause.in_force(month)

    def sized(self, month: Month) -> bool:
        """Whether it explains anything in ``month``."""
        return self.low is not None and self.high is not None and self.in_force(month)

    def effect(self, month: Month) -> float:
        """The middle of its claim, 0 where it explains nothing."""
        low, high = self._counted(month)
        return (low + high) / 2

    def spread(self, month: Month) -> float:
        """A quarter of its range."""
        low, high = self._counted(month)
        return (high - low) / 4

    def _counted(self, month: Month) -> tuple[float, float]:
        return (self.low or 0.0, self.high or 0.0) if self.sized(month) else (0.0, 0.0)


def items(report: Report) -> tuple[Item, ...]:
    """Every KPI with its claims and a row to answer, open questions of earlier months, then causes that rest."""
    found, resting = asking(report), at_rest(report)
    latest = sorted(resting, key=lambda cause: cause.months.from_, reverse=True)[:MOST_RESTING]
    kept = {cause.id for cause in latest}
    others = [_resting(cause, report.month) for cause in resting if cause.id in kept]
    spare = [Item(f"new-{number}@{report.month}", "") for number in range(1, SPARE + 1)]
    return (*found, *others, *spare)


def asking(report: Report) -> tuple[Item, ...]:
    """The rows that claim something or that may be answered."""
    causes = {cause.id: cause for cause in report.causes}
    work = {one.key: one for one in report.investigations}
    return tuple(item for kpi in report.tree.kpis for item in _of_kpi(report, kpi, causes, work))


def at_rest(report: Report) -> tuple[Cause, ...]:
    """The causes that claim nothing of any KPI this month."""
    found = (report.explanations.get(kpi) for kpi in report.tree.kpis)
    claiming = {claim.cause for one in found if one is not None for claim in one.claims}
    return tuple(cause for cause in report.causes if cause.id not in claiming)


def question(report: Report, kpi: str) -> str:
    """The key of a KPI's own row: the month is that in which it was first called out."""
    return f"{kpi}@{report.month}"


def _of_kpi(
    report: Report, kpi: str, causes: Mapping[str, Cause], work: Mapping[str, Investigation],
) -> Iterator[Item]:
    """A row to answer where a question is open or nothing is claimed, earlier questions, then every claim."""
    explanation, own = report.explanations.get(kpi), question(report, kpi)
    claims = explanation.claims if explanation else ()
    asked = report.callout(kpi) is not None or report.verdict(kpi).state in ASKS or report.verdict(kpi).surprising
    if asked or own in work or not claims:
        yield Item(own, kpi, investigation=work.get(own))
    for one in work.values():
        if one.kpi == kpi and one.key != own and one.state != "closed":
            yield Item(one.key, kpi, investigation=one)
    for claim in claims:
        yield _claimed(report, kpi, causes[claim.cause], claim)


def _claimed(report: Report, kpi: str, cause: Cause, claim: Claim) -> Item:
    """One claim, with its range in the KPI's unit; carried from the cause's own KPI where that is another."""
    own, key = _own(report, cause), f"{kpi}@{report.month}:{cause.id}"
    if not claim.sized:
        return Item(key, kpi, cause)
    if cause.kpi == kpi or own is None or not own.effect:
        return Item(key, kpi, cause, claim.effect - 2 * claim.spread, claim.effect + 2 * claim.spread)
    reach = claim.effect / own.effect
    low, high = ((own.effect + side * 2 * own.spread) * reach for side in (-1, 1))
    return Item(key, kpi, cause, low, high, f"{cause.kpi}@{report.month}:{cause.id}", reach)


def _own(report: Report, cause: Cause) -> Claim | None:
    """The cause's claim for its own KPI."""
    explanation = report.explanations.get(cause.kpi)
    claims = explanation.claims if explanation else ()
    return next((claim for claim in claims if claim.cause == cause.id and claim.sized), None)


def _resting(cause: Cause, month: Month) -> Item:
    """A cause that claims nothing this month: with its size for the months it works in, where that is an amount."""
    sizes = () if cause.size is None or cause.in_force(month) else cause.size
    amounts = [cause.sign * size for size in sizes if isinstance(size, float | int)]
    low, high = (min(amounts), max(amounts)) if amounts and len(amounts) == len(sizes) else (None, None)
    return Item(f"{cause.kpi}@{cause.months.from_}:{cause.id}", cause.kpi, cause, low, high)
