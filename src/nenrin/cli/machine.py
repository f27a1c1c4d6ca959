"""What this machine has of what nenrin needs, and the exact command for what it lacks."""

from __future__ import annotations

import ctypes
import platform
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from nenrin.cli.mend import install_command

OLDEST_PYTHON = (3, 11)
LIBRARIES = {
    "libpango-1.0-0": ("libpango-1.0.so.0", "libpango-1.0.0.dylib"),
    "libpangoft2-1.0-0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib"),
    "libharfbuzz-subset0": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
}
"""Debian's and Ubuntu's packages, with the files WeasyPrint loads; without the last, Japanese takes 20 × longer."""


@dataclass(frozen=True)
class Part:
    """One thing that was looked for.

    ``needed``: without it something that is asked for cannot be made. ``mend``: what to type.
    """

    name: str
    found: bool
    detail: str
    mend: str = ""
    needed: bool = True


def examine(output: Path) -> tuple[Part, ...]:
    """Everything, in the order in which a person would mend it; where packages lack, what needs them is left out."""
    found = packages()
    whole = all(part.found for part in found)
    return (python(), *found, *libraries(), *((fonts(),) if whole else ()), writable(output), office())


def python() -> Part:
    """The interpreter."""
    wanted = ".".join(map(str, OLDEST_PYTHON))
    mend = f"install Python {wanted} or newer, then: make clean report"
    return Part("Python", sys.version_info >= OLDEST_PYTHON, platform.python_version(), mend)


def packages() -> tuple[Part, ...]:
    """The Python packages: one part if all are there, else one for each that is missing or does not fit."""
    from importlib.metadata import PackageNotFoundError, requires, version

    from packaging.requirements import Requirement

    wanted = [Requirement(line) for line in requires("nenrin") or ()]
    here = [one for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
    lacking = []
    for requirement in here:
        try:
            found = version(requirement.name)
        except PackageNotFoundError:
            found = ""
        if not found or not requirement.specifier.contains(found, prereleases=True):
            mend = f"{sys.executable} -m pip install '{requirement.name}{requirement.specifier}'"
            lacking.append(Part(requirement.name, found=False, detail=found or "missing", mend=mend))
    return tuple(lacking) or (Part("Python packages", found=True, detail=f"{len(here)} as declared"),)


def libraries() -> tuple[Part, ...]:
    """The system libraries that the PDF needs; workbook, HTML and JSON do without."""
    lacking = lacking_libraries()
    mend = install_command(lacking)
    return tuple(
        Part(name, found=False, detail="missing: no PDF can be made", mend=mend) if name in lacking
        else Part(name, found=True, detail="loads")
        for name in LIBRARIES
    )


def lacking_libraries() -> tuple[str, ...]:
    """The packages whose library the system's loader does not find."""
    return tuple(package for package, files in LIBRARIES.items() if not any(map(loads, files)))


def loads(file: str) -> bool:
    """Whether the system's loader finds and loads a library."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def fonts() -> Part:
    """The fonts of the report, which come with the program."""
    from nenrin.charts.fonts import FILES, folder

    names = sorted({name for pair in FILES.values() for name in pair})
    lacking = [name for name in names if not (folder() / name).is_file()]
    detail = f"missing: {', '.join(lacking)}" if lacking else f"{len(names)} of our own"
    return Part("fonts", not lacking, detail, f"restore {folder()} from the distribution of nenrin")


def writable(output: Path) -> Part:
    """Whether deliverables can be put into the output folder, or it can be made."""
    nearest = next(folder for folder in (output, *output.absolute().parents) if folder.exists())
    mend = "nenrin run CONFIG --output FOLDER   (a folder of your own)"
    try:
        with tempfile.TemporaryFile(dir=nearest):
            return Part("output folder", found=True, detail=str(output))
    except OSError as error:
        reason = (error.strerror or "refused").lower()
        return Part("output folder", found=False, detail=f"{nearest}: {reason}", mend=mend)


def office() -> Part:
    """LibreOffice: no run needs it; the tests judge the workbook with it."""
    found = shutil.which("soffice")
    mend = install_command(("libreoffice-calc",))
    return Part("LibreOffice", found is not None, found or "missing: only make check uses it", mend, needed=False)
