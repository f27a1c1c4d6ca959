"""The distribution's own packages: the command for this machine and this user, and running it where permitted."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

import pytest

from nenrin.cli import mend


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Commands are noted instead of run; all succeed."""
    noted: list[str] = []

    def note(command: Sequence[str]) -> bool:
        noted.append(" ".join(command))
        return True

    monkeypatch.setattr(mend, "_run", note)
    return noted


def stand_on(monkeypatch: pytest.MonkeyPatch, *, user: int, programs: set[str]) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(shutil, "which", lambda name: name if name in programs else None)


GET = "apt-get install -y --no-install-recommends libpango-1.0-0"


@pytest.mark.parametrize(("user", "programs", "command"), [
    (0, {"apt-get"}, f"apt-get update && {GET}"),
    (1000, {"apt-get", "sudo"}, f"sudo apt-get update && sudo {GET}"),
    (1000, {"apt-get"}, f"su -c 'apt-get update && {GET}'"),
    (0, set(), "install with your system's package manager what Debian calls libpango-1.0-0"),
])
def test_the_command_fits_the_machine_and_the_user(
    user: int, programs: set[str], command: str, monkeypatch: pytest.MonkeyPatch,
) -> None:
    stand_on(monkeypatch, user=user, programs=programs)
    assert mend.install_command(["libpango-1.0-0"]) == command


def test_nothing_missing_needs_no_command() -> None:
    assert not mend.install_command([])


def test_root_installs(monkeypatch: pytest.MonkeyPatch, ran: list[str]) -> None:
    stand_on(monkeypatch, user=0, programs={"apt-get"})
    assert mend.install(["libpango-1.0-0"])
    assert ran == [GET]


def test_a_user_who_may_use_sudo_without_a_password_installs(monkeypatch: pytest.MonkeyPatch, ran: list[str]) -> None:
    stand_on(monkeypatch, user=1000, programs={"apt-get", "sudo"})
    assert mend.install(["libpango-1.0-0"])
    assert ran == ["sudo -n true", f"sudo -n {GET}"]


def test_without_permission_nothing_is_tried(monkeypatch: pytest.MonkeyPatch, ran: list[str]) -> None:
    stand_on(monkeypatch, user=1000, programs={"apt-get"})
    assert not mend.install(["libpango-1.0-0"])
    assert not ran


def test_stale_package_lists_are_renewed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_on(monkeypatch, user=0, programs={"apt-get"})
    noted: list[str] = []

    def refuse_at_first(command: Sequence[str]) -> bool:
        noted.append(command[1])
        return noted != ["install"]

    monkeypatch.setattr(mend, "_run", refuse_at_first)
    assert mend.install(["libpango-1.0-0"])
    assert noted == ["install", "update", "install"]
