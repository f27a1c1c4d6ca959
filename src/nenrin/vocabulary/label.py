"""A name as people read it, in every language of the report."""

from __future__ import annotations

from typing import Literal

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

    def __hash__(self) -> int:
        return hash(str(self.root))
