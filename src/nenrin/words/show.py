"""A figure in a table: its number alone, rounded half up, and its unit apart."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from nenrin.vocabulary import Figure, Format, Kind
from nenrin.vocabulary.figure import half_up
from nenrin.vocabulary.format import Scale
from nenrin.words.catalogue import text, texts

_SIGNED = ("change", "relative")
_RATIO_DIGITS = {"relative": 1, "share": 0}
_PERCENT = 0.01
_BY_THOUSANDS: Mapping[Scale, tuple[Scale, int]] = {"万": ("million", 2), "億": ("billion", 1)}
"""What a language that counts by thousands says instead, with so many more decimals that the step stays the same."""


def show(figure: Figure, language: str) -> str:
    """The number without its unit: ``1,462``, ``−3.4``, ``+7.5%``, ``72%``; ``–`` where there is none.

    A change always carries its sign, a zero never does. Negative numbers take − in English, △ in Japanese.
    """
    if figure.value is None:
        return text(language, "format.absent")
    number = rounded(figure, language)
    ratio = figure.kind in _RATIO_DIGITS
    return sign(number, figure.kind, language) + digits(number) + ("%" if ratio else "")


def unit(format: Format, currency: str, language: str, kind: Kind = "level") -> str:  # noqa: A002 (the KPI's word for it)
    """What stands beside the numbers of a column: ``£k``, ``千ポンド``, ``%``, ``pts``, ``customers``; or nothing."""
    if kind in _RATIO_DIGITS or kind == "count":
        return ""
    if format.style == "percent":
        return text(language, "format.points" if kind == "change" else "format.percent")
    scale = text(language, f"format.{format.style}_scale.{scaled(format, language).scale}")
    if format.style == "currency":
        return text(language, "format.currency_unit").format(scale=scale, currency=money(currency, language))
    named = format.unit.text(language) if format.unit else ""
    return text(language, "format.number_unit").format(scale=scale, unit=named).strip()


def scaled(format: Format, language: str) -> Format:  # noqa: A002 (the KPI's word for it)
    """The format as the language counts: English has no 万, so ¥32.54m stands there for 3,254万円."""
    own = format.style == "percent" or text(language, "format.counts_by") == "ten thousands"
    if own or format.scale not in _BY_THOUSANDS:
        return format
    scale, more = _BY_THOUSANDS[format.scale]
    return format.model_copy(update={"scale": scale, "digits": format.digits + more})


def rounded(figure: Figure, language: str) -> Decimal:
    """The number as it is printed, in the scale of its format; ValueError where there is none."""
    if figure.value is None:
        raise ValueError("an absent figure has no number")
    if figure.kind in _RATIO_DIGITS:
        return half_up(figure.value / _PERCENT, _RATIO_DIGITS[figure.kind])
    if figure.kind == "count":
        return half_up(figure.value, 0)
    format_ = scaled(figure.format, language)
    return half_up(figure.value / format_.divisor, format_.digits)


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
