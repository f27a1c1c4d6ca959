"""A draft looks at the cells too: their script, their dates and the signs of money say where the shop is."""

from __future__ import annotations

from pathlib import Path

import pytest

from nenrin.drafts import draft
from nenrin.settings import load

HEAD = "Order No,Order Date,Customer,Store,Amount\n"


def drafted(folder: Path, days: str, store: str, amount: str, head: str = HEAD) -> tuple[list[str], Path]:
    """The lines of the draft from one file with an order on each of 25 days."""
    lines = [f'{day},{days.format(day=day)},C{day % 7},{store}{day % 2},"{amount}"\n' for day in range(1, 26)]
    (folder / "orders.csv").write_text(head + "".join(lines), encoding="utf-8")
    path = folder / "client.yaml"
    path.write_text(draft((folder / "orders.csv",)), encoding="utf-8")
    return path.read_text(encoding="utf-8").splitlines(), path


@pytest.mark.parametrize(("cells", "languages", "zone", "currency", "why"), [
    (("2026-10-{day:02}", "Bath", "1200"), ("en",), "UTC", "USD", "the files do not say it"),
    (("2026-10-{day:02}", "東京店", "1200"), ("ja", "en"), "Asia/Tokyo", "JPY", "(Japanese: text under 'Store')"),
    (("2026-10-{day:02}", "ﾃｽﾄ テスト", "1200"), ("ja", "en"), "Asia/Tokyo", "JPY", "(Japanese: text under 'Store')"),
    (("2026年10月{day}日", "Tokyo", "1200"), ("ja", "en"), "Asia/Tokyo", "JPY", "(Japanese: days under 'Order Date')"),
    (("2026-10-{day:02}", "Tokyo", "¥1,200"), ("en",), "Asia/Tokyo", "JPY", "its sign stands under 'Amount'"),
    (("2026-10-{day:02}", "Bath", "£12.00"), ("en",), "Europe/London", "GBP", "its sign stands under 'Amount'"),
    (("2026-10-{day:02}", "Bonn", "12.00 €"), ("en",), "UTC", "EUR", "its sign stands under 'Amount'"),
])
def test_what_is_proposed_follows_from_the_cells_and_says_from_which(
    tmp_path: Path, cells: tuple[str, str, str], languages: tuple[str, ...], zone: str, currency: str, why: str,
) -> None:
    lines, path = drafted(tmp_path, *cells)
    report = load(path).settings.report
    assert (report.languages, report.timezone, report.currency) == (languages, zone, currency)
    assert next(line for line in lines if line.startswith("  currency: ")).endswith(why)


def test_amounts_with_a_sign_are_numbers_once_it_is_cut_off(tmp_path: Path) -> None:
    _, path = drafted(tmp_path, "2026-10-{day:02}", "Bath", "£1,200.50")
    source = load(path).settings.sources["orders"]
    assert source.columns["amount"].type == "decimal(18,2)"
    assert [(rule.column, rule.strip) for rule in source.clean] == [("amount", "£")]


def test_a_sign_in_a_header_says_it_as_well(tmp_path: Path) -> None:
    _, path = drafted(tmp_path, "2026-10-{day:02}", "Bath", "12", HEAD.replace("Amount", "Amount (€)"))
    assert load(path).settings.report.currency == "EUR"


def test_of_several_signs_none_is_chosen_in_silence(tmp_path: Path) -> None:
    lines, _ = drafted(tmp_path, "2026-10-{day:02}", "Was £", "12.00 €")
    assert any(line.endswith("# which one? there are signs of EUR under 'Amount', GBP under 'Store'") for line in lines)


def test_japanese_headers_make_a_japanese_report(tmp_path: Path) -> None:
    _, path = drafted(tmp_path, "2026-10-{day:02}", "東京", "1200", "受注番号,受注日,顧客ID,店舗,金額\n")
    assert load(path).settings.report.languages == ("ja",)
