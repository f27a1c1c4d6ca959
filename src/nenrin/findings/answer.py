"""What became of an investigation: one line of ``investigations.yaml``."""

from __future__ import annotations

from typing import Literal

from nenrin.vocabulary import UNSAID, Label, Month, Spec


class Answer(Spec):
    """Who looks into a call-out until when, and what came of it.

    ``key``: ``<kpi>@<month of the call-out>``. ``state``: where it says ``open``, the question stays on the list even
    when the register explains that month. ``cause``: the id of the cause in the register that was found.
    """

    key: str
    owner: Label = UNSAID
    due: Month | None = None
    state: Literal["open", "closed"] | None = None
    answer: Label = UNSAID
    cause: str = ""

    @property
    def kpi(self) -> str:
        """The KPI that the key names; empty where it is no key."""
        return self._parts()[0]

    @property
    def month(self) -> Month | None:
        """The month that the key names; None where it is no key."""
        try:
            return Month.parse(self._parts()[1])
        except ValueError:
            return None

    def _parts(self) -> tuple[str, str]:
        kpi, _, month = self.key.partition("@")
        return kpi.strip(), month
