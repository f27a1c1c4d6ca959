"""The rows of the form read one by one: every changed cell, and every cell that cannot be read with its address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from nenrin.drafts.answers import cells
from nenrin.drafts.answers.answer import ENTRIES, Answer, Cell
from nenrin.drafts.answers.form import Form, plain
from nenrin.settings import Settings
from nenrin.sheets.lists import KINDS, STATES
from nenrin.sources import Refused
from nenrin.vocabulary import Place, Problem, nearest

_KEY = re.compile(
    r"(?P<subject>[A-Za-z][A-Za-z0-9_]*|new-(?P<number>\d{1,3}))@(?P<month>\d{4}-\d{2})(:(?P<cause>[a-z0-9_-]+))?",
)


class Reader:
    """Reads one form's rows for one client; gathers every problem and every remark."""

    def __init__(self, form: Form, settings: Settings) -> None:
        self._form, self._settings = form, settings
        self.problems: list[Problem] = []
        self._labels = {plain(kpi.label.text(form.language)): name for name, kpi in settings.kpis.items()}

    def answers(self) -> Iterator[Answer]:
        """Every row that was changed, in the order of the sheet."""
        seen: dict[str, Answer] = {}
        for row in self._form.rows:
            answer = self._answer(row)
            if answer is None:
                continue
            first = seen.setdefault(answer.key, answer)
            if first is not answer and first.said != answer.said:
                wrong = f"the key {answer.key!r} stands twice, with other entries at {first.place.cell}"
                self._tell(answer.place, wrong, "use one of the empty rows for a second cause")
            elif first is answer and answer.cells:
                yield answer

    def _answer(self, row: int) -> Answer | None:
        form = self._form
        filled = [name for name in ENTRIES if form.cell(row, name) not in ("", None)]
        found = _KEY.fullmatch(form.text(row, "key"))
        if found is None:
            return self._without_key(row, filled)
        number, cause = found["number"] or "", found["cause"] or ""
        kpi = self._kpi(row, needed=bool(filled)) if number else found["subject"]
        if not kpi:
            return None
        if kpi not in self._settings.kpis:
            if filled:
                right = nearest(kpi, self._settings.kpis) or "restore the key"
                self._tell(form.place(row, "key"), f"there is no KPI {kpi!r}", right)
            return None
        base = self._base(row, found[0], filled=bool(filled))
        if base is None:
            return None
        return self._read(row, Answer(
            found[0], form.place(row, "key"), kpi, found["month"], cause, number, "status" in base,
            bool(form.text(row, "carried")), base,
        ), filled)

    def _without_key(self, row: int, filled: list[str]) -> Answer | None:
        """A row that people added is a new cause if it names its KPI; anything else is none of ours."""
        kpi = self._kpi(row, needed=False) if filled else ""
        if not kpi:
            if len(filled) > 1:
                right = "fill one of the empty rows, or restore the key"
                self._tell(self._form.place(row, "key"), f"a row with {len(filled)} entries has no key", right)
            elif filled:
                self._tell(self._form.place(row, filled[0]), "left out: the row has no key", warning=True)
            return None
        return self._read(row, Answer(f"row {row}", self._form.place(row, "key"), kpi, "", number="row"), filled)

    def _kpi(self, row: int, *, needed: bool) -> str:
        """The KPI that an empty row was given, by its id or its name."""
        for name in ("kpi_id", "kpi"):
            typed = self._form.text(row, name)
            found = typed if typed in self._settings.kpis else self._labels.get(plain(typed), "")
            if found:
                return found
        if needed:
            typed = self._form.text(row, "kpi_id")
            wrong = f"there is no KPI {typed!r}" if typed else "the row does not say its KPI"
            right = nearest(typed, self._settings.kpis) or "choose the KPI's id from the list"
            self._tell(self._form.place(row, "kpi_id"), wrong, right)
        return ""

    def _base(self, row: int, key: str, *, filled: bool) -> Mapping[str, Any] | None:
        """The row as issued; None, with a problem, where its copy is gone or belongs to another row."""
        try:
            base = json.loads(self._form.text(row, "issued"))
        except ValueError:
            base = None
        if isinstance(base, dict) and base.get("key") == key:
            return base
        if filled:
            wrong = "the row's copy as issued is gone, or belongs to another row"
            right = "sort whole rows only; take the column from the original workbook"
            self._tell(self._form.place(row, "issued"), wrong, right)
        return None

    def _read(self, row: int, answer: Answer, filled: list[str]) -> Answer:
        changed: dict[str, Cell] = {}
        for name in filled:
            if answer.carried and name in ("low", "high"):
                continue
            try:
                value = self._value(answer, name, self._form.cell(row, name))
            except Refused as refused:
                place, right = self._form.place(row, name), refused.right.replace("{column}", name)
                self._tell(place, f"the cell {refused.wrong}", right)
                continue
            base = answer.base.get(name)
            if value != "" and not _same(value, base):
                changed[name] = Cell(value, self._form.place(row, name), base)
        spots = {name: self._form.place(row, name) for name in (*ENTRIES, "kpi_id")}
        month = answer.month or _latest(self._form)
        return Answer(
            answer.key, answer.place, answer.kpi, month, answer.cause, answer.number, answer.listed, answer.carried,
            answer.base, changed, spots,
        )

    def _value(self, answer: Answer, name: str, raw: object) -> str | float:
        if name in ("low", "high"):
            return cells.amount(raw, percent=self._settings.kpis[answer.kpi].format.style == "percent")
        if name in ("from", "to", "due"):
            return str(cells.month(raw, from_1904=self._form.grid.from_1904))
        if name == "kind":
            return cells.choice(raw, "kind", KINDS)
        return cells.choice(raw, "progress", STATES) if name == "status" else cells.text(raw)

    def _tell(self, place: Place, wrong: str, right: str = "", *, warning: bool = False) -> None:
        self.problems.append(Problem(place, wrong, right, warning))


def _same(value: str | float, base: object) -> bool:
    if isinstance(value, float) and isinstance(base, int | float):
        return abs(value - base) <= 1e-9 * max(abs(value), abs(base))
    return value == (base.replace("\r\n", "\n").replace("\r", "\n").strip() if isinstance(base, str) else base)


def _latest(form: Form) -> str:
    """The reporting month of the form, by its empty rows; by the latest key where those are gone."""
    found = [match for match in (_KEY.fullmatch(form.text(row, "key")) for row in form.rows) if match]
    spare = [match["month"] for match in found if match["number"]]
    return max(spare or [match["month"] for match in found if not match["cause"]], default="")
