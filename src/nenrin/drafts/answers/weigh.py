"""What the changed rows mean for the register of causes and the work list: what is new, what changes, what clashes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from nenrin.drafts.answers.answer import Answer, Cell
from nenrin.drafts.answers.edits import Edit, Trail, Weighed, equal, numbers
from nenrin.drafts.answers.new_cause import new_cause, size_of
from nenrin.explanations import Cause
from nenrin.settings.rules.labels import MOST_LETTERS
from nenrin.sheets.naming import clean
from nenrin.vocabulary import Label, Place, Problem

Work: TypeAlias = Mapping[str, Mapping[str, Any]]
"""The work list as it stands in its file, by key."""
_OF_WORK = {"owner": "owner", "due": "due", "status": "state"}
_OF_CAUSE = {
    "kind": ("kind",), "evidence": ("evidence",), "reviewer": ("author",), "from": ("months", "from"),
    "to": ("months", "to"),
}
_ONLY_CAUSE = ("low", "high", "from", "to", "evidence")


class Scale:
    """Weighs rows against the files; ``overwrite``: the workbook wins where both were changed."""

    def __init__(self, causes: tuple[Cause, ...], work: Work, language: str, *, overwrite: bool) -> None:
        self._causes = {cause.id: cause for cause in causes}
        self._work, self._language, self._overwrite = work, language, overwrite
        self.found = Weighed()

    def weigh(self, answer: Answer) -> None:
        """Sort one row's changes."""
        if (answer.cause or "kind" in answer.cells) and not self._short(answer):
            return
        if answer.cause:
            self._known(answer)
        elif "kind" in answer.cells:
            made = new_cause(answer, self._tell)
            if made is not None:
                self._declare(answer, made)
                self._work_on(answer, {"cause": made["id"]})
        else:
            self._answered(answer)

    def _short(self, answer: Answer) -> bool:
        """Whether what the register calls the cause and its author by fits there: one line of some length."""
        cells = [answer.cells[name] for name in ("cause", "reviewer") if name in answer.cells]
        for cell in cells:
            if len(str(cell.value)) > MOST_LETTERS:
                wrong = f"the cell has {len(str(cell.value)):,} characters"
                self._tell(cell.place, wrong, f"write at most {MOST_LETTERS}; what proves it goes under evidence")
            if "\n" in str(cell.value):
                self._tell(cell.place, "the cell has more than one line", "write it on one line")
        return not any(len(str(cell.value)) > MOST_LETTERS or "\n" in str(cell.value) for cell in cells)

    def _known(self, answer: Answer) -> None:
        """A row that shows a cause of the register."""
        cause = self._causes.get(answer.cause)
        if cause is None:
            wrong = f"the register has no cause {answer.cause!r} any more"
            self._tell(answer.place, wrong, "declare it anew in an empty row")
            return
        wanted: dict[Trail, Cell] = {_OF_CAUSE[name]: cell for name, cell in answer.cells.items() if name in _OF_CAUSE}
        if "cause" in answer.cells:
            wanted["label",] = answer.cells["cause"]
        for trail, cell in wanted.items():
            self._edit(cause, trail, cell.value, cell.base, cell.place)
        if {"low", "high"} & answer.cells.keys():
            self._resize(answer, cause)
        for name in _OF_WORK.keys() & answer.cells.keys():
            right = f"write it in the row {answer.kpi}@{answer.month}"
            self._tell(answer.cells[name].place, "not read: the row shows a cause", right, warning=True)

    def _resize(self, answer: Answer, cause: Cause) -> None:
        size = size_of(answer, self._tell)
        if size is None:
            return
        direction, ends = size
        place = answer.cells.get("low", answer.cells.get("high"))
        low, high = answer.base.get("low"), answer.base.get("high")
        issued = numbers((low, high)) and sorted((abs(float(low or 0)), abs(float(high or 0))))
        if place is not None:
            ours = numbers(cause.size)
            relative = cause.size is not None and ours is None
            base: object = list(cause.size or ()) if relative else issued
            self._edit(cause, ("size",), ends, base, place.place)
            self._edit(cause, ("direction",), direction, cause.direction, place.place)

    def _declare(self, answer: Answer, made: dict[str, Any]) -> None:
        """A new cause, or – imported before – the changes since."""
        cause = self._causes.get(made["id"])
        if cause is None:
            self.found.causes.append(made)
            return
        for name, value in made.items():
            if name not in ("id", "kpi", "months"):
                self._edit(cause, (name,), value, None, answer.place)
        for end, month in made["months"].items():
            self._edit(cause, ("months", end), month, None, answer.place)

    def _answered(self, answer: Answer) -> None:
        """A row without a kind: an answer in words, and who looks into it until when."""
        stray = [name for name in _ONLY_CAUSE if name in answer.cells]
        if stray or answer.number:
            place = answer.spots["kind"]
            self._tell(place, "the row has no kind of cause", "choose one; only question rows are answered without")
            return
        found = {"answer": answer.cells["cause"].value} if "cause" in answer.cells else {}
        self._work_on(answer, found)

    def _work_on(self, answer: Answer, found: Mapping[str, object]) -> None:
        """The line of the work list that a question row belongs to."""
        said = {_OF_WORK[name]: cell for name, cell in answer.cells.items() if name in _OF_WORK}
        if answer.number or not (said or "answer" in found or answer.listed):
            return
        ours = self._work.get(answer.key, {})
        places = {key: (cell.value, cell.base, cell.place) for key, cell in said.items()}
        base = answer.base.get("cause")
        places |= {key: (str(value), base if key == "answer" else None, answer.place) for key, value in found.items()}
        for key, (value, issued, place) in places.items():
            known = _in(self._language, ours.get(key))
            if known is not None and str(known) == str(value):
                continue
            if known is not None and str(known) != str(issued) and not self._overwrite:
                self._clash(place, f"{answer.key}: {key}", known)
                continue
            self.found.lines.append(Edit(answer.key, (key,), value, known))

    def _edit(self, cause: Cause, trail: Trail, value: object, base: object, place: Place) -> None:
        """Set a value of a cause, unless it stands there already, or both sides have changed it."""
        ours = self._ours(cause, trail)
        if equal(ours, value):
            return
        if ours not in (None, "") and not equal(ours, base) and not self._overwrite:
            self._clash(place, f"{cause.id}: {'.'.join(trail)}", ours)
            return
        known = [edit for edit in self.found.edits if (edit.key, edit.trail) == (cause.id, trail)]
        if any(not equal(edit.value, value) for edit in known):
            self._tell(place, f"another row says otherwise about {cause.id!r}", "write the same in both rows")
        elif not known:
            self.found.edits.append(Edit(cause.id, trail, value, ours))

    def _ours(self, cause: Cause, trail: Trail) -> object:
        """What the register says now, as the workbook would show it."""
        found = getattr(cause, trail[0])
        if isinstance(found, Label):
            return clean(found.text(self._language))
        if trail[0] == "months":
            month = cause.months.from_ if trail[1] == "from" else cause.months.to
            return None if month is None else str(month)
        if trail == ("size",):
            return numbers(cause.size) or (list(cause.size) if cause.size else None)
        return found

    def _clash(self, place: Place, what: str, ours: object) -> None:
        wrong = f"{what} was changed since: the files say {ours!r}"
        self._tell(place, wrong, "write the same in both, or add --overwrite")

    def _tell(self, place: Place, wrong: str, right: str = "", *, warning: bool = False) -> None:
        self.found.problems.append(Problem(place, wrong, right, warning))


def _in(language: str, said: object) -> object:
    """A value of the work list's file as a workbook in ``language`` shows it."""
    return Label.model_validate(said).text(language) if isinstance(said, dict) else said
