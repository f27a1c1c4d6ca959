"""The steps of one KPI's verdict: short formulas, each with the value that the engine's numbers give."""

from __future__ import annotations

from collections.abc import Iterator

from nenrin.findings import State
from nenrin.sheets import formats as numbers
from nenrin.sheets import naming
from nenrin.sheets.address import area, spot
from nenrin.sheets.cell import Cell, Value
from nenrin.sheets.judgement import Judgement
from nenrin.sheets.layout import Layout
from nenrin.sheets.live import as_of
from nenrin.sheets.model import JUDGED, TARGET
from nenrin.sheets.names import CLAIMED, CLAIMS, SEEN, SIGNAL, SQUARED
from nenrin.sheets.register import ASKS
from nenrin.sheets.register import AT as REGISTER
from nenrin.sheets.rows import BODY
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.sheets.verdict_columns import AT

NONE = "–"
_AIMS = {"met": "on", "missed": "behind"}
"""How a KPI with a plan, or else a target, is said to do."""
_LINKED = ("ac", "low", "mid", "high", "plan", "target", "judged")


def steps(layout: Layout, row: int, kpi: str) -> Iterator[Cell]:
    """Every calculated cell of a row, left to right."""
    judged = Judgement(layout, kpi)
    at = {name: spot(row, column) for name, column in AT.items()}
    level, change = naming.level(layout, kpi), naming.change(layout, kpi)
    formats = dict.fromkeys(("ac", "low", "mid", "high", "plan", "target", "half", "spread", "aim"), level)
    formats |= dict.fromkeys(("surprise", "explained", "unexplained"), change)
    formats |= dict.fromkeys(("claims", "outside", "open", "failed", "judged", "asks"), "0")
    formats |= {"covered": "0%", "square": numbers.SQUARE}
    values, formulas = _values(judged), {**_links(layout, kpi), **_sizes(layout, kpi, at), **_states(layout, at)}
    for name, formula in formulas.items():
        role = "text_centre" if isinstance(values[name], str) and name not in formats else "number"
        linked = "linked" if name in _LINKED else role
        yield Cell(row, AT[name], values[name], formula, linked, formats.get(name, ""))
    if "target" not in formulas:
        yield Cell(row, AT["target"], NONE, role="number")


def _values(judged: Judgement) -> dict[str, Value]:
    """What the engine's numbers give for every step."""
    words = judged.layout.words
    states: dict[str, Value] = {name: words.state(state) if state else NONE for name, state in judged.states.items()}
    aims: dict[str, Value] = {name: words.text(f"state.{state}_{judged.held}") for name, state in _AIMS.items()}
    reached = {State.ON_PLAN: aims["met"], State.BEHIND_PLAN: aims["missed"]}
    held = {name: reached[state] for name, state in judged.states.items() if state in reached}
    sizes: dict[str, Value] = {name: NONE if value is None else value for name, value in judged.sizes.items()}
    readings: dict[str, Value] = {name: judged.shown(name) for name in ("ac", "low", "mid", "high", "plan", "target")}
    flags: dict[str, Value] = {name: float(flag) for name, flag in {**judged.flags, "asks": judged.asks}.items()}
    return {**readings, **sizes, **flags, **states, **held, **aims}


def _links(layout: Layout, kpi: str) -> dict[str, str]:
    """What is read from Tree; from Data the target, and whether the KPI may be judged."""
    row = layout.entry(kpi).row
    names = {"ac": "ac", "low": "low", "mid": "mid", "high": "high", "plan": "pl"}
    found = {name: layout.cell("tree", row, TREE[column]) for name, column in names.items()}
    line = layout.put_in(TARGET, kpi)
    if line:
        found["target"] = as_of(line)
    return {**found, "judged": f"N(INDEX({layout.put_in(JUDGED, kpi)},pos_ac))"}


def _sizes(layout: Layout, kpi: str, at: dict[str, str]) -> dict[str, str]:
    """Surprise, claims, what remains, and how much of it chance and the claims' ranges allow."""
    last = layout.register_ends
    column = {
        name: layout.on("explanations", area((BODY, REGISTER[name]), (last, REGISTER[name]), "both"))
        for name in ("kpi_id", "sized", "effect", "square")
    }
    own = f"{column['kpi_id']},{at['key']}"
    nothing = f"ABS(N({at['surprise']}))<=tol*MAX(1,ABS(N({at['ac']})))"
    return {
        "surprise": f'IF(COUNT({at["ac"]},{at["mid"]})=2,{at["ac"]}-{at["mid"]},"{NONE}")',
        "half": f'IF(COUNT({at["mid"]},{at["high"]})=2,{at["high"]}-{at["mid"]},"{NONE}")',
        "claims": f"SUMIFS({column['sized']},{own}){_of_then(layout, CLAIMS, kpi)}",
        "explained": f"SUMIFS({column['effect']},{own}){_of_then(layout, CLAIMED, kpi)}",
        "unexplained": f'IF(ISNUMBER({at["surprise"]}),{at["surprise"]}-{at["explained"]},"{NONE}")',
        "square": f"SUMIFS({column['square']},{own}){_of_then(layout, SQUARED, kpi)}",
        "spread": f'IF(ISNUMBER({at["half"]}),SQRT({at["half"]}^2+{at["square"]}),"{NONE}")',
        "outside": _outside(layout, kpi, at),
        "open": f"IF(ABS(N({at['unexplained']}))>N({at['spread']}),1,0)",
        "failed": _failed(layout, kpi, at),
        "covered": f'IF({nothing},"{NONE}",MIN(1,MAX(0,{at["explained"]}/{at["surprise"]})))',
    }


def _of_then(layout: Layout, name: str, kpi: str) -> str:
    """What the rows of the register, which are of the issued month, lack of another month's claims."""
    line = layout.put_in(name, kpi)
    return f"+N(INDEX({line},pos_ac))" if line else ""


def _outside(layout: Layout, kpi: str, at: dict[str, str]) -> str:
    """Whether it lies outside its range; on a process behaviour chart also whether its months are a signal within."""
    outside, line = f"ABS(N({at['surprise']}))>N({at['half']})", layout.put_in(SIGNAL, kpi)
    return f"IF(OR({outside},N(INDEX({line},pos_ac))=1),1,0)" if line else f"IF({outside},1,0)"


def _failed(layout: Layout, kpi: str, at: dict[str, str]) -> str:
    """Whether what was clearly claimed did not come; not where each claim came on the KPI that it was made for.

    In deviations, a spread divided by ``z_95``; it multiplies the other side, for it may be emptied on Settings.
    """
    spread, line = f"N({at['spread']})", layout.put_in(SEEN, kpi)
    elsewhere = f"N(INDEX({line},pos_ac))=0," if line else ""
    return (
        f"IF(AND({at['open']}=1,{elsewhere}ABS({at['explained']})*N(z_95)>2*{spread},"
        f"SIGN({at['explained']})*N({at['surprise']})*N(z_95)<={spread}),1,0)"
    )


def _states(layout: Layout, at: dict[str, str]) -> dict[str, str]:
    """The state by the rule, then against the plan for strategic KPIs; each step asks one or two questions."""
    say = {state: f'"{layout.words.state(state)}"' for state in State}
    unjudged, asking = say[State.NOT_JUDGED], ",".join(f"{at['verdict']}={say[state]}" for state in ASKS)
    reached = f"IF(({at['ac']}-{at['aim']})*{at['direction']}>=0,{at['met']},{at['missed']})"
    aims = {
        name: [f'"{layout.words.text(f"state.{state}_{held}")}"' for held in ("plan", "target")]
        for name, state in _AIMS.items()
    }
    return {
        "quiet": f"IF({at['open']}=1,{say[State.MASKED]},{say[State.STABLE]})",
        "rest": (
            f"IF(ABS(N({at['unexplained']}))>=ABS(N({at['surprise']})),{say[State.UNEXPLAINED]},{say[State.PARTLY_EXPLAINED]})"
        ),
        "claimed": f"IF({at['outside']}=0,{at['quiet']},IF({at['open']}=0,{say[State.EXPLAINED]},{at['rest']}))",
        "rule": (
            f"IF({at['claims']}=0,IF({at['outside']}=1,{say[State.UNEXPLAINED]},{say[State.STABLE]}),"
            f"IF({at['failed']}=1,{say[State.FAILED_TO_MOVE]},{at['claimed']}))"
        ),
        "state": f"IF(COUNT({at['surprise']},{at['half']})<2,{unjudged},{at['rule']})",
        "aim": f"IF(ISNUMBER({at['plan']}),{at['plan']},{at['target']})",
        **{name: f"IF(ISNUMBER({at['plan']}),{plan},{target})" for name, (plan, target) in aims.items()},
        "against": f'IF(OR({at["strategic"]}*{at["direction"]}=0,COUNT({at["ac"]},{at["aim"]})<2),"{NONE}",{reached})',
        "verdict": f'IF({at["judged"]}=0,{unjudged},IF({at["against"]}="{NONE}",{at["state"]},{at["against"]}))',
        "asks": f"IF(OR({asking}),1,0)",
    }
