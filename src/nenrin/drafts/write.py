"""The draft as text: YAML with one thing to decide per comment."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from nenrin.drafts.batch import Batch
from nenrin.drafts.column import DraftColumn
from nenrin.drafts.home import Home
from nenrin.drafts.proposal import Proposal
from nenrin.drafts.roles import Roles
from nenrin.drafts.trial import SOURCE, Trial
from nenrin.settings.suspects import forbidden

_COMMENTS = 40
_PLAIN = re.compile(r"(?!(?i:null|true|false|yes|no|on|off)$)([^\W\d_][\w ./()-]*[\w)]|[^\W\d_])")
_LONGEST_LABEL = 100


def header(files: Iterable[str]) -> Iterator[str]:
    """What this is."""
    yield "# yaml-language-server: $schema=../nenrin.schema.json"
    yield f"# Drafted by `nenrin init` from {_listed(files)}."
    yield "# It runs as it stands; each comment beside a line is one thing to decide, or to know for that."
    yield "version: 1"


def client(name: str, trial: Trial, home: Home) -> Iterator[str]:
    """Who, and how the report looks."""
    yield "client:"
    yield _line(f"  id: {name}", "it names the folder and the files of the report")
    yield _line(f"  name: {quoted(name)}", "as it stands on the cover; one name a language: {en: …, ja: …}")
    yield ""
    yield "report:"
    why = "the last month in the files" if trial.month == trial.last else f"the last whole one; {trial.last} is not"
    yield _line(f"  month: {trial.month}", f"{why}. Delete the line to name the month at each run")
    yield _line(f"  languages: [{', '.join(home.languages)}]", home.why_languages)
    yield _line(f"  timezone: {home.timezone}", home.why_timezone)
    yield _line("  calendar: {type: month, year_starts: 1}", "the first month of the fiscal year")
    yield _line(f"  currency: {home.currency}", home.why_currency)


def source(batch: Batch, roles: Roles, trial: Trial, path: str, remark: str) -> Iterator[str]:
    """The files, and what every column was taken for."""
    yield "sources:"
    yield _line(f"  {SOURCE}:", f"{batch.rows:,} rows in {_listed(batch.files)}, {batch.first_day} to {batch.last_day}")
    yield _line(f"    path: {quoted(path)}", remark)
    if batch.sheet is not None:
        yield _line(f"    sheet: {quoted(batch.sheet)}", f"also there: {_listed(batch.others)}" if batch.others else "")
    if batch.encoding is not None:
        yield _line(f"    encoding: {batch.encoding}", "found by trying")
    yield _line(f"    time: {roles.time.name}", "the column that gives a row its month")
    if roles.customer is not None:
        yield _line(f"    entity: {roles.customer.name}", "the column that tells customers apart")
    if roles.key is not None:
        yield _key(roles.key.name, unique=trial.key)
    yield _line("    columns:", "name: what it holds, and every header it ever had")
    width = max(len(column.name) for column in batch.columns) + 1
    for column in batch.columns:
        blanks = f"{column.blanks:,} blank" if column.blanks else ""
        spelled = f"{column.name + ':':<{width}} {_column(column)}"
        if column.name in trial.unread:
            yield _line(f"      # {spelled}", "left out: some cells cannot be read so")
        else:
            yield _line(f"      {spelled}", blanks)
    stripped = [column for column in batch.columns if column.strip and column.name not in trial.unread]
    if stripped:
        yield "    clean:"
    for column in stripped:
        rule = f"      - {{column: {column.name}, strip: {quoted(column.strip)}}}"
        yield _line(rule, "the sign is cut off before the number is read; each cell is counted")


def _key(name: str, *, unique: bool) -> str:
    if unique:
        return _line(f"    keys: [{name}]", "no two rows have the same; a row that stands twice is then told")
    return f"    # keys: [{name}]    two rows have the same: is that a mistake?"


def _line(text: str, remark: str) -> str:
    """A line with its comment, one under the other where they fit."""
    return f"{text:<{_COMMENTS}} # {remark}" if remark else text


def _column(column: DraftColumn) -> str:
    said = [f"type: {quoted(column.type)}", f"from: [{', '.join(map(quoted, column.headers))}]"]
    said += ["required: false"] * bool(column.blanks) + ["personal: true"] * column.personal
    return f"{{{', '.join(said)}}}"


def customer(roles: Roles) -> Iterator[str]:
    """When a customer is active."""
    yield "customer:"
    yield f"  source: {SOURCE}"
    yield _line(f"  active_when: {roles.counts}", "what makes a customer active in a month")
    yield _line("  churn_after_months: 1", "after how many months without activity one is lost")


def dimension(cut: DraftColumn) -> Iterator[str]:
    """The segments."""
    yield "dimensions:"
    yield _line(f"  {cut.name}:", "groups: {Name: [value, …]} and other: Rest  put values together")
    yield f"    label: {_label(cut.header)}"
    yield f"    source: {SOURCE}"
    yield f"    of: {cut.name}"


def tree(proposals: tuple[Proposal, ...]) -> Iterator[str]:
    """The root and the KPIs."""
    yield "# plan: plan.csv                         # what every KPI is meant to be: month, kpi, value"
    yield "# causes: causes.yaml                    # the register of known causes"
    yield _line(f"root: {proposals[0].name}", "the goal (KGI)")
    yield ""
    yield "kpis:"
    for proposal in proposals:
        yield f"  {proposal.name}:"
        yield from (f"    # {remark}" for remark in proposal.remarks)
        yield f"    label: {{en: {_label(proposal.english)}, ja: {_label(proposal.japanese)}}}"
        yield from (f"    {key}: {value}" for key, value in proposal.says.items())


def quoted(text: str) -> str:
    """A text as YAML: bare where that is safe, else in double quotes; what YAML cannot hold is left out."""
    text = "".join(letter for letter in text if forbidden(letter) is None)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _label(text: str) -> str:
    """A header as a label: on one line, and short enough for one."""
    return quoted(" ".join(text.split())[:_LONGEST_LABEL])


def _listed(names: Iterable[str]) -> str:
    first, *more = names
    plain = "".join(letter for letter in first if forbidden(letter) is None and letter != "\n")
    return f"{plain} and {len(more)} more" if more else plain
