"""Other people's statistics, imported when the first test asks them: collecting the tests need not wait for that."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Oracle:
    """A module that is imported when something of it is used; mypy knows none of them."""

    module: str

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever the module has)
        if name.startswith("_"):
            raise AttributeError(name)  # pytest asks every name of a test file whether it is a fixture
        return getattr(importlib.import_module(self.module), name)
