"""What all tests may ask for: pages without their fonts, and laws tried a fifth as often where there is hurry."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("hurried", max_examples=20)


@pytest.fixture
def fontless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages for a screen carry no fonts: cutting them down takes most of the time and is tested by itself."""
    monkeypatch.setattr("nenrin.outputs.html.faces", lambda *_: "")
