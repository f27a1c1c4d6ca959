"""A source that only holds trials need not have rows of every month."""

from __future__ import annotations

from pathlib import Path

import pytest

from forest import grow
from nenrin.effects import measure, occasional
from nenrin.measures import Customer, Measure
from nenrin.sources import Source, read
from nenrin.vocabulary import Month, Problems, Sentence
from trial import JUNE, MAIL, MAILING, cause, people, tables

RATE = {"outcome": "bought == 1"}
TRIALS = frozenset({"mailing"})


def test_only_what_nothing_else_is_counted_from_is_occasional() -> None:
    mail = cause({**MAIL, **RATE})
    count = Measure.model_validate({"source": "mailing", "agg": "count"})
    customer = Customer.model_validate({"source": "mailing", "active_when": "bought == 1"})
    assert occasional([mail], {}, None) == TRIALS
    assert occasional([mail], {"sent": count}, None) == frozenset()
    assert occasional([mail], {}, customer) == frozenset()
    assert occasional([cause({"series": "x"})], {}, None) == frozenset()


def test_a_mailing_of_june_is_still_read_in_august(tmp_path: Path) -> None:
    found, sources = tables(tmp_path, [*people("A", 9, 40), *people("hold", 4, 40)])
    with pytest.raises(Problems, match="no rows of 2026-08"):
        read(sources, tmp_path, Month(2026, 8), "UTC")
    later = read(sources, tmp_path, Month(2026, 8), "UTC", TRIALS)
    (effect,) = measure([cause({**MAIL, **RATE})], later, sources, grow({"root": [1.0]}), Month(2026, 8))
    assert effect == measure([cause({**MAIL, **RATE})], found, sources, grow({"root": [1.0]}), JUNE)[0]


def test_before_the_first_mailing_there_is_a_table_without_rows(tmp_path: Path) -> None:
    _, sources = tables(tmp_path, [*people("A", 9, 40), *people("hold", 4, 40)])
    early = read(sources, tmp_path, Month(2026, 3), "UTC", TRIALS)
    assert len(early["mailing"].frame) == 0
    assert early["mailing"].intakes[0].set_aside == ((Sentence("source.after", {"month": Month(2026, 3)}), 80),)
    open_ended = cause({**MAIL, **RATE}, "2026-02", None)
    (effect,) = measure([open_ended], early, sources, grow({"root": [1.0]}), Month(2026, 3))
    assert effect.stopped is not None
    assert effect.stopped.plan == "effect.no_rows"


@pytest.mark.parametrize(("until", "files"), [(Month(2026, 8), 2), (Month(2026, 6), 1), (Month(2026, 1), 2)])
def test_one_file_a_mailing_is_enough(tmp_path: Path, until: Month, files: int) -> None:
    """One file of June and one of August; before June both are looked at and all rows are set aside."""
    for month in ("2026-06", "2026-08"):
        (tmp_path / f"mail_{month}.csv").write_text(f"day,who,arm\n{month}-05,a,A\n", encoding="utf-8")
    source = Source.model_validate({**MAILING, "path": "mail_{month}.csv", "columns": {
        name: column for name, column in MAILING["columns"].items() if name in {"day", "who", "arm"}
    }})
    found = read({"mailing": source}, tmp_path, until, "UTC", TRIALS)["mailing"]
    assert len(found.intakes) == files
    assert len(found.frame) == (0 if until < JUNE else files)
