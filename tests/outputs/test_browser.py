"""The HTML edition in a real browser: no error, no request, no objection of axe-core, charts a phone can show."""

from __future__ import annotations

import html as escaping
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from enriched import enriched
from nenrin.outputs import html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(os.environ.get("AXE_CORE", Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"))
PHONE = 360
LEGIBLE = 10.0
"""Pixels."""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="Chromium is missing on this machine")]


@pytest.fixture(scope="module", params=["en", "ja"])
def page(request: pytest.FixtureRequest) -> str:
    return html.render(enriched(), request.param)


def opened(page: str, script: str, folder: Path) -> Any:  # noqa: ANN401 (whatever the script found)
    """What ``script`` leaves in the page's ``found``, after the page was shown."""
    file = folder / "page.html"
    file.write_text(page.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
    assert CHROMIUM is not None
    shown = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000",
         "--enable-logging=stderr", f"--user-data-dir={folder / 'profile'}", "--window-size=1280,900", "--dump-dom",
         file.as_uri()],
        capture_output=True, check=True, timeout=240,
    )
    assert "CONSOLE" not in shown.stderr.decode(), "the page complained"
    told = re.search(r'<pre id="found">(.*?)</pre>', shown.stdout.decode(), re.DOTALL)
    assert told is not None, "the script did not end"
    return json.loads(escaping.unescape(told[1]))


TELL = """function tell(value) { const pre = document.createElement("pre"); pre.id = "found";
pre.textContent = JSON.stringify(value); document.body.append(pre); }
"""


def test_it_asks_for_nothing_and_complains_of_nothing(page: str, tmp_path: Path) -> None:
    script = TELL + 'tell(performance.getEntriesByType("resource").map(one => one.name.slice(0, 30)));'
    assert [one for one in opened(page, script, tmp_path) if not one.startswith("data:")] == []


def test_the_text_of_every_chart_is_legible_on_a_phone(page: str, tmp_path: Path) -> None:
    """In a frame as wide as a small phone: no text of a chart under ten pixels, and no page wider than its frame."""
    framed = json.dumps(page).replace("</", "<\\/")
    script = TELL + f"""
const frame = document.createElement("iframe"); frame.style.width = "{PHONE}px"; frame.style.height = "800px";
frame.onload = () => {{ const inside = frame.contentDocument;
  const sizes = [...inside.querySelectorAll("svg.chart")].filter(svg => svg.clientWidth > 0).flatMap(svg =>
    [...svg.querySelectorAll("text")].map(text =>
      parseFloat(text.getAttribute("font-size")) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width));
  tell({{ "least": Math.min(...sizes), "count": sizes.length, "wide": inside.documentElement.scrollWidth }}); }};
frame.srcdoc = {framed}; document.body.append(frame);"""
    found = opened("<!doctype html><html><body></body></html>", script, tmp_path)
    assert found["count"] > 50
    assert found["least"] >= LEGIBLE
    assert found["wide"] <= PHONE


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there: npm install axe-core, or AXE_CORE=…/axe.min.js")
def test_axe_core_finds_no_violation(page: str, tmp_path: Path) -> None:
    script = AXE.read_text(encoding="utf-8") + ";" + TELL + """
axe.run(document, {resultTypes: ["violations"]}).then(result => tell(result.violations.map(one =>
  [one.id, one.nodes.slice(0, 4).map(node => [node.html.slice(0, 160), node.failureSummary])])));"""
    assert opened(page, script, tmp_path) == []
