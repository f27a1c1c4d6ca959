"""``nenrin explain``: where a figure comes from, what moved it, what is known, what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from nenrin.cli import options
from nenrin.cli.usage import one_of
from nenrin.cli.voice import Voice, speaking

if TYPE_CHECKING:
    from nenrin.run import Studied
    from nenrin.vocabulary import Problem


def explain(
    config: options.Config,
    kpi: Annotated[str, typer.Argument(metavar="KPI", help="The KPI's id.", show_default=False)],
    month: options.MonthText = None,
    language: Annotated[
        str | None, typer.Option(metavar="en|ja", callback=one_of("en", "ja"), help="Default: the report's first."),
    ] = None,
    *,
    json: options.Json = False,
) -> None:
    """Tell where one KPI's value comes from.

    Its formula in words, its values, the files and rows behind them, what moved it, what is known, what is not.
    """
    with speaking(Voice("explain", options.then_check(config), json=json)) as voice:
        from nenrin.cli.explaining import document, gather, tell
        from nenrin.run import study
        from nenrin.vocabulary import Month
        from nenrin.words import Words

        studied = study(config, Month.parse(month) if month else None)
        report = studied.report
        if kpi not in report.tree.kpis:
            raise voice.refuse([_unknown(studied, kpi)])
        account = gather(report, kpi)
        words = Words.of(report, language or report.brief.languages[0])
        voice.line(words.text("explain.title", label=account.label, id=kpi, month=report.month), "bold")
        for section in tell(account, words):
            voice.line()
            voice.line(section.title, "bold")
            for line in section.lines:
                voice.line(f"  {line}")
        voice.answer(document(account), report.warnings)


def _unknown(studied: Studied, kpi: str) -> Problem:
    """The KPI is none of the configuration's."""
    from nenrin.vocabulary import Problem, nearest

    known = studied.report.tree.kpis
    right = nearest(kpi, known) or f"known here: {', '.join(known)}"
    return Problem(studied.loaded.settings.place("kpis"), f"there is no KPI {kpi!r}", right)
