"""A printed number is named by what it means, not by the first figure that happens to have its value."""

from __future__ import annotations

import re
from functools import cache

import pytest

from nenrin.outputs.reported import reported
from nenrin.sheets import Reported
from studied import studied

MONTHS = (
    ("online-retail", "2010-11"),
    pytest.param("online-retail", "2011-11", marks=pytest.mark.slow),
    pytest.param("aozora-tsuhan", "2026-01", marks=pytest.mark.slow),
)
SHARES = re.compile(r"(share|share_covered|branch_share|cumulative|relative|alone|together|seen|shares\.\d+)$")
PERCENT = re.compile(r"\d%")
months = pytest.mark.parametrize(("client", "month"), MONTHS)


@cache
def printed(client: str, month: str) -> tuple[Reported, ...]:
    return reported(studied(client, month), "en")


def names(client: str, month: str, text: str, section: str) -> set[str]:
    """The names of what is printed so in a section."""
    return {one.id for one in printed(client, month) if (one.text, one.section) == (text, section)}


@months
def test_no_number_is_named_after_an_ordinal(client: str, month: str) -> None:
    """The number of a call-out, and how many months back a node is read, are small whole numbers like many a figure."""
    ordinal = re.compile(r"(?!said\.).*\.(number|months_back)")
    assert not [one for one in printed(client, month) if ordinal.fullmatch(one.id)]


@months
def test_what_is_printed_in_whole_percent_of_a_call_out_is_a_share(client: str, month: str) -> None:
    wrong = [
        one.id for one in printed(client, month)
        if one.id.startswith("callouts.") and PERCENT.search(one.text) and not SHARES.search(one.id)
        and not re.search(r"\.(change|expected_change|explained|unexplained|low|high)$", one.id)
    ]
    assert not wrong


@months
def test_no_end_of_the_bridge_is_named_after_another_month(client: str, month: str) -> None:
    """A plan that repeats last year, or a price that stood still, has the value of some other month."""
    assert not [one.id for one in printed(client, month) if one.section == "bridge" and ".series." in one.id]


def test_the_whole_of_an_unexplained_change_is_no_call_outs_number() -> None:
    whole = names("online-retail", "2010-11", "100%", "unexplained")
    assert whole == {
        f"said.page.bar_unexplained.{kpi}" for kpi in ("anonymous_revenue", "retained_customers", "orders_per_customer")
    }


def test_a_value_that_two_kpis_share_is_named_after_the_one_that_is_spoken_of() -> None:
    """657 customers were retained in November 2010; as many had been won back the month before."""
    found = names("online-retail", "2010-11", "657 customers", "cover")
    assert found == {"kpis.retained_customers.value"}
