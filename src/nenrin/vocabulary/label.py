"""A name as people read it, in every language of the report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from pydantic import ConfigDict, RootModel

Language = Literal["en", "ja"]


class Label(RootModel[str | dict[Language, str]]):
    """Plain text, or one text per language: ``Net revenue`` or ``{en: Net revenue, ja: 純売上高}``."""

    model_config = ConfigDict(frozen=True)

    def text(self, language: str) -> str:
        """The text in ``language``; where it is missing, the first one given."""
        if isinstance(self.root, str):
            return self.root
        return next((text for key, text in self.root.items() if key == language), next(iter(self.root.values()), ""))

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages it is written in; empty where it is the same in all."""
        return () if isinstance(self.root, str) else tuple(self.root)

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return any(self.root.values()) if isinstance(self.root, dict) else bool(self.root)

    def __hash__(self) -> int:
        return hash(str(self.root))


UNSAID = Label("")
"""Where nobody has written anything."""


def spoken(label: Label | None, name: str) -> Label:
    """A label in every language; where one is not written, it is the ``name`` itself."""
    if not label:
        return Label(name)
    if isinstance(label.root, str):
        return label
    languages: tuple[Language, ...] = get_args(Language)
    return Label({language: label.root.get(language) or name for language in languages})


def joined(labels: Iterable[Label], between: str) -> Label:
    """Several names as one, in every language that any of them is written in."""
    found = tuple(labels)
    languages = dict.fromkeys(language for label in found for language in label.languages)
    if not languages:
        return Label(between.join(label.text("") for label in found))
    return Label({language: between.join(label.text(language) for label in found) for language in languages})
