"""What every page is written from: the report, in one language, for one medium."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from nenrin.charts.fonts import Face, width
from nenrin.charts.lines import balanced, phrases
from nenrin.comparisons import Comparison
from nenrin.outputs.pages.drawing import drawing
from nenrin.outputs.pages.marked import marked, pieces
from nenrin.outputs.pages.printed import Printed
from nenrin.outputs.pages.shapes import Edition, Head, Headline, Mode, Number, Tone, coloured, tone
from nenrin.outputs.typefaces import Typefaces
from nenrin.report import Report
from nenrin.report.drivers import main_reference
from nenrin.report.period import is_first
from nenrin.vocabulary import Fact, Figure, Format, Kind, Label, Sentence
from nenrin.words import Words

_HEADLINE = {"en": 17.5, "ja": 15.0}
"""Size of a headline on paper, in points."""
_LINES, _SMALLER = 2, 0.9
"""Lines that a headline may have, and how much smaller it is set to keep to them."""
_HEAD, _ROOM = 6.8, 180.0
"""Size of a table's head, and how long one may be; points."""
MEASURE = 493.0
"""Width of a portrait page's text, in points."""


@dataclass(frozen=True)
class Context:
    """One report in one language for one medium and one circle of readers; ``drawn``: with its pictures.

    ``faces``: the client's own fonts, by which headlines are broken.
    """

    report: Report
    words: Words
    mode: Mode
    printed: Printed = field(default_factory=lambda: Printed({}))
    edition: Edition = "client"
    drawn: bool = True
    faces: Typefaces = field(default_factory=Typefaces)

    @property
    def language(self) -> str:
        """Of the words."""
        return self.words.language

    @property
    def run(self) -> str:
        """The run's short name: the first eight digits of its fingerprint."""
        run = self.report.fingerprint.run
        return f"{run[:4]}·{run[4:8]}"

    @property
    def reference(self) -> str | None:
        """What the KGI's difference is shared out against: the plan, else last year, else last month."""
        return main_reference(self.report)

    @property
    def compared(self) -> str:
        """What every difference is measured from: the plan where the KGI has one, else last year, else last month."""
        compared = self.report.compared[self.report.root]
        known = (at for at in ("plan", "prior_year", "prior_month") if compared.against(at).change is not None)
        return next(known, "prior_month")

    @property
    def first(self) -> bool:
        """Whether this is the first month of all: nothing is known of any before it."""
        return is_first(self.report)

    def text(self, key: str, **facts: Fact) -> str:
        """A text of the pages."""
        return self.words.text(f"page.{key}", **facts)

    def told(self, key: str, *scopes: str, **facts: Fact) -> Markup:
        """A text of the pages, every number in it under its name."""
        return self.write(Sentence(f"page.{key}", facts), *scopes)

    def write(self, sentence: Sentence, *scopes: str) -> Markup:
        """A sentence, every number in it under its name, looked up in ``scopes`` first, then around the KGI."""
        return marked(self.words.tell(sentence), self.printed, self._scopes(scopes, sentence))

    def owned(self, sentence: Sentence, subject: str = "") -> Markup:
        """A sentence whose numbers are its own: each is named by where it is said and of what, never looked up."""
        runs = self.words.tell(sentence)
        of = f".{subject}" if subject else ""
        return marked((replace(run, origin=run.origin + of) for run in runs), self.printed, ())

    def number(self, figure: Figure, origin: str, *scopes: str, tone: Tone = "", unit: str = "") -> Number:
        """A figure for a table, under the name of the same value within ``scopes``, else under its ``origin``."""
        name, text = self.printed.name(figure, origin, scopes), self.words.show(figure)
        return Number(text + unit, coloured(text, tone), name)

    def count(self, value: int, origin: str, tone: Tone = "") -> Number:
        """A whole number of things."""
        return self.number(Figure(float(value), "count"), origin, tone=tone)

    def picture(self, draw: Callable[[], str]) -> Markup:
        """A chart, unless only the figures are wanted."""
        return drawing(draw() if self.drawn else "")

    def _scopes(self, scopes: tuple[str, ...], sentence: Sentence) -> tuple[str, ...]:
        """What is said of a KPI is looked for there before all that is known of others."""
        said = sentence.facts.get("kpi")
        about = [] if any(scope.startswith("kpis.") for scope in scopes) else [
            f"kpis.{kpi}" for kpi in self.report.tree.kpis if said is not None and self.report.label(kpi) == said
        ]
        return (*scopes, *about, f"kpis.{self.report.root}", "attributions", "callouts", "kpis", "projection")

    def label(self, kpi: str) -> str:
        """A KPI's name."""
        return self.words.label(self.report.label(kpi))

    def unit(self, kpi: str, kind: Kind = "level") -> str:
        """What stands beside a KPI's numbers."""
        return self.words.unit(self.report.kpi(kpi).format, self.report.brief.currency, kind)

    def beside(self, kpi: str) -> str:
        """The unit for a place beside the KPI's name: nothing where the name says it already (``Active customers``)."""
        unit = self.unit(kpi)
        return "" if unit.lower() in self.label(kpi).lower().split() else unit

    def spell(self, fact: Fact) -> str:
        """A fact by itself: a label, or a sentence."""
        return self.words.text("common.plain", text=fact)

    def effect(self) -> str:
        """The head of a column of effects on the KGI, by its name unless that is too long for one."""
        named = self.text("head_effect", kpi=self.report.label(self.report.root))
        return named if width(named, _HEAD, self.language, 600) <= _ROOM else self.text("head_effect_plain")

    def optional(self, label: Label | None) -> str:
        """A label that may be left out."""
        return "" if label is None else self.words.label(label)

    def level(self, kpi: str, value: float | None, path: str = "value") -> Number:
        """A value of a KPI."""
        return Number(self.words.show(self.report.figure(kpi, value)), "", f"kpis.{kpi}.{path}")

    def change(self, kpi: str, comparison: Comparison, reference: str) -> Number:
        """A difference in the KPI's own unit."""
        text = self.words.show(self.report.figure(kpi, comparison.change, "change"))
        return Number(text, coloured(text, tone(comparison.favourable)), f"kpis.{kpi}.{reference}.change")

    def relative(self, kpi: str, comparison: Comparison, reference: str) -> Number:
        """A difference as people compare: in percent, or in points where the KPI is a rate."""
        if comparison.relative is None:
            number = self.change(kpi, comparison, reference)
            return replace(number, text=number.text + self.points(kpi, comparison.change))
        text = self.words.show(self.report.figure(kpi, comparison.relative, "relative"))
        return Number(text, coloured(text, tone(comparison.favourable)), f"kpis.{kpi}.{reference}.relative")

    def points(self, kpi: str, change: float | None) -> str:
        """What follows the difference of a rate where there is no column for units; nothing for other KPIs."""
        rate = self.report.kpi(kpi).format.style == "percent"
        return self.text("points_short") if rate and change is not None else ""

    def share(self, value: float | None, origin: str, *scopes: str, path: str = "") -> Number:
        """A part of a whole in percent."""
        figure = Figure(value, "share", id=path)
        return self.number(figure, origin, *scopes)

    def headline(
        self, sentence: Sentence, size: float = 0.0, room: float = MEASURE, *scopes: str, face: Face = "serif",
    ) -> Headline:
        """A sentence in balanced lines."""
        runs = self.words.tell(sentence)
        spoken = "".join(run.text for run in runs)
        before = self.faces.advances(face)
        names = [run.text for run in runs if run.role == "name"]
        size = size or _HEADLINE[self.language]
        lines = balanced(spoken, self.language, room, size, face=face, before=before, names=names)
        broken = tuple(phrases(line, self.language) for line in lines)
        return Headline(pieces(broken, runs, self.printed, self._scopes(scopes, sentence)))

    def _fitting(self, sentence: Sentence, size: float, room: float) -> Headline:
        """In two lines, if need be a tenth smaller, or in fewer words; in three where that does not help."""
        found = self.headline(sentence, size, room)
        if len(found.lines) <= _LINES:
            return found
        smaller = self.headline(sentence, _SMALLER * (size or _HEADLINE[self.language]), room)
        if len(smaller.lines) <= _LINES:
            return replace(smaller, small=True)
        brief = f"{sentence.plan}_short"
        return self._fitting(replace(sentence, plan=brief), size, room) if self.words.knows(brief) else found

    def head(self, name: str, sentence: Sentence, what: Markup, *, room: float = MEASURE, size: float = 0.0) -> Head:
        """The top of the page ``name``."""
        client = self.words.label(self.report.client.name)
        return Head(f"s-{name}", self.text(f"kicker_{name}"), self._fitting(sentence, size, room), client, what)


def hundredths(false: float) -> Figure:
    """How many false call-outs a quiet month would bring, as it is printed."""
    return Figure(false, "level", Format(digits=2), id="expected_false")


def direction(report: Report, kpi: str, change: float | None) -> bool | None:
    """Whether a change of ``kpi`` helps the goal, by its own direction; None where that cannot be said."""
    better = report.kpi(kpi).better
    return None if better == "none" or not change else (change > 0) == (better == "up")
