"""What a valid configuration must still satisfy as a whole: one rule, one function."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nenrin.settings.rules.brief import languages, month
from nenrin.settings.rules.by_plan import by_plan
from nenrin.settings.rules.circles import circles
from nenrin.settings.rules.columns import headers, pairing, time_column
from nenrin.settings.rules.control import known_controls, whole_controls
from nenrin.settings.rules.counting import counting, customer_column
from nenrin.settings.rules.definition import definition
from nenrin.settings.rules.funnels import funnels
from nenrin.settings.rules.goal import goal
from nenrin.settings.rules.inside import inside
from nenrin.settings.rules.investigations import answers, known_calls, own_keys
from nenrin.settings.rules.kinds import kinds
from nenrin.settings.rules.known_columns import known_columns
from nenrin.settings.rules.known_dimensions import known_dimensions
from nenrin.settings.rules.known_kpis import known_kpis
from nenrin.settings.rules.known_sources import known_sources
from nenrin.settings.rules.labels import labels
from nenrin.settings.rules.moved_in_a_circle import moved_in_a_circle
from nenrin.settings.rules.moves_with import moves_with
from nenrin.settings.rules.register import known_effects, lasting, own_ids, sizes
from nenrin.settings.rules.segments import segments
from nenrin.settings.rules.smart import few_strategic, smart, target_as_ratio
from nenrin.settings.rules.time_zone import time_zone
from nenrin.settings.rules.trading_days import open_sometimes, per_trading_day, public_holidays
from nenrin.settings.rules.units import units
from nenrin.settings.rules.values import values
from nenrin.settings.subject import Subject
from nenrin.vocabulary import Problem

RULES: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    known_sources, known_columns, known_kpis, known_dimensions, known_effects,
    definition, circles, units, kinds, counting, customer_column,
    goal, smart, few_strategic, target_as_ratio, moves_with, moved_in_a_circle, by_plan,
    headers, time_column, pairing, segments, values,
    funnels, inside, time_zone, month, languages, labels,
    own_ids, sizes, lasting, whole_controls, known_controls,
    public_holidays, open_sometimes, per_trading_day,
    known_calls, own_keys, answers,
)

__all__ = ["RULES"]
