"""The whole report as finished text: what the templates lay out, for paper and for the screen alike."""

from __future__ import annotations

from dataclasses import dataclass

from nenrin.outputs.pages.bridge import Bridge, bridge
from nenrin.outputs.pages.callouts import Callouts, callouts
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.cover import Cover, cover
from nenrin.outputs.pages.method import Method, method
from nenrin.outputs.pages.others import Others, others
from nenrin.outputs.pages.shapes import Mode
from nenrin.outputs.pages.strategic import Strategic, strategic
from nenrin.outputs.pages.tree import Tree, tree
from nenrin.report import Report
from nenrin.report.conclusion import conclusion
from nenrin.words import Words


@dataclass(frozen=True)
class Document:
    """Every page in reading order, and what stands around them."""

    language: str
    title: str
    client: str
    issue: str
    author: str
    description: str
    foot: str
    brand: str
    stamp: str
    contents: tuple[tuple[str, str], ...]
    cover: Cover
    tree: Tree
    strategic: Strategic
    bridge: Bridge
    callouts: Callouts
    others: Others
    method: Method
    program: str
    attachment: str


def compose(report: Report, language: str, mode: Mode) -> Document:
    """All pages of one report in one language for one medium."""
    context = Context(report, Words(language), mode)
    words = context.words
    front, grown, named = cover(context), tree(context), strategic(context)
    crossed, called, rest, proof = bridge(context), callouts(context), others(context), method(context)
    heads = (grown.sheets[0].head, named.head, crossed.head, called.head, rest.head, proof.head)
    return Document(
        language=language,
        title=front.title,
        client=front.client,
        issue=words.month(report.month, "issue"),
        author=front.prepared_by,
        description=words.say(conclusion(report)),
        foot=_foot(context),
        brand=report.brief.theme.brand,
        stamp=f"{report.month.last_day.isoformat()}T00:00:00Z",
        contents=tuple((head.id, head.kicker) for head in heads),
        cover=front, tree=grown, strategic=named, bridge=crossed, callouts=called, others=rest, method=proof,
        program=f"nenrin {report.fingerprint.version}",
        attachment=words.text("report.workbook"),
    )


def _foot(context: Context) -> str:
    """Confidentiality, author, client; as much of it as is known."""
    theme = context.report.brief.theme
    key = "foot" if theme.confidentiality.text("") and theme.prepared_by.text("") else "foot_author"
    if not theme.prepared_by.text(""):
        key = "foot_alone"
    return context.text(
        key, confidentiality=theme.confidentiality, author=theme.prepared_by, client=context.report.client.name,
    )
