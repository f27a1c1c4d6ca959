"""Tests whose docstring is a configuration: what it says is read, what is wrong with it is told."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nenrin.settings import Loaded, load
from nenrin.vocabulary import Problems

BASE = {
    "version": "version: 1",
    "client": "client: {id: acme, name: Acme}",
    "sources": """\
sources:
  orders:
    path: data/{month}.csv
    time: day
    entity: customer
    columns:
      day:      {type: date}
      customer: {type: id, personal: true}
      country:  {type: category}
      amount:   {type: "decimal(14,2)"}
""",
    "root": "root: revenue",
    "kpis": """\
kpis:
  revenue: {label: Revenue, measure: {source: orders, agg: sum, of: amount}, better: up}
""",
}
"""A small sound configuration; a test writes only the parts that it is about."""

Body = Callable[[], object]


def completed(text: str) -> str:
    """The test's own lines first, so that its line numbers are those one reads; then what it leaves out."""
    own = inspect.cleandoc(text) + "\n"
    return own + "".join(part.rstrip("\n") + "\n" for key, part in BASE.items() if f"\n{key}:" not in f"\n{own}")


def written(folder: Path, text: str, beside: str | None = None, key: str = "causes") -> Path:
    """Write a configuration as a client's file, and beside it the file of ``key`` where it has one."""
    path = folder / "client.yaml"
    path.write_text(completed(text), encoding="utf-8")
    if beside is not None:
        (folder / f"{key}.yaml").write_text(inspect.cleandoc(beside) + "\n", encoding="utf-8")
    return path


def tells(*lines: str) -> Callable[[Body], Callable[..., None]]:
    """The configuration in the test's docstring is refused with exactly these lines, in this order."""

    def decorate(body: Body) -> Callable[..., None]:
        @functools.wraps(body)
        def test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
            monkeypatch.chdir(tmp_path)
            assert said(written(tmp_path, body.__doc__ or "").relative_to(tmp_path)) == list(lines)

        return _asking_for_fixtures(test)

    return decorate


def tells_of_register(*lines: str, key: str = "causes") -> Callable[[Body], Callable[..., None]]:
    """The register in the test's docstring, beside a sound configuration, is refused with exactly these lines.

    ``key``: which file it is, by the key that names it.
    """

    def decorate(body: Body) -> Callable[..., None]:
        @functools.wraps(body)
        def test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
            monkeypatch.chdir(tmp_path)
            path = written(tmp_path, f"{key}: {key}.yaml", body.__doc__, key)
            assert said(path.relative_to(tmp_path)) == list(lines)

        return _asking_for_fixtures(test)

    return decorate


def said(path: Path) -> list[str]:
    """The problems with which a configuration is refused."""
    with pytest.raises(Problems) as raised:
        load(path)
    return [str(problem) for problem in raised.value.problems]


def warns(*lines: str) -> Callable[[Body], Callable[..., None]]:
    """The configuration in the test's docstring is read; these warnings are kept, and nothing else is said."""

    def decorate(body: Body) -> Callable[..., None]:
        @functools.wraps(body)
        def test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
            monkeypatch.chdir(tmp_path)
            loaded = load(written(tmp_path, body.__doc__ or "").relative_to(tmp_path))
            assert [str(problem) for problem in loaded.warnings] == list(lines)

        return _asking_for_fixtures(test)

    return decorate


def reads(body: Callable[[Loaded], object]) -> Callable[..., None]:
    """The configuration in the test's docstring is read without a word; the test looks at what came of it."""

    @functools.wraps(body)
    def test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        loaded = load(written(tmp_path, body.__doc__ or "").relative_to(tmp_path))
        assert loaded.warnings == ()
        body(loaded)

    return _asking_for_fixtures(test)


def _asking_for_fixtures(test: Any) -> Callable[..., None]:  # noqa: ANN401 (a function, to which pytest's marks are added)
    """Let pytest see the fixtures of the wrapper and not the parameters of the body."""
    del test.__wrapped__
    return test  # type: ignore[no-any-return]
