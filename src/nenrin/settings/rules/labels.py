"""Labels are short and say something."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.settings.places import parts
from nenrin.settings.subject import Subject
from nenrin.vocabulary import Label, Place, Problem, Spec

MOST_LETTERS = 200
_LONG = frozenset({"note", "evidence", "answer"})
"""Texts that may be longer, and have more lines."""


def labels(subject: Subject) -> Iterator[Problem]:
    """Every label of the configuration and of the register; a longer text belongs in a note, which may be longer."""
    for part in (subject.settings, *subject.causes):
        for _, spec in parts(part):
            yield from _of(spec)


def _of(spec: Spec) -> Iterator[Problem]:
    for name, field in type(spec).model_fields.items():
        label = getattr(spec, name)
        key = field.alias or name
        if isinstance(label, Label) and name in spec.model_fields_set and name not in _LONG:
            yield from _wrong(label, key, spec.place(key))
        if name == "labels":
            for segment, one in label.items():
                yield from _wrong(one, segment, spec.place(f"labels.{segment}"))


def _wrong(label: Label, key: str, place: Place) -> Iterator[Problem]:
    texts = [label.root] if isinstance(label.root, str) else list(label.root.values())
    if not texts or not all(text.strip() for text in texts):
        yield Problem(place, f"{key}: is empty", "write a text")
    if any(len(text) > MOST_LETTERS for text in texts):
        yield Problem(place, f"{key}: is longer than {MOST_LETTERS} characters", "shorten it")
    if any("\n" in text for text in texts):
        yield Problem(place, f"{key}: has more than one line", "write it on one line")
