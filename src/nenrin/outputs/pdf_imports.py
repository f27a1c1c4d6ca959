"""What the engine loads at its start and our pages never ask for is loaded when it is asked for."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

_LATER = ("fontTools.subset", "fontTools.ttLib", "fontTools.varLib.instancer")
"""A third of the time that the engine takes to load: fonts are cut down by HarfBuzz, and read by nobody else."""


def put_off() -> None:
    """From now on those modules are loaded when something of them is called."""
    for module in _LATER:
        sys.modules.setdefault(module, _Later(module))


class _Later(ModuleType):
    """A module that is not loaded yet."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever the module has)
        """Something of it, unless the import system asks what kind of module this is."""
        if name.startswith("__"):
            raise AttributeError(name)
        return _Something(self.__name__, name)


class _Something:
    """A class, function or module of a module that is not loaded yet."""

    def __init__(self, module: str, name: str) -> None:
        self._of, self._named = module, name

    def __call__(self, *given: object, **named: object) -> Any:  # noqa: ANN401 (whatever it returns)
        """Call it."""
        return self._loaded()(*given, **named)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever it has)
        """Something of it."""
        return getattr(self._loaded(), name)

    def _loaded(self) -> Any:  # noqa: ANN401 (the same)
        for module in _LATER:
            if isinstance(sys.modules.get(module), _Later):
                del sys.modules[module]
        return getattr(importlib.import_module(self._of), self._named)
