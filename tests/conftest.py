"""What all tests may ask for: pages without their fonts, and laws tried a fifth as often where there is hurry."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import settings
from typer.main import get_command

import shared

settings.register_profile("unhurried", deadline=None)   # how long an example takes says how busy the machine is
settings.register_profile("hurried", max_examples=20, deadline=None)
settings.load_profile("unhurried")
gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was loaded stays to the end: the collector of waste need not look through it, nor come as often."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _shared(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The workers of one run have one folder above their own."""
    if hasattr(pytestconfig, "workerinput"):
        shared.share(tmp_path_factory.getbasetemp().parent / "shared")


@pytest.fixture(scope="session", autouse=True)
def _quick() -> Iterator[None]:
    """Workbooks are pressed lightly – no test weighs one – and the command line is put together once for all calls."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nenrin.outputs.workbook_bytes._EFFORTS", ())
        patch.setattr("nenrin.outputs.workbook_bytes._HURRIED", 1)
        patch.setattr("typer.testing._get_command", cache(get_command))
        yield


@pytest.fixture
def fontless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages for a screen carry no fonts: cutting them down takes most of the time and is tested by itself."""
    monkeypatch.setattr("nenrin.outputs.html.faces", lambda *_: "")
