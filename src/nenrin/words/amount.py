"""A figure inside a sentence: number and unit in one, at the size people say it."""

from __future__ import annotations

from decimal import Decimal

from nenrin.vocabulary import Figure, Format
from nenrin.vocabulary.figure import half_up
from nenrin.vocabulary.format import Scale
from nenrin.words.catalogue import text
from nenrin.words.show import digits, money, rounded, scaled, show, sign, unit

_SPOKEN: tuple[tuple[Scale, int], ...] = (("one", 1), ("thousand", 10**3), ("million", 10**6), ("billion", 10**9))
_SIGNIFICANT = 3
_THOUSAND = 1000
_PLAIN_BELOW = 10_000
"""An amount whose KPI has no scale is said in full below this."""


def amount(figure: Figure, language: str, *, signed: bool = True, named: bool = True) -> str:
    """``£1.46m``, ``1,462千ポンド``, ``+0.9 points``, ``311 customers``, ``−8.8%``; ``–`` where there is no number.

    English says money with at most three significant digits and never finer than the KPI's own format; Japanese
    says it in the KPI's own scale. An amount that the scale would round to zero is said without the scale.
    ``signed=False`` leaves the sign to the words around it, ``named=False`` the noun of the unit;
    where every unit stands behind its number, any unit: of a range only the last has one (``118～308千ポンド``).
    """
    if figure.value is None:
        return show(figure, language)
    if figure.kind in ("relative", "share", "count"):
        number, spelled = rounded(figure, language), show(figure, language)
        return spelled if signed else spelled.removeprefix(sign(number, figure.kind, language))
    number, spelled = _spell(figure, language, named=named)
    return (sign(number, figure.kind, language) if signed else "") + spelled


def _spell(figure: Figure, language: str, *, named: bool) -> tuple[Decimal, str]:
    """The number, for its sign, and its spelling without one."""
    if not named and text(language, "format.bare") == "number" and (rounded(figure, language) or not figure.value):
        number = rounded(figure, language)
        return number, digits(number)
    if figure.format.style == "currency":
        return _money(figure, language)
    number = rounded(figure, language)
    if figure.format.style == "percent":
        pattern = "format.amount_points" if figure.kind == "change" else "format.amount_percent"
        return number, text(language, pattern).format(number=digits(number))
    noun = unit(figure.format if named else figure.format.model_copy(update={"unit": None}), "", language)
    singular = language == "en" and digits(number) == "1"
    facts = {"number": digits(number), "unit": noun.removesuffix("s") if singular else noun}
    return number, text(language, "format.amount_number").format(**facts).strip()


def _money(figure: Figure, language: str) -> tuple[Decimal, str]:
    own = scaled(figure.format, language)
    if not rounded(figure, language):
        own = Format(style="currency", digits=figure.format.digits)
    value = figure.value or 0.0
    if text(language, "format.money_scale") == "own":
        scale, number = own.scale, half_up(value / own.divisor, own.digits)
    else:
        scale, number = _spoken(value, own)
    facts = {
        "number": digits(number), "scale": text(language, f"format.currency_scale.{scale}"),
        "currency": money(figure.currency, language),
    }
    return number, text(language, "format.amount_money").format(**facts)


def _spoken(value: float, own: Format) -> tuple[Scale, Decimal]:
    """The smallest scale, from the KPI's own upwards, at which ``value`` is said below a thousand; and its number."""
    if own.scale == "one" and abs(value) < _PLAIN_BELOW:
        return "one", half_up(value, own.digits)
    finest = own.divisor * 10.0**-own.digits
    said: tuple[Scale, Decimal] = own.scale, half_up(value / own.divisor, own.digits)
    for scale, divisor in _SPOKEN:
        if divisor < own.divisor:
            continue
        said = scale, half_up(value / divisor, _decimals(value / divisor, divisor / finest))
        if abs(said[1]) < _THOUSAND:
            break
    return said


def _decimals(scaled: float, steps: float) -> int:
    """Decimals that give three significant digits, but no step finer than 1 / ``steps``."""
    whole = len(str(int(abs(scaled))))
    finest = len(str(round(steps))) - 1
    return max(0, min(_SIGNIFICANT - whole, finest))
