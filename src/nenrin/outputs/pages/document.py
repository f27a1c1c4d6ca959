"""The whole report as finished text: what the templates lay out, for paper and for the screen alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from nenrin.outputs.approved import approved
from nenrin.outputs.figures_report import measured
from nenrin.outputs.pages.bridge import Bridge, bridge
from nenrin.outputs.pages.callouts import Callouts, callouts
from nenrin.outputs.pages.coming import Coming, announces_segments
from nenrin.outputs.pages.context import Context
from nenrin.outputs.pages.cover import Cover, cover
from nenrin.outputs.pages.customers import Segments, no_segments, segments
from nenrin.outputs.pages.funnel import Funnels, funnels
from nenrin.outputs.pages.landing import Landing
from nenrin.outputs.pages.method import Method, method
from nenrin.outputs.pages.notes import Notes, notes
from nenrin.outputs.pages.others import Others, others
from nenrin.outputs.pages.outlook import Outlook, outlook
from nenrin.outputs.pages.printed import Printed, index
from nenrin.outputs.pages.room import Place, beside_trend, early, flow, has_room, reads, year_place
from nenrin.outputs.pages.shapes import Edition, Mode
from nenrin.outputs.pages.spread import spread
from nenrin.outputs.pages.strategic import Strategic, courses, strategic
from nenrin.outputs.pages.tree import Tree, tree
from nenrin.outputs.typefaces import Typefaces
from nenrin.report import Report
from nenrin.report.conclusion import conclusion
from nenrin.vocabulary import Activity
from nenrin.words import Words

_NO_LOGO = Markup("")
_OWN = Typefaces()


@dataclass(frozen=True)
class Document:
    """Every page in reading order, and what stands around them.

    ``landing``: where the year lands, when that is too little for a page; ``year_with``: the page that has room for
    the fiscal year so far; ``follows``: the sections that begin below the one before
    them; ``reads``: the bridge has room for how to read it; ``coming``: what is too early to say, where it stands with
    the strategic KPIs.
    """

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
    landing: Landing | None
    outlook: Outlook | None
    bridge: Bridge
    year_with: Place
    follows: frozenset[str]
    reads: bool
    coming: tuple[Coming, ...]
    callouts: Callouts
    others: Others
    funnels: Funnels | None
    customers: Segments | None
    no_customers: Markup
    method: Method
    notes: Notes | None
    logo: Markup
    edition: str
    program: str
    attachment: str
    activity: Activity = "buys"

    @property
    def details(self) -> Mapping[str, tuple[str, str]]:
        """By KPI, the anchor and the name under which more is said of it than on the tree; call-outs have their own."""
        small = {one.kpi: (one.id, one.name) for row in self.others.rows for one in row if one is not None}
        plain = {one.kpi: (one.id, one.name) for one in self.others.plain}
        return small | plain | {one.kpi: (one.id, one.name) for one in self.strategic.rows}


def compose(
    report: Report, language: str, mode: Mode, edition: Edition = "client", *, printed: Printed | None = None,
    drawn: bool = True, logo: Markup = _NO_LOGO, fonts: Typefaces = _OWN,
) -> Document:
    """All pages of one report in one language for one medium and one circle of readers.

    ``printed``: where the figures stand in the JSON, and where it is written down what sentences say beside;
    ``drawn``: with the charts; ``logo``: finished markup; ``fonts``: the client's.
    """
    report = report if edition == "working" else approved(report)
    words = Words.of(report, language)
    context = Context(report, words, mode, printed or index(measured(report)), edition, drawn, fonts)
    front, grown, named = cover(context), tree(context), strategic(context)
    crossed, called, rest, proof = bridge(context), callouts(context), others(context), method(context)
    ahead, passed, looked, internal = outlook(context), funnels(context), segments(context), notes(context)
    landing = ahead.alone if ahead is not None and ahead.alone and has_room(named, ahead.alone) else None
    ahead = None if landing else ahead
    year_with = year_place(named, ahead, crossed)
    if beside_trend(named, landing, crossed, year_with):
        named = replace(named, courses=courses(context))
    coming = called.coming if early(named, landing, crossed, called) else ()
    called = replace(called, coming=()) if coming else called
    follows = flow(named, landing, ahead, crossed, called, rest, year_with)
    rest = spread(context, rest, follows="others" in follows)
    pages = (grown.sheets[0], named, ahead, crossed, called, rest, passed, looked, proof, internal)
    heads = [page.head for page in pages if page is not None]
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
        cover=front, tree=grown, strategic=named, landing=landing, outlook=ahead, bridge=crossed,
        year_with=year_with, reads=reads(crossed, year_with),
        follows=follows,
        coming=coming,
        callouts=called, others=rest,
        funnels=passed,
        customers=looked,
        no_customers=Markup("") if announces_segments(context) else no_segments(context),
        method=proof,
        notes=internal,
        logo=logo,
        edition=context.text("edition_working") if edition == "working" else "",
        program=f"nenrin {report.fingerprint.version}",
        attachment=words.text("report.workbook"),
        activity=words.activity,
    )


def _foot(context: Context) -> str:
    """Confidentiality, author, client; as much of it as is known."""
    theme = context.report.brief.theme
    if theme.footer.text(context.language):
        return context.words.label(theme.footer)
    key = "foot" if theme.confidentiality.text("") and theme.prepared_by.text("") else "foot_author"
    if not theme.prepared_by.text(""):
        key = "foot_alone"
    return context.text(
        key, confidentiality=theme.confidentiality, author=theme.prepared_by, client=context.report.client.name,
    )
