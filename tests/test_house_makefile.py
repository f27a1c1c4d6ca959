"""Law of the house: every command a person needs is a target of the Makefile, and help lists them all."""

from __future__ import annotations

import re
import subprocess

import house

MAKEFILE = (house.ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
WANTED = {"help", "report", "test", "check", "goldens", "look", "bench", "clean", "lock"}


def test_the_targets_people_rely_on_are_there() -> None:
    assert WANTED <= TARGETS


def test_help_lists_every_target() -> None:
    done = subprocess.run(["make", "help"], cwd=house.ROOT, capture_output=True, text=True, check=True)
    listed = set(re.findall(r"^ {2}make ([a-z]+) ", done.stdout, re.MULTILINE))
    assert listed == TARGETS


def test_every_target_is_phony() -> None:
    phony = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert set(" ".join(phony).split()) == TARGETS


def test_ci_runs_what_make_check_runs() -> None:
    script = (house.ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.search(r"^make (--keep-going )?check\b", script, re.MULTILINE)
