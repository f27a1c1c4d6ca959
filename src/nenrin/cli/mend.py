"""The distribution's own packages: the command that installs them, and running it where that is permitted."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

_INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")


def install_command(packages: Sequence[str]) -> str:
    """What a person types to install Debian or Ubuntu packages on this machine, as this user."""
    if not packages:
        return ""
    names = " ".join(packages)
    if shutil.which("apt-get") is None:
        return f"install with your system's package manager what Debian calls {names}"
    update, get = "apt-get update", f"{' '.join(_INSTALL)} {names}"
    if os.geteuid() == 0:
        return f"{update} && {get}"
    return f"sudo {update} && sudo {get}" if shutil.which("sudo") else f"su -c '{update} && {get}'"


def install(packages: Sequence[str]) -> bool:
    """Install packages, if this user may do so without being asked for a password; whether it worked."""
    before = _rights()
    if before is None or shutil.which("apt-get") is None:
        return False
    command = [*before, *_INSTALL, *packages]
    return _run(command) or (_run([*before, "apt-get", "update"]) and _run(command))


def _rights() -> list[str] | None:
    """What to put before a command that changes the system; None where that is not permitted."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    return [sudo, "-n"] if sudo and _run([sudo, "-n", "true"]) else None


def _run(command: Sequence[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(  # noqa: S603 (fixed programs; package names of our own)
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False,
    )
    return done.returncode == 0
