"""What was found out, as JSON: call-outs, attributions, effects, the landing, the ledger of causes, the work list."""

from __future__ import annotations

from dataclasses import asdict

from nenrin.attribution import Attribution
from nenrin.effects import Effect
from nenrin.explanations import Coverage
from nenrin.findings import Callout, Investigation
from nenrin.measures import Suspect
from nenrin.outputs.figures_kpi import Json, number
from nenrin.projections import Lever, Projection
from nenrin.report import Report
from nenrin.report.restatement import Restatement
from nenrin.vocabulary import Month
from nenrin.words import Words, say


def attribution_figures(report: Report, found: Attribution, language: str) -> Json:
    """One attribution, node by node."""
    return {
        "start": number(found.start), "end": number(found.end), "change": number(found.change),
        "residual": number(found.residual), "remainder": number(found.remainder),
        "failure": say(found.failure, language) if found.failure else None,
        "nodes": [
            {
                "path": node.path, "kpi": node.kpi, "months_back": node.back,
                "start": number(found.start_values.get(node.path)), "end": number(found.end_values.get(node.path)),
                "contribution": number(found.contributions[node.path]),
            }
            for node in report.tree.nodes if node.path in found.contributions
        ],
    }


def callout_figures(callout: Callout, words: Words) -> Json:
    """One call-out; its sentences in words."""
    return {
        "number": callout.number,
        "kpi": callout.kpi,
        "path": list(callout.path),
        "state": callout.state.value,
        "kind": callout.kind,
        "change": number(callout.change),
        "expected_change": number(callout.expected_change),
        "explained": number(callout.explained),
        "unexplained": number(callout.unexplained),
        "low": number(callout.low),
        "high": number(callout.high),
        "share_covered": number(callout.share_covered),
        "effect_on_root": number(callout.effect_on_root),
        "cancelled": number(callout.cancelled),
        "where": [
            {
                "dimension": where.dimension, "segment": where.segment, "share": number(where.share),
                "within": [{"dimension": dimension, "segment": segment} for dimension, segment in where.within],
            }
            for where in callout.where
        ],
        "branch": callout.branch or None,
        "branch_share": number(callout.branch_share),
        "causes": list(callout.causes),
        "basis": [words.say(one) for one in callout.basis],
        "ruled_out": [words.say(one) for one in callout.ruled_out],
        "headline": words.say(callout.headline),
        "question": words.say(callout.question),
        "owner": words.label(callout.owner) or None,
        "due": _month(callout.due),
        "since": _month(callout.since),
        "carries": list(callout.carries),
        "parts": list(callout.parts),
    }


def suspect_figures(suspect: Suspect, language: str) -> Json:
    """One doubt about the data."""
    return {
        "kind": suspect.kind, "source": suspect.source, "column": suspect.column or None, "month": str(suspect.month),
        "kpis": list(suspect.kpis), "reason": say(suspect.reason, language),
    }


def projection_figures(projection: Projection, language: str) -> Json:
    """Where the year lands and what would close its gap."""
    landing, reason = projection.landing, projection.reason
    return {
        "reason": say(reason, language) if reason else None,
        "landing": {
            "first": str(landing.first), "last": str(landing.last),
            "remaining": [str(one) for one in landing.remaining],
            "so_far": number(landing.so_far), "low": number(landing.low), "mid": number(landing.mid),
            "high": number(landing.high), "plan": number(landing.plan), "gap": number(landing.gap),
        } if landing else None,
        "levers": {name: _lever(lever) for name, lever in projection.levers.items()},
    }


def _lever(lever: Lever) -> Json:
    return {
        "sensitivity": number(lever.sensitivity), "now": number(lever.now), "share": number(lever.share),
        "alone": number(lever.alone), "together": number(lever.together), "seen": number(lever.seen),
        "seen_in": _month(lever.seen_in), "feasible": lever.feasible,
    }


def effect_figures(effect: Effect, language: str) -> Json:
    """What one initiative did, or why that was not read."""
    return {
        "cause": effect.cause, "kpi": effect.kpi, "month": str(effect.month), "outcome": effect.outcome,
        "arms": [
            {"label": arm.label, "size": arm.size, "mean": number(arm.mean), "control": arm.control}
            for arm in effect.arms
        ],
        "lifts": [
            {
                "arm": lift.arm, "difference": number(lift.difference), "low": number(lift.low),
                "high": number(lift.high), "p": number(lift.p), "significant": lift.significant,
                "method": lift.method, "reduction": number(lift.reduction),
            }
            for lift in effect.lifts
        ],
        "mismatch_p": number(effect.mismatch_p),
        "stopped": say(effect.stopped, language) if effect.stopped else None,
        "total": number(effect.total), "total_low": number(effect.total_low), "total_high": number(effect.total_high),
        "notes": [say(note, language) for note in effect.notes],
    }


def coverage_figures(coverage: Coverage) -> Json:
    """Where a KPI's change went; the parts close."""
    return {part: number(value) for part, value in asdict(coverage).items()}


def investigation_figures(one: Investigation, language: str) -> Json:
    """One line of the work list."""
    return {
        "key": one.key, "kpi": one.kpi, "opened": str(one.opened), "state": one.state, "months": one.months,
        "unexplained": number(one.unexplained), "effect_on_root": number(one.effect_on_root),
        "owner": one.owner.text(language) or None, "due": _month(one.due),
        "answer": one.answer.text(language) or None, "cause": one.cause or None, "closed": _month(one.closed),
    }


def restatement_figures(one: Restatement) -> Json:
    """A number of an earlier month that is no longer what was sent."""
    return {
        "kpi": one.kpi, "month": str(one.month), "sent": number(one.sent), "now": number(one.now),
        "difference": number(one.difference),
    }


def _month(month: Month | None) -> str | None:
    return None if month is None else str(month)
