"""Writes the sample client's data and budget: ``python -m samples.aozora [FOLDER]``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from samples.aozora.advertising import HEADERS as ADVERTISING_HEADERS
from samples.aozora.advertising import advertising
from samples.aozora.budget import HEADERS as BUDGET_HEADERS
from samples.aozora.budget import budget
from samples.aozora.files import cp932, workbook
from samples.aozora.letters import HEADERS as LETTER_HEADERS
from samples.aozora.letters import letters
from samples.aozora.rows import headers, rows
from samples.aozora.trade import Trade, trade
from samples.aozora.win_back import HEADERS as WIN_BACK_HEADERS
from samples.aozora.win_back import win_back

FOLDER = Path("config/aozora-tsuhan")
SHEET = "受注明細"
_SAID = (
    "# 2025年度予算（架空）。人数は前年同月実績に対し新規・継続を3%増、復帰を10%増とし、10人単位に丸めた。",
    "# 商品単価は6月の価格改定を織り込む。ここにない指標は client.yaml の式と分解から導かれる。",
)


def files() -> Iterator[tuple[str, bytes]]:
    """Every file by its path in the client's folder."""
    made = trade()
    for month in made.orders:
        sheet = workbook(SHEET, headers(month.year, month.number), rows(month))
        yield f"data/juchu_{month.year}-{month.number:02}.xlsx", sheet
    yield "data/mail_magazine.csv", cp932(LETTER_HEADERS, letters())
    yield "data/advertising.csv", cp932(ADVERTISING_HEADERS, advertising())
    yield "data/win_back_2025-09.csv", cp932(WIN_BACK_HEADERS, win_back(made))
    yield "plan.csv", plan(made)


def plan(made: Trade) -> bytes:
    """The budget as the plan file of the client."""
    lines = [*_SAID, ",".join(BUDGET_HEADERS), *(",".join(map(str, row)) for row in budget(made))]
    return "\n".join([*lines, ""]).encode()


def main(folder: Path = FOLDER) -> None:
    """Write them."""
    for name, content in files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        sys.stdout.write(f"{len(content):10,} bytes  {path}\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
