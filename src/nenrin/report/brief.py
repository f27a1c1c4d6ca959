"""What the configuration says about the client and the report."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from nenrin.expectations import TradingDays
from nenrin.report.funnel import Funnel
from nenrin.vocabulary import Label, Language, Spec

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


class Client(Spec):
    """Who the report is for. The ``id`` names the output folder and files."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]
    name: Label


class Calendar(Spec):
    """How days become periods: calendar months; the fiscal year starts in month ``year_starts``.

    ``trading_days``: how many days of trade a month holds, for KPIs judged ``per: trading_day``.
    """

    type: Literal["month"] = "month"
    year_starts: int = Field(default=1, ge=1, le=12)
    trading_days: TradingDays | None = None


class Fonts(Spec):
    """The client's own fonts, TTF or OTF files in the client's folder: for headings, running text, and that in bold."""

    heading: str | None = None
    body: str | None = None
    bold: str | None = None

    @model_validator(mode="after")
    def _both_weights(self) -> Self:
        if (self.body is None) != (self.bold is None):
            raise ValueError("body and bold come together; name the regular and the bold file of one family")
        return self


class Theme(Spec):
    """The face of the report: never used on data. ``footer`` takes the place of the line at the foot of every page."""

    brand: Colour = "#12304f"
    logo: str | None = None
    fonts: Fonts = Fonts()
    prepared_by: Label = Label("")
    confidentiality: Label = Label("")
    footer: Label = Label("")


class Materiality(Spec):
    """From which size on a change of the KGI matters: the larger of an amount and a share of the KGI."""

    absolute: float = Field(default=0.0, ge=0)
    relative: float = Field(default=0.005, ge=0, le=1)


class Brief(Spec):
    """The ``report`` part of the configuration.

    ``editions``: for whom it is written; the client's copy has approved text only, the working copy every hypothesis.
    """

    languages: tuple[Language, ...] = Field(default=("en",), min_length=1)
    timezone: str = "UTC"
    calendar: Calendar = Calendar()
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "USD"
    theme: Theme = Theme()
    materiality: Materiality = Materiality()
    month: str | None = None
    editions: tuple[Literal["client", "working"], ...] = Field(default=("client",), min_length=1)
    funnels: tuple[Funnel, ...] = ()
