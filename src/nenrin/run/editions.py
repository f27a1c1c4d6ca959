"""Every edition in every language, composed and proved; each PDF is printed while the next edition is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nenrin.report import Report
from nenrin.run.stages import Stages
from nenrin.run.study import Studied
from nenrin.vocabulary import Problem

if TYPE_CHECKING:
    from markupsafe import Markup

    from nenrin.outputs.pages.shapes import Edition
    from nenrin.outputs.pdf_printing import Presses, Printing
    from nenrin.outputs.typefaces import Typefaces


@dataclass(frozen=True)
class Made:
    """One edition in one language, what the proof of its workbook found, and how many numbers it prints.

    ``begun``: what is being printed while the next edition is made.
    """

    files: Mapping[str, bytes]
    faults: tuple[Problem, ...]
    proof: Mapping[str, str]
    printed: int = 0
    begun: Mapping[str, Printing] = field(default_factory=dict)


def editions(studied: Studied, stem: str, run: Stages, *, pdf: bool) -> tuple[Made, ...]:
    """Every edition in every language; where one fails its proof, none has a PDF."""
    from nenrin.outputs.pdf_printing import Presses

    report, face = studied.report, (_logo(studied), _fonts(studied))
    with Presses() as presses:
        made = tuple(
            _edition(report, edition, name, language, run, face, presses if pdf else None)
            for (language, edition), name in _names(report, stem).items()
        )
        if not pdf or any(one.faults for one in made):
            return made
        with run.stage("printing"):
            return tuple(
                replace(one, files={**one.files, **{name: begun.pdf() for name, begun in one.begun.items()}})
                for one in made
            )


def _edition(
    report: Report, edition: Edition, name: str, language: str, run: Stages, face: tuple[Markup, Typefaces],
    presses: Presses | None,
) -> Made:
    """Compose, write and prove the workbook; then the HTML page; begin the PDF that carries it, unless declined.

    The client's copy names approved causes only, on its sheets too; not a figure differs.
    """
    from nenrin import sheets
    from nenrin.outputs import approved, html, pdf, proof, reported, workbook

    told = approved.approved(report) if edition == "client" else report
    what = f"{language} {edition}" if edition != "client" else language
    with run.stage(f"workbook {what}"):
        printed = reported.reported(told, language, edition)
        book = sheets.compose(told, language, printed)
        files = {f"{name}.xlsx": workbook.write(book)}
    with run.stage(f"proof {what}"):
        faults = proof.prove(files[f"{name}.xlsx"], book)
    with run.stage(f"html {what}"):
        files[f"{name}.html"] = html.render(report, language, edition, *face).encode()
    begun = {}
    if presses is not None:
        with run.stage(f"pdf {what}"):
            attached = files[f"{name}.xlsx"]
            begun[f"{name}.pdf"] = presses.begin(
                pdf.job(report, language, attached, f"{name}.xlsx", edition, *face),
            )
    formulas = sum(cell.formula is not None for sheet in book.sheets for cell in sheet.cells)
    found = f"{formulas} formulas recalculated, {len(faults)} differ"
    return Made(files, faults, {f"{name}.xlsx": found}, len(printed), begun)


def _names(report: Report, stem: str) -> dict[tuple[str, Edition], str]:
    """The name of every copy without its ending: the client's own is plain, one language needs no name."""
    several, editions = len(report.brief.languages) > 1, tuple(dict.fromkeys(report.brief.editions))
    return {
        (language, edition): ".".join((
            stem, *([language] if several else []), *([edition] if edition != "client" else []),
        ))
        for language in report.brief.languages for edition in editions
    }


def _logo(studied: Studied) -> Markup:
    """The client's logo, if one is named."""
    from markupsafe import Markup

    from nenrin.outputs import logo

    theme = studied.report.brief.theme
    if theme.logo is None:
        return Markup("")
    return logo.draw(studied.loaded.folder / theme.logo, theme.place("logo"), theme.prepared_by.text(""))


def _fonts(studied: Studied) -> Typefaces:
    """The client's own fonts, if any are named."""
    from nenrin.outputs import typefaces

    return typefaces.read(studied.loaded.folder, studied.report.brief.theme.fonts)
