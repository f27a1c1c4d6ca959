"""Goal and initiatives: where the year lands, who could close the gap, what was done about it and with what effect."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.initiatives import Initiative, initiatives
from nenrin.outputs.pages.landing import Landing, landing
from nenrin.outputs.pages.shapes import Head
from nenrin.report.outlook import outlook_message


@dataclass(frozen=True)
class Outlook:
    """The page."""

    head: Head
    landing: Landing | None
    initiatives: tuple[Initiative, ...]

    @property
    def alone(self) -> Landing | None:
        """The landing where there is nothing else: no lever to pull, nothing measured."""
        return self.landing if self.landing is not None and not self.landing.rows and not self.initiatives else None

    @property
    def measured(self) -> bool:
        """Whether any initiative was read."""
        return any(one.rows for one in self.initiatives)


def outlook(context: Context) -> Outlook | None:
    """None where nothing was projected and nothing measured."""
    found, done = landing(context), initiatives(context)
    if found is None and not done:
        return None
    ended = context.report.projection.landing is not None and not context.report.projection.landing.remaining
    what = context.told("what_outlook_closed" if ended else "what_outlook", month=context.report.month)
    return Outlook(context.head("outlook", outlook_message(context.report), what), found, done)
