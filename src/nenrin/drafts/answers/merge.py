"""A returned workbook merged into a client's folder: the new text of every file, and what changed in it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nenrin import settings
from nenrin.drafts.answers.folder import Folder, told
from nenrin.drafts.answers.form import find
from nenrin.drafts.answers.reader import Reader
from nenrin.drafts.answers.weigh import Scale
from nenrin.sources import returned
from nenrin.vocabulary import Place, Problem, Problems


@dataclass(frozen=True)
class Merged:
    """``files``: the new bytes of every file that changes; ``told``: one line a change; ``warnings``: left out."""

    files: Mapping[Path, bytes]
    told: tuple[str, ...]
    warnings: tuple[Problem, ...] = ()


def merge(workbook: Path, config: Path, *, overwrite: bool = False) -> Merged:
    """Read the explanations and weigh them against the files beside ``config``; writes nothing.

    Raises Problems: every bad cell with its address, or a file that cannot be edited. ``overwrite``: the workbook wins
    where a value was changed on both sides.
    """
    loaded, file = settings.load(config), workbook.name
    found = returned(workbook, file)
    wanted = loaded.settings.client.id
    if found.client not in ("", wanted):
        wrong = f"the workbook is that of {found.client!r}, {config} is that of {wanted!r}"
        raise Problems([Problem(Place(file), wrong, "name the client's own  --config")])
    form = find(found, file)
    reader, folder = Reader(form, loaded.settings), Folder(config)
    scale = Scale(loaded.causes, folder.work(), form.language, overwrite=overwrite)
    for answer in reader.answers():
        scale.weigh(answer)
    problems = [*reader.problems, *scale.found.problems]
    if not all(problem.warning for problem in problems):
        raise Problems(problems)
    files, warnings = folder.changed(scale.found, form.language)
    return Merged(files, tuple(told(scale.found)), (*problems, *warnings))


def put_in_place(merged: Merged) -> None:
    """Write the files: each aside first, then all moved into place; OSError leaves the old ones."""
    aside = {path: path.with_name(f".{path.name}.new") for path in merged.files}
    try:
        for path, content in merged.files.items():
            aside[path].write_bytes(content)
            if path.exists():
                shutil.copymode(path, aside[path])
        for path, new in aside.items():
            new.replace(path)
    finally:
        for new in aside.values():
            new.unlink(missing_ok=True)
