"""The only shapes that templates see: plain frozen values, complete before rendering begins.

Every ``href`` already carries the base path; every ``url`` is absolute. Texts are plain text unless
the field says HTML; templates escape them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pressbridge.rendering.fact_views import SentenceViews
from pressbridge.rendering.response_views import ArticleHead, Response
from pressbridge.words.lang import Lang


class LocalizedText(NamedTuple):
    """A text, and its language where that is not the page's."""

    text: str
    lang: str = ""
    """``ko`` or ``ja`` for the ``lang`` attribute; empty if it is the page's language."""
    checked: bool = True
    """False for a machine's translation that nobody has approved."""

    def __bool__(self) -> bool:
        return bool(self.text)


class Headline(NamedTuple):
    """A headline or subtitle, and where its lines may end; `phrased` prints it."""

    text: str
    lang: str = ""
    """``ko`` or ``ja`` for the ``lang`` attribute; empty if it is the page's language."""
    checked: bool = True
    """False for a machine's translation that nobody has approved."""
    phrases: tuple[str, ...] = ()
    """The text in pieces between which a line may end; empty: where the browser likes."""


class Time(NamedTuple):
    """A date, or a date with a time of day."""

    iso: str  # for <time datetime>, in +09:00
    text: str
    """As the page's language writes it, weekday included."""


class Link(NamedTuple):
    """A link with its label."""

    label: str
    href: str
    lang: str = ""
    """The language of the label and of the page behind it, where it is not this page's."""
    current: bool = False
    """The link leads to the page it stands on, or to the section that page belongs to."""
    count: int = 0  # type: ignore[assignment] # releases behind it; 0 if that is not said


class Alternate(NamedTuple):
    """A page that says the same in another language (``<link rel=alternate hreflang>``)."""

    hreflang: str
    url: str


class FeedLink(NamedTuple):
    """A feed that a page announces."""

    title: str
    href: str
    type: str  # application/atom+xml or application/feed+json


class Head(NamedTuple):
    """What goes into ``<head>`` beside the fixed part."""

    title: str  # the whole text of <title>
    description: str = ""
    canonical: str = ""
    """Absolute; empty on pages that have none (404, chooser of a redirect)."""
    alternates: tuple[Alternate, ...] = ()
    noindex: bool = False
    feeds: tuple[FeedLink, ...] = ()
    og_type: str = "website"
    og_image: str = ""
    """The share image: an absolute address; empty for none."""
    og_image_width: int = 0
    """In pixels; 0 if it is not known."""
    og_image_height: int = 0
    og_image_alt: str = ""
    name: str = ""  # the title without the name of the site
    article: ArticleHead | None = None  # None on a page that shows no release
    data: str = ""  # JSON-LD, ready for a <script>; empty where there is nothing to say
    frames: str = ""  # host whose frames the page may show, as the policy names it


class SiteView(NamedTuple):
    """What every page of one language shows: the masthead, the menu and the footer."""

    name: str
    description: str
    organization: str
    home: str
    menu: tuple[Link, ...]
    """Topics (in the order of topics.yaml), those that have a page."""
    more: tuple[Link, ...]
    """Archive, corrections, standing pages: those that exist."""
    feeds: tuple[FeedLink, ...]
    assets: str
    """Where the theme's files lie, ends with ``/``."""
    chooser: str
    favicons: tuple[str, ...] = ()
    """Links to ``favicon.svg``, ``favicon.ico``, ``favicon.png``, if content/static has them."""
    subscribe: str = ""  # the page that explains feeds; empty if there is none
    custom_css: str = ""
    """Where the press room's own style sheet lies; empty if content/static has no custom.css."""
    search: str = ""
    """The search page, to which a form sends its field ``q``."""


class Layout(NamedTuple):
    """What the base template needs on every page."""

    lang: Lang
    site: SiteView
    head: Head
    switch: tuple[Link, ...]
    """Both languages, this one ``current``; the other leads to the twin, or to its home."""
    breadcrumbs: tuple[Link, ...] = ()
    preview: str = ""
    """A label such as “draft” on pages that are not public; only with ``--drafts``."""
    here: str = ""  # the page's own href, if the menu leads to it or to its list


class CreditView(NamedTuple):
    """Whose picture it is, as the page's language says it: ``[사진=``, the name, ``]``."""

    before: str
    name: LocalizedText
    after: str


class PictureView(NamedTuple):
    """A picture with its size in pixels, so that the page does not jump."""

    href: str
    alt: LocalizedText
    width: int = 0
    height: int = 0
    caption: LocalizedText = LocalizedText("")
    credit: CreditView | None = None
    license: Link | None = None
    srcset: str = ""
    """Smaller files of the same picture, ready for the attribute; may be empty."""
    full: str = ""
    """The picture as the office gave it, for newspapers; empty if readers see that file."""
    full_size: str = ""
    """What ``full`` is: ``JPG · 4000 × 3000 · 3.1 MB``."""


class Card(NamedTuple):
    """A release in a list."""

    title: Headline
    href: str
    time: Time
    summary: LocalizedText = LocalizedText("")
    kind: str = ""
    """The label of the kind, in the page's language; empty for a plain release."""
    topics: tuple[Link, ...] = ()
    picture: PictureView | None = None
    machine: bool = False
    """Show that the text behind it is a machine's and unchecked."""
    corrected: bool = False
    preview: str = ""


class Notice(NamedTuple):
    """What a page says about its own translation, above the body."""

    kind: str
    """``machine`` (unchecked), ``incomplete`` (partly in the source language), ``stale`` (the
    original has changed), ``reviewed`` (said quietly) or ``absent`` (no translation yet)."""
    original: Link  # the source edition
    missing: int = 0
    """How many passages stand in the source language."""
    checked: Time | None = None
    """Day on which a person checked the last passage, of a ``reviewed`` page."""
    checked_by: LocalizedText = LocalizedText("")
    """Name of that person, where the press room names its reviewers."""


class PersonView(NamedTuple):
    """A name in the byline."""

    name: LocalizedText
    role: LocalizedText = LocalizedText("")
    email: str = ""


class ContactView(NamedTuple):
    """A row of the contact table."""

    audience: str  # press or public
    organization: LocalizedText
    department: LocalizedText
    name: LocalizedText
    role: LocalizedText
    phone: str
    phone_href: str
    email: str


class AttachmentView(NamedTuple):
    """A file for download."""

    title: LocalizedText
    href: str
    type: str  # PDF, HWPX, CSV …
    size: str  # 128 KB, 1.2 MB


class KitView(NamedTuple):
    """The press kit of an edition: one file with its text, photographs and attachments."""

    href: str
    files_size: str
    """Size of the photographs and attachments in it, such as 3.1 MB; empty if it has none."""


class CorrectionView(NamedTuple):
    """A dated correction."""

    time: Time
    text: LocalizedText
    was: LocalizedText = LocalizedText("")
    now: LocalizedText = LocalizedText("")
    major: bool = False
    release: Link | None = None
    """The corrected release, in the list of all corrections."""
    release_lang: str = ""
    title: Headline = Headline("")  # of the corrected release


class Withdrawn(NamedTuple):
    """A release that no longer stands."""

    time: Time
    reason: LocalizedText


class LicenseView(NamedTuple):
    """The licence mark."""

    name: str
    """In the page's language: 공공누리 제1유형, CC BY 4.0 …"""
    href: str
    note: str = ""  # what the licence means, in one sentence
    mark: str = ""
    """Name of a mark that stands beside the licence (AI training); empty for none."""
    mark_note: str = ""
    """Meaning of the mark, in one sentence."""
    attribution: str = ""  # kogl or cc, if whoever uses the text has to name the source


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a release's page shows of the release itself."""

    status: str  # source, machine or reviewed (data-translation)
    kind: str
    """The label of the kind, always: 보도자료, プレスリリース …; empty on a standing page."""
    number: str
    title: Headline
    subtitle: tuple[Headline, ...]
    time: Time | None
    updated: Time | None
    organization: LocalizedText
    dateline: LocalizedText
    byline: tuple[PersonView, ...]
    notices: tuple[Notice, ...]
    withdrawn: Withdrawn | None
    """If set, title and reason are all that is shown."""
    corrections: tuple[CorrectionView, ...]
    lead: PictureView | None
    pictures: tuple[PictureView, ...]
    """The other pictures of the front matter: a gallery after the body."""
    attachments: tuple[AttachmentView, ...]
    contacts: tuple[ContactView, ...]
    license: LicenseView | None
    origin: Link | None
    """Where another's text comes from; the href may be empty."""
    date_links: tuple[Link, ...]
    """Year, month and day lists that hold this release."""
    kit: KitView | None = None
    """None on a standing page, and of a withdrawn release."""
    partly: bool = False
    """Some passages are checked and some are not: those with ``data-checked="no"`` are marked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasePage(Article):
    """Template ``release.html``: a release, an explanation, a notice or a standing page."""

    layout: Layout
    body: str  # HTML, safe to print as it is
    sentences: SentenceViews | None = None
    """Quotations, facts and the source beside the text; None on a standing page."""
    topics: tuple[Link, ...] = ()
    related: tuple[Card, ...] = ()
    previous: Card | None = None
    """The next older release in this language."""
    next: Card | None = None
    """The next newer one."""
    response: Response | None = None  # None on a standing page, and of a withdrawn release


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """What stands for an edition whose headline is not translated yet."""

    notice: Notice
    title: Headline  # in the source language
    time: Time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePage(Absence):
    """Template ``notice.html``."""

    layout: Layout


class ChooserPage(NamedTuple):
    """Template ``chooser.html`` (``/``) and ``404.html``: both languages on one page."""

    head: Head
    sites: tuple[tuple[Lang, SiteView], ...]
    """Korean and Japanese, the site's own language first."""


class RedirectPage(NamedTuple):
    """Template ``redirect.html``: an old address that leads to a page."""

    lang: Lang
    title: str
    href: str
    url: str
    icon: str = ""
    """The theme's icon: a browser that finds none asks for one that may not be there."""
