"""``client.yaml`` and the files it names are read, or every problem in them is told at once."""

from __future__ import annotations

from pathlib import Path

from nenrin.settings.examine import examine
from nenrin.settings.settings import Loaded
from nenrin.vocabulary import Problems


def load(path: Path) -> Loaded:
    """Read a client's configuration, the register of causes and the answers to call-outs that it names.

    Raises Problems, all of them in reading order, when anything in any is wrong; warnings alone are returned. Files
    are named as ``path`` was given. ``sha256`` is that of the bytes of client.yaml followed by those of the register
    and of the answers (``cat client.yaml causes.yaml investigations.yaml | sha256sum``).
    """
    found = examine(path)
    if found.said is None or not found.sound:
        raise Problems(found.problems)
    return Loaded(
        settings=found.said, causes=found.causes, folder=path.parent, sha256=found.sha256, warnings=found.problems,
        investigations=found.answers,
    )
