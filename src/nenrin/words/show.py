"""A figure in a table: its number alone, rounded half up, and its unit apart."""

from __future__ import annotations

from decimal import Decimal

from nenrin.vocabulary import Figure, Format, Kind
from nenrin.vocabulary.figure import half_up
from nenrin.words.catalogue import text, texts

_SIGNED = ("change", "relative")
_RATIO_DIGITS = {"relative": 1, "share": 0}
_PERCENT = 0.01


def show(figure: Figure, language: str) -> str:
    """The number without its unit: ``1,462``, ``−3.4``, ``+7.5%``, ``72%``; ``–`` where there is none.

    A change always carries its sign, a zero never does. Negative numbers take − in English, △ in Japanese.
    """
    if figure.value is None:
        return text(language, "format.absent")
    number = rounded(figure)
    ratio = figure.kind in _RATIO_DIGITS
    return sign(number, figure.kind, language) + digits(number) + ("%" if ratio else "")


def unit(format: Format, currency: str, language: str, kind: Kind = "level") -> str:  # noqa: A002 (the KPI's word for it)
    """What stands beside the numbers of a column: ``£k``, ``千ポンド``, ``%``, ``pts``, ``customers``; or nothing."""
    if kind in _RATIO_DIGITS or kind == "count":
        return ""
    if format.style == "percent":
        return text(language, "format.points" if kind == "change" else "format.percent")
    scale = text(language, f"format.{format.style}_scale.{format.scale}")
    if format.style == "currency":
        return text(language, "format.currency_unit").format(scale=scale, currency=money(currency, language))
    named = format.unit.text(language) if format.unit else ""
    return text(language, "format.number_unit").format(scale=scale, unit=named).strip()


def rounded(figure: Figure) -> Decimal:
    """The number as it is printed, in the scale of its format; ValueError where there is none."""
    if figure.value is None:
        raise ValueError("an absent figure has no number")
    if figure.kind in _RATIO_DIGITS:
        return half_up(figure.value / _PERCENT, _RATIO_DIGITS[figure.kind])
    if figure.kind == "count":
        return half_up(figure.value, 0)
    return half_up(figure.value / figure.format.divisor, figure.format.digits)


def sign(number: Decimal, kind: Kind, language: str) -> str:
    """The sign that goes before the digits; a rounded zero has none."""
    if not number:
        return ""
    if number < 0:
        return text(language, "format.minus")
    return "+" if kind in _SIGNED else ""


def digits(number: Decimal) -> str:
    """The digits without a sign, thousands separated; as many decimals as the number was rounded to."""
    return f"{abs(number):,f}"


def money(currency: str, language: str) -> str:
    """The currency's sign or word; one that the catalogue does not know keeps its code, none has none."""
    if f"format.currency.{currency}" in texts(language):
        return text(language, f"format.currency.{currency}")
    return text(language, "format.currency_other").format(code=currency) if currency else ""
