"""What is told of the files of a source together: each reason and note once, with the files it is told of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nenrin.sources.intake import Intake
from nenrin.vocabulary import Sentence


@dataclass(frozen=True)
class Remark:
    """Why rows were set aside or cells repaired, how many in each file; or a note on files, which counts nothing."""

    said: Sentence
    of: tuple[tuple[Intake, int], ...]
    note: bool = False

    @property
    def count(self) -> int:
        """Rows or cells in all files together; files where it is a note."""
        return len(self.of) if self.note else sum(count for _, count in self.of)


def latest_first(intakes: Iterable[Intake]) -> tuple[Intake, ...]:
    """By the last day of each; files without any row last."""
    return tuple(sorted(
        intakes, key=lambda intake: (intake.last_day is not None, intake.last_day, intake.file), reverse=True,
    ))


def remarks(intakes: Iterable[Intake]) -> tuple[Remark, ...]:
    """In the order in which the files tell them first: the reasons of rows and cells, then the notes."""
    reasons: dict[Sentence, list[tuple[Intake, int]]] = {}
    notes: dict[Sentence, list[tuple[Intake, int]]] = {}
    for intake in intakes:
        for reason, count in (*intake.set_aside, *intake.repaired):
            if count:
                reasons.setdefault(reason, []).append((intake, count))
        for note in intake.notes:
            notes.setdefault(note, []).append((intake, 0))
    return (
        *(Remark(said, tuple(of)) for said, of in reasons.items()),
        *(Remark(said, tuple(of), note=True) for said, of in notes.items()),
    )
