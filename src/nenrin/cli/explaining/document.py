"""The account of a KPI for a machine: plain values, unrounded."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from nenrin.cli.explaining.account import Account, Leaf, Moved

if TYPE_CHECKING:
    from nenrin.explanations import Cause, Claim


def document(account: Account) -> dict[str, Any]:
    """What ``tell`` says, as mappings and lists; null where there is no number."""
    report, kpi = account.report, account.kpi
    found, expected = report.explanations.get(kpi), report.expectation(kpi)
    definition = report.kpi(kpi).model_dump(mode="json", include={"measure", "formula", "split"}, exclude_none=True)
    return {
        "kpi": kpi,
        "month": str(report.month),
        "path": list(account.path),
        "definition": definition,
        "values": asdict(report.compared[kpi]),
        "expected": {"low": expected.low, "mid": expected.mid, "high": expected.high, "p": expected.p},
        "verdict": report.verdict(kpi).state.value,
        "from": [_leaf(leaf) for leaf in account.leaves],
        "moved": [_moved(moved, report.brief.languages[0]) for moved in account.moved],
        "known": [_claim(cause, claim, report.brief.languages[0]) for cause, claim in account.known],
        "unexplained": {
            "amount": found.unexplained if found else None, "low": found.low if found else None,
            "high": found.high if found else None, "called_out": report.callout(kpi) is not None,
        },
    }


def _leaf(leaf: Leaf) -> dict[str, Any]:
    return {
        "kpi": leaf.kpi, "month": str(leaf.month), "value": None if leaf.exact is None else float(leaf.exact),
        "whole_history": leaf.history,
        "files": [
            {
                "file": one.file, "sheet": one.sheet, "sha256": one.sha256,
                "rows_read": one.rows_read, "rows_used": one.rows_used,
            }
            for one in leaf.intakes
        ],
    }


def _moved(moved: Moved, language: str) -> dict[str, Any]:
    return {**asdict(moved), "segment": moved.segment.text(language) if moved.segment else None}


def _claim(cause: Cause, claim: Claim, language: str) -> dict[str, Any]:
    sized = {"effect": claim.effect, "spread": claim.spread} if claim.sized else {"effect": None, "spread": None}
    return {"cause": cause.id, **sized, "agrees": claim.agrees, "evidence": cause.evidence.text(language),
            "author": cause.author.text(language)}
