"""Reports at the edges: many KPIs, long names, hostile words."""

from __future__ import annotations

from dataclasses import replace

from nenrin.attribution import Attribution
from nenrin.findings import State, Verdict
from nenrin.report import Report
from nenrin.tree import Node, Tree
from nenrin.vocabulary import Label, Sentence
from sample_report import sample_report

HOSTILE = "<script>alert('x')</script>{{ 7*7 }}{% raw %}]]>\" onload=x javascript:alert(1) $x^2$ <b>&amp;"
LONG = "A very long name of a key performance indicator that nobody would choose on purpose"


def named(report: Report, text: str) -> Report:
    """The report with ``text`` wherever a person writes names."""
    label, said = Label(text), Sentence("common.plain", {"text": text})
    told = {"label": label, "note": label, "owner": label}
    kpis = {name: kpi.model_copy(update=told) for name, kpi in report.tree.kpis.items()}
    cause = {"label": label, "evidence": label, "author": label}
    theme = report.brief.theme.model_copy(update={"prepared_by": label, "confidentiality": label})
    return replace(
        report,
        client=report.client.model_copy(update={"name": label}),
        brief=report.brief.model_copy(update={"theme": theme}),
        tree=replace(report.tree, kpis=kpis),
        causes=tuple(one.model_copy(update=cause) for one in report.causes),
        intakes=tuple(replace(intake, file=text, set_aside=((said, 2),)) for intake in report.intakes),
    )


def crowded(groups: int, each: int) -> Report:
    """The sample with ``groups`` branches of ``each`` leaves below its root, all copies of its retained customers."""
    report = sample_report()
    kpis, series = dict(report.tree.kpis), {**report.tree.series}
    compared, expectations = dict(report.compared), dict(report.expectations)
    verdicts, explanations = dict(report.findings.verdicts), dict(report.explanations)
    branches = []
    for group in range(groups):
        names = [f"group_{group}", *(f"leaf_{group}_{place}" for place in range(each))]
        for name in names:
            kpis[name] = kpis["retained_customers"].model_copy(update={"label": Label(name)})
            series[name] = series["retained_customers"]
            compared[name], expectations[name] = compared["retained_customers"], expectations["retained_customers"]
            explanations[name] = replace(explanations["retained_customers"], kpi=name)
            verdicts[name] = Verdict(name, State.STABLE, verdicts["retained_customers"].reason)
        path = f"revenue/{names[0]}"
        leaves = tuple(_leaf(path, name, place) for place, name in enumerate(names[1:]))
        branches.append(Node(names[0], path, 1, operator="+" if group else "", children=leaves))
    tree = Tree(
        Node("revenue", "revenue", children=tuple(branches)), kpis, report.tree.months, series,
        year_starts=report.tree.year_starts,
    )
    return replace(
        report, tree=tree, compared=compared, expectations=expectations, explanations=explanations,
        attributions={name: _shared(tree, one) for name, one in report.attributions.items()},
        findings=replace(report.findings, verdicts=verdicts),
    )


def _leaf(path: str, name: str, place: int) -> Node:
    return Node(name, f"{path}/{name}", 2, operator="+" if place else "")


def _shared(tree: Tree, attribution: Attribution) -> Attribution:
    """The root's change in equal parts on all leaves."""
    paths = [node.path for node in tree.nodes if node.leaf]
    part = (attribution.change or 0.0) / len(paths)
    contributions = {node.path: part * sum(path.startswith(node.path) for path in paths) for node in tree.nodes}
    values = dict.fromkeys(paths, 300.0)
    return replace(attribution, contributions=contributions, start_values=values, end_values=values)
