"""Packs templates/ into the wheel as nenrin/templates, so that an installed nenrin works from any folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

TEMPLATES = Path("templates")


class BuildWithTemplates(build_py):
    """The usual build, and beside the code the files it reads; an editable install reads them where they are."""

    def run(self) -> None:
        """Build, then copy the templates."""
        super().run()
        if not self.editable_mode:
            shutil.copytree(TEMPLATES, Path(self.build_lib) / "nenrin" / "templates", dirs_exist_ok=True)

    def get_source_files(self) -> list[str]:
        """What a source distribution must hold: the code and the templates."""
        return [*super().get_source_files(), *(str(path) for path in sorted(TEMPLATES.rglob("*")) if path.is_file())]


setup(cmdclass={"build_py": BuildWithTemplates})
