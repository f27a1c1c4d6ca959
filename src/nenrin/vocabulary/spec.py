"""The base of everything that a configuration may say."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, PrivateAttr

from nenrin.vocabulary.place import Place

_NOWHERE = Place("<not from a file>")


class Spec(BaseModel):
    """A frozen part of the configuration whose fields are the YAML keys and which knows where each was written."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, str_strip_whitespace=True)

    _places: dict[str, Place] = PrivateAttr(default_factory=dict)

    def written_at(self, places: Mapping[str, Place]) -> None:
        """Remember where each YAML key stands; the empty key is the part itself. Called once, by the reader."""
        self._places.update(places)

    def place(self, field: str = "") -> Place:
        """Where ``field`` (or, without a name, the whole part) was written."""
        return self._places.get(field) or self._places.get("") or _NOWHERE
