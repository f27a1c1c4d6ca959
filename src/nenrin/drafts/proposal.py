"""One KPI of a draft, before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Proposal:
    """``says``: its YAML keys but the label, each with its value as it is written; ``remarks`` stand above them."""

    name: str
    english: str
    japanese: str
    says: Mapping[str, str]
    remarks: tuple[str, ...] = field(default=())


MONEY = "{style: currency}"
MONEY_EACH = "{style: currency, digits: 2}"
PEOPLE = "{unit: {en: customers, ja: 人}}"
ORDERS = "{unit: {en: orders, ja: 件}}"
RATIO = "{digits: 2}"
PERCENT = "{style: percent, digits: 1}"
