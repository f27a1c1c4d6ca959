"""``nenrin explain``: where a figure comes from, what moved it, what is known, what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from nenrin.cli import options
from nenrin.cli.voice import Voice, speaking

if TYPE_CHECKING:
    from nenrin.run import Studied
    from nenrin.vocabulary import Problem


def explain(
    config: options.Config,
    kpi: Annotated[str, typer.Argument(metavar="KPI", help="The KPI's id.", show_default=False)],
    month: options.MonthText = None,
    language: Annotated[Literal["en", "ja"] | None, typer.Option(help="Default: the report's first.")] = None,
    *,
    json: options.Json = False,
) -> None:
    """Tell where one KPI's value comes from.

    Its formula in words, its values, the files and rows behind them, what moved it, what is known, what is not.
    """
    with speaking(Voice("explain", f"nenrin check {config}", json=json)) as voice:
        from nenrin.cli.explaining import document, gather, tell
        from nenrin.run import study
        from nenrin.vocabulary import Month
        from nenrin.words import Words

        studied = study(config, Month.parse(month) if month else None)
        report = studied.report
        if kpi not in report.tree.kpis:
            raise voice.refuse([_unknown(studied, kpi)])
        account = gather(report, kpi)
        words = Words(language or report.brief.languages[0])
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

    right = nearest(kpi, studied.report.tree.kpis) or "take an id from there"
    return Problem(studied.loaded.settings.place("kpis"), f"there is no KPI {kpi!r}", right)
