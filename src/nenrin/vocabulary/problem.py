"""What a person wrote wrongly: values that are gathered and told at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from nenrin.vocabulary.place import Place


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: its place, what is wrong, what would be right.

    A ``warning`` is told but does not stop the run.
    """

    place: Place
    wrong: str
    right: str = ""
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.place}: {self.wrong}" + (f"; {self.right}" if self.right else "")


class Problems(Exception):  # noqa: N818 (they are problems of the input, not errors of the program)
    """Raised at the end of a stage that cannot go on; carries every problem found, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(word: str, known: Iterable[str]) -> str:
    """``did you mean 'x'?`` for the known word that resembles ``word`` most, or an empty text."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else ""
