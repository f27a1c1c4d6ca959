"""A real Chromium, spoken to over its pipe: real phone widths, keys, what the console said, what was asked for."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_COMPLAINTS = {"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"}
_HEARING, _SPEAKING = 3, 4
"""File descriptors on which Chromium hears and speaks."""


def axe() -> Path | None:
    """Where axe-core lies: what AXE_CORE names, else inside the package axe-core-python, else npm's folder."""
    named = os.environ.get("AXE_CORE")
    found = find_spec("axe_core_python")
    packaged = [Path(folder) for folder in (found.submodule_search_locations or [])] if found else []
    npm = Path(__file__).parents[1] / "node_modules" / "axe-core"
    places = [Path(named)] if named else [folder / "axe.min.js" for folder in (*packaged, npm)]
    return next((place for place in places if place.is_file()), None)


class Browser:
    """One tab. ``said`` and ``asked``: complaints, and addresses fetched, since the page was opened."""

    def __init__(self, profile: Path) -> None:
        assert CHROMIUM is not None
        hears, self._to = os.pipe()
        self._from, speaks = os.pipe()
        # both numbers are moved out of the way first, so that neither overwrites the other
        shell = f'exec 8<&{hears} 9>&{speaks}; exec {_HEARING}<&8 {_SPEAKING}>&9 8<&- 9>&-; exec "$@"'
        self._process = subprocess.Popen(
            ["bash", "-c", shell, "browser", CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu",
             "--hide-scrollbars", "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(hears, speaks), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(hears)
        os.close(speaks)
        self._heard, self._count, self._session = b"", 0, ""
        self._events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **said: object) -> dict[str, Any]:
        """Ask for one thing and wait for its answer."""
        self._count += 1
        told = {"id": self._count, "method": method, "params": said}
        if self._session:
            told["sessionId"] = self._session
        os.write(self._to, json.dumps(told).encode() + b"\0")
        while (heard := self._next()).get("id") != self._count:
            self._events.append(heard)
        assert "error" not in heard, heard["error"]
        return cast("dict[str, Any]", heard["result"])

    def open(self, file: Path, wide: int, high: int = 800) -> None:
        """Show a file in a window of so many pixels; a narrow one is a phone."""
        self._events = []
        self.call(
            "Emulation.setDeviceMetricsOverride", width=wide, height=high, deviceScaleFactor=1, mobile=wide < 700,
        )
        self.call("Page.navigate", url=file.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self._events):
            self._events.append(self._next())

    def ask(self, expression: str) -> Any:  # noqa: ANN401 (whatever JavaScript says)
        """The value of an expression."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press a key and let it go; ``text``: what it types."""
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, code=key, windowsVirtualKeyCode=code, text=text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, windowsVirtualKeyCode=code)

    @property
    def said(self) -> list[str]:
        """What the console was told, and every exception."""
        return [str(event) for event in self._events if event.get("method") in _COMPLAINTS]

    @property
    def asked(self) -> list[str]:
        """Addresses fetched, but for the page's own and data inside it."""
        urls = [
            event["params"]["request"]["url"] for event in self._events
            if event.get("method") == "Network.requestWillBeSent"
        ]
        return [url for url in urls if not url.startswith(("data:", "file:"))]

    def close(self) -> None:
        """Let it go."""
        self._process.terminate()
        self._process.wait(timeout=30)
        os.close(self._to)
        os.close(self._from)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._heard:
            read = os.read(self._from, 1 << 20)
            assert read, "the browser has gone"
            self._heard += read
        told, self._heard = self._heard.split(b"\0", 1)
        return cast("dict[str, Any]", json.loads(told))


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser for a while."""
    with tempfile.TemporaryDirectory(prefix="nenrin-browser-", ignore_cleanup_errors=True) as profile:
        found = Browser(Path(profile))
        try:
            yield found
        finally:
            found.close()
