"""Where a KPI's numbers come from: counted numbers, files and rows, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nenrin.cli.explaining.account import Account, Leaf

if TYPE_CHECKING:
    from nenrin.vocabulary import Fact
    from nenrin.words import Words


def origin(account: Account, words: Words) -> Iterator[str]:
    """Every counted number below it, and the files whose rows it was counted from."""
    from nenrin.words import spell_measure

    names = account.report.measures.names
    for leaf in account.leaves:
        measure = account.report.kpi(leaf.kpi).measure
        if measure is None:
            continue
        exact = words.text("format.absent") if leaf.exact is None else f"{leaf.exact:,f}"
        label, told = account.report.label(leaf.kpi), spell_measure(measure, names, words)
        yield words.text("explain.leaf", label=label, month=leaf.month, exact=exact, measure=told)
        yield from (f"  {line}" for line in _files(leaf, words))
        if leaf.history:
            yield "  " + words.text("explain.history", source=names.source(measure.source))


def _files(leaf: Leaf, words: Words) -> Iterator[str]:
    for intake in leaf.intakes:
        file = f"{intake.file}:{intake.sheet}" if intake.sheet else intake.file
        reasons = [words.text("explain.reason", count=count, reason=reason) for reason, count in intake.set_aside]
        facts: dict[str, Fact] = {"file": file, "used": intake.rows_used, "read": intake.rows_read}
        if reasons:
            facts["reasons"] = words.join(reasons)
        yield words.text("explain.set_aside" if reasons else "explain.file", **facts)
