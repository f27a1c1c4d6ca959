"""Conditions as a query engine reads them: two truth values, exact numbers, no wildcard, no injection."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nenrin.formulas import Condition


class Duck:
    """The smallest dialect that can ask DuckDB."""

    def name(self, column: str) -> str:
        return f'"{column}"'

    def literal(self, value: object) -> str:
        if value is None or isinstance(value, bool):
            return str(value).upper().replace("NONE", "NULL")
        if isinstance(value, int | Decimal):
            return f"{value:f}" if isinstance(value, Decimal) else str(value)
        if isinstance(value, dt.date):
            return f"DATE '{value}'"
        return "'" + str(value).replace("'", "''") + "'"


ROWS = """SELECT * FROM (VALUES
    (1, 'C1', 'UK',     DATE '2011-01-31', 10.50::DECIMAL(14,2),  2, TRUE),
    (2, '10', 'France', DATE '2011-02-01', -3.00::DECIMAL(14,2), -2, FALSE),
    (3, 'c3', NULL,     NULL,               0.00::DECIMAL(14,2), NULL, NULL),
    (4, NULL, 'it''s',  DATE '2011-03-01', NULL,                  7, TRUE),
    (5, '%C', 'U_K',    DATE '2010-12-31',  0.10::DECIMAL(14,2),  0, NULL)
) AS t(id, invoice, country, day, amount, units, undoes)"""


def ids(condition: str) -> set[int]:
    query = Condition.parse(condition).query(Duck())
    with duckdb.connect() as connection:
        return {row[0] for row in connection.execute(f"SELECT id FROM ({ROWS}) WHERE {query}").fetchall()}  # noqa: S608 (ours)


@pytest.mark.parametrize(("condition", "expected"), [
    ("amount > 0", {1, 5}),
    ("not (amount > 0)", {2, 3, 4}),
    ("amount != 0", {1, 2, 5}),
    ("not (amount != 0)", {3, 4}),
    ("amount == 0.1", {5}),
    ("amount <= -3 or amount >= 10.5", {1, 2}),
    ("-3 < amount <= 0", {3}),
    ("amount + units > 0", {1, 5}),
    ("amount * 2 - 1 == 20", {1}),
    ("-amount > 0", {2}),
    ("country == 'UK'", {1}),
    ('country == "it\'s"', {4}),
    ("country in ('UK', 'France')", {1, 2}),
    ("country in ('UK')", {1}),
    ("country in ['UK']", {1}),
    ("country not in ('UK', 'France')", {4, 5}),
    ("not (country in ('UK', 'France'))", {3, 4, 5}),
    ("not (country not in ('UK', 'France'))", {1, 2, 3}),
    ("units in (-2, 7)", {2, 4}),
    ("country is null", {3}),
    ("country is not null", {1, 2, 4, 5}),
    ("not (country is null)", {1, 2, 4, 5}),
    ("amount - units is null", {3, 4}),
    ("starts_with(invoice, 'C')", {1}),
    ("not starts_with(invoice, 'C')", {2, 3, 4, 5}),
    ("starts_with(invoice, '%')", {5}),
    ("contains(invoice, 'C')", {1, 5}),
    ("contains(country, '_')", {5}),
    ("not contains(country, 'K')", {2, 3, 4}),
    ("undoes", {1, 4}),
    ("not undoes", {2, 3, 5}),
    ("undoes == true", {1, 4}),
    ("undoes == false", {2}),
    ("undoes and amount > 0", {1}),
    ("undoes or amount > 0 and units == 0", {1, 4, 5}),
    ("(undoes or amount > 0) and units == 0", {5}),
    ("not (undoes and amount > 0)", {2, 3, 4, 5}),
    ("not not undoes", {1, 4}),
    ("day >= date('2011-02-01')", {2, 4}),
    ("day >= '2011-02-01'", {2, 4}),
    ("day == date('2011-01-31')", {1}),
    ("coalesce(amount, units, 0) > 5", {1, 4}),
    ("abs(units) == 2", {1, 2}),
    ("min(amount, units) < 0", {2}),
    ("max(amount, units, 0) == 0", {2}),
    ("max(amount, 0) == 0", {2, 3}),
    ("not (max(amount, units) > 0)", {2, 3, 4}),
])
def test_a_comparison_with_a_blank_is_false_and_not_of_it_is_true(condition: str, expected: set[int]) -> None:
    assert ids(condition) == expected


@pytest.mark.parametrize("condition", ["amount > 0", "country in ('UK')", "country not in ('UK')", "undoes and undoes",
                                       "starts_with(invoice, 'C')", "contains(invoice, 'C')", "not (units > 1)",
                                       "amount > 0 or not undoes", "day < '2011-02-01'", "country is null"])
def test_a_condition_is_true_or_false_on_every_row(condition: str) -> None:
    query = Condition.parse(condition).query(Duck())
    with duckdb.connect() as connection:
        answers = {row[0] for row in connection.execute(f"SELECT {query} FROM ({ROWS})").fetchall()}  # noqa: S608 (ours)
    assert answers <= {True, False}


def test_sums_of_a_column_by_a_written_number_stay_exact() -> None:
    query = Condition.parse("amount * 1.1").query(Duck())
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT SUM({query}) FROM ({ROWS})").fetchall()[0][0]  # noqa: S608 (ours)
    assert (type(found), found) == (Decimal, Decimal("8.360"))


@given(st.text(st.characters(exclude_characters='\\"', exclude_categories=("Cs", "Cc")), min_size=1))
def test_any_text_means_itself(text: str) -> None:
    """No text can leave its quotes: what was written is what the column is compared with."""
    query = Condition.parse(f'country == "{text}"').query(Duck())
    with duckdb.connect() as connection:
        row = connection.execute(f'SELECT {query} FROM (SELECT ? AS "country")', [text]).fetchall()[0]  # noqa: S608 (ours)
    assert row == (True,)


@pytest.mark.parametrize(("text", "english", "japanese"), [
    ("amount > 0 and not starts_with(invoice, 'C')", "amount > 0 and invoice does not begin with “C”",
     "amount > 0、かつinvoiceが「C」で始まらない"),
    ("customer_id is not null", "customer_id is not blank", "customer_idが空欄でない"),
    ("not undoes", "undoes: no", "undoesに非該当"),
    ("country not in ('UK', 'France')", "country is neither “UK” nor “France”",
     "countryが「UK」・「France」のいずれでもない"),
    ("country in ('UK')", "country is “UK”", "countryが「UK」"),
    ("not (a > 1 or b != 2)", "not (a > 1 or b ≠ 2)", "（a > 1、またはb ≠ 2）ではない"),
    ("-amount", "−amount", "−amount"),
    ("day >= date('2011-02-01')", "day ≥ 2011-02-01", "day ≥ 2011-02-01"),
    ("contains(note, 'gift') or undoes", "note contains “gift” or undoes: yes",
     "noteが「gift」を含む、またはundoesに該当"),
])
def test_people_can_read_it(text: str, english: str, japanese: str) -> None:
    condition = Condition.parse(text)
    assert condition.words(str, "en") == english
    assert condition.words(str, "ja") == japanese


def test_it_names_its_columns() -> None:
    columns = Condition.parse("amount > 0 and not starts_with(invoice, 'C') and amount < 9").columns
    assert columns == ("amount", "invoice")
