"""The frozen types that a read press room consists of (docs/design.md §1 and §3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pressbridge.words.lang import Lang
from pressbridge.words.moments import Moment
from pressbridge.words.response import Giscus, ReportTo


class BilingualText(NamedTuple):
    """A text that its author wrote in both languages or in one: (ko, ja), empty for none."""

    ko: str = ""
    ja: str = ""

    def in_lang(self, lang: Lang) -> str:
        """Return the text in this language, empty if it was not written."""
        return self.ko if lang is Lang.KO else self.ja


NO_BILINGUAL_TEXT = BilingualText()


class ReleaseKind(StrEnum):
    """Kind of a release, shown as a label above its headline."""

    RELEASE = "release"
    EXPLANATION = "explanation"
    CORRECTION = "correction"
    NOTICE = "notice"


class Translate(StrEnum):
    """How a source may be translated: by an engine, only by a person, or not at all."""

    AUTO = "auto"
    HUMAN = "human"
    NO = "no"


class CreditLabel(StrEnum):
    """Label of a credit: for the photograph, for the material, or for who provided it."""

    PHOTO = "photo"
    MATERIAL = "material"
    COURTESY = "courtesy"


CREDIT_LABELS = {
    "사진": CreditLabel.PHOTO, "写真": CreditLabel.PHOTO,
    "자료": CreditLabel.MATERIAL, "資料": CreditLabel.MATERIAL,
    "제공": CreditLabel.COURTESY, "提供": CreditLabel.COURTESY,
}  # fmt: skip
"""Labels of credits as editors write them, in both languages."""


class Credit(NamedTuple):
    """Credit of a picture: a label that we translate, and a name as the editor wrote it."""

    label: CreditLabel
    name: str


class Image(NamedTuple):
    """A picture that a release names in its front matter; the first is the lead photo."""

    file: str
    """Relative to the release's folder, with ``/``."""
    alt: str = ""
    caption: str = ""
    credit: Credit | None = None
    license: str = ""
    line: int = 0
    """Line of the source file, from 1; 0 if it is not known."""


class Attachment(NamedTuple):
    """A file for download."""

    file: str
    """Relative to the release's folder, with ``/``."""
    title: str = ""
    line: int = 0


class Person(NamedTuple):
    """A person in a byline. The name is never left to an engine."""

    name: BilingualText
    role: BilingualText = NO_BILINGUAL_TEXT
    email: str = ""


class Audience(StrEnum):
    """The people that a contact is for: the press, or everybody."""

    PRESS = "press"
    PUBLIC = "public"


class Contact(NamedTuple):
    """A row of the contact table."""

    organization: BilingualText = NO_BILINGUAL_TEXT
    department: BilingualText = NO_BILINGUAL_TEXT
    name: BilingualText = NO_BILINGUAL_TEXT
    role: BilingualText = NO_BILINGUAL_TEXT
    phone: str = ""
    email: str = ""
    audience: Audience = Audience.PRESS


class CorrectionSeverity(StrEnum):
    """Severity of a corrected mistake."""

    MINOR = "minor"
    MAJOR = "major"


class Correction(NamedTuple):
    """A correction of a release: its date, a note, and maybe the words before and after."""

    date: Moment
    text: str
    was: str = ""
    now: str = ""
    severity: CorrectionSeverity = CorrectionSeverity.MINOR
    line: int = 0


class Withdrawal(NamedTuple):
    """Withdrawal of a release: from when on, and why."""

    date: Moment
    reason: str


class Permission(NamedTuple):
    """Recorded permission to translate another's text."""

    by: str
    date: Moment | None = None
    note: str = ""


class Origin(NamedTuple):
    """Origin of a text that is not the office's own (front matter ``source``)."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One Markdown file in one language: the fields that releases and standing pages share."""

    slug: str
    path: str
    """The Markdown file, relative to the root: ``content/releases/2023/visit.md``."""
    folder: str
    """The folder that the files it names lie in, relative to the root."""
    lang: Lang
    title: str
    body: str
    """Markdown, line ends ``\\n``, composed."""
    body_line: int
    """The line of the file at which the body begins, from 1."""
    summary: str = ""
    images: tuple[Image, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    aliases: tuple[str, ...] = ()
    alias_lines: tuple[int, ...] = ()
    """Line of the file at which each alias stands, from 1."""
    translate: Translate = Translate.AUTO
    draft: bool = False

    def catalog_path(self, lang: Lang) -> str:
        """Return the path of the catalog that holds the translation into this language."""
        return f"{self.path.removesuffix('.md')}.{lang}.po"


class StandingPage(Source):
    """A standing page, such as the about page. It has the fields of a source and no others."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Source):
    """One press release (docs/design.md §3)."""

    date: Moment
    subtitle: tuple[str, ...] = ()
    kind: ReleaseKind = ReleaseKind.RELEASE
    number: str = ""
    topics: tuple[str, ...] = ()
    byline: tuple[Person, ...] = ()
    organization: BilingualText = NO_BILINGUAL_TEXT
    dateline: str = ""
    embargo: Moment | None = None
    expires: Moment | None = None
    confidential: bool = False
    contacts: tuple[Contact, ...] = ()
    related: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    updated: Moment | None = None
    withdrawn: Withdrawal | None = None
    license: str = ""
    ai_training: bool = False
    """The AI mark of the Korea Open Government License stands beside ``license``."""
    permission: Permission | None = None
    origin: Origin | None = None


class HandLines(NamedTuple):
    """Lines of a hand translation's fields, None for those that it does not have."""

    title: int | None = None
    subtitle: int | None = None
    summary: int | None = None
    dateline: int | None = None
    organization: int | None = None
    images: int | None = None
    attachments: int | None = None
    corrections: int | None = None
    withdrawn: int | None = None
    of: int | None = None


NO_LINES = HandLines()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandTranslation:
    """``SLUG.ja.md``: a translation that a person wrote as a whole, in place of the catalog."""

    # Texts that it leaves out are empty and inherited from the source.
    path: str
    lang: Lang
    body: str
    body_line: int
    title: str = ""
    subtitle: tuple[str, ...] = ()
    summary: str = ""
    dateline: str = ""
    organization: str = ""
    captions: tuple[tuple[str, str, str], ...] = ()
    """(file, alt, caption) for the pictures of the front matter."""
    attachment_titles: tuple[tuple[str, str], ...] = ()
    """(file, title)."""
    corrections: tuple[tuple[str, str, str], ...] = ()
    """(text, was, now), in the order of the source."""
    withdrawn: str = ""
    """The reason of the withdrawal."""
    of: str = ""
    """Digest of the source that it was made from; empty if it was never recorded."""
    lines: HandLines = NO_LINES


class Topic(NamedTuple):
    """A subject that releases are filed under; the order of topics.yaml is the menu's."""

    id: str
    name: BilingualText
    description: BilingualText = NO_BILINGUAL_TEXT


class OwnMessage(NamedTuple):
    """A message of the pages that a press room says in its own words (messages.yaml)."""

    message: str
    """English text by which code and templates ask for the message."""
    texts: BilingualText  # empty in a language where ours stands


class NameKind(StrEnum):
    """Kind of a registered name. A term is only checked; the others are never left to engines."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    PRODUCT = "product"
    TERM = "term"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """An entry of the names register (``content/names.yaml``)."""

    ko: str
    ja: str
    kind: NameKind
    reading: str = ""
    context: tuple[str, ...] = ()
    since: Moment | None = None
    until: Moment | None = None
    ko_variants: tuple[str, ...] = ()
    ja_variants: tuple[str, ...] = ()
    ko_wrong: tuple[str, ...] = ()
    ja_wrong: tuple[str, ...] = ()
    note: str = ""
    line: int = 0

    def forms(self, lang: Lang) -> tuple[str, ...]:
        """Return every right form in this language, the preferred one first."""
        return (self.ko, *self.ko_variants) if lang is Lang.KO else (self.ja, *self.ja_variants)


class Unreviewed(StrEnum):
    """Whether readers see a machine's translation, with a notice, before a person has read it."""

    PUBLISH = "publish"
    WITHHOLD = "withhold"


class Incomplete(StrEnum):
    """Page of an edition whose title is not translated: a notice, or the untranslated text."""

    NOTICE = "notice"
    SHOW = "show"


class KoreaJapan(StrEnum):
    """House style for 한일 in Japanese texts: which country is named first."""

    JAPAN_FIRST = "日韓"
    KOREA_FIRST = "韓日"


class Readings(StrEnum):
    """House style for the first mention of a name in Japanese that has a reading."""

    FIRST = "first"
    """李永（イ・ヨン）."""
    NEVER = "never"
    """李永."""
    KANA_FIRST = "kana-first"
    """イ・ヨン（李永）."""


class TranslationPolicy(NamedTuple):
    """``translation`` in site.yaml."""

    engine: str = "google"
    endpoint: str = ""
    endpoint_is_ours: bool = False
    """The office says that the endpoint is its own server, though its host does not show it."""
    unreviewed: Unreviewed = Unreviewed.PUBLISH
    incomplete: Incomplete = Incomplete.NOTICE
    korea_japan: KoreaJapan = KoreaJapan.JAPAN_FIRST
    readings: Readings = Readings.FIRST
    names_reviewers: bool = False  # ``reviewers`` beside it: on the pages they have checked
    line: int | None = None
    """Line of ``translation`` in site.yaml, for problems; ``None`` if it is not there."""


USUAL_POLICY = TranslationPolicy()


class SiteConfig(NamedTuple):
    """``content/site.yaml``."""

    name: BilingualText
    description: BilingualText
    base_url: str  # absolute, ends with /
    language: Lang = Lang.KO
    organization: BilingualText = NO_BILINGUAL_TEXT
    contacts: tuple[Contact, ...] = ()
    contact_names: int | None = None
    """Days for which a public release names persons beside its text; None for ever, 0 for never."""
    translation: TranslationPolicy = USUAL_POLICY
    repository: str = ""
    """Address of the page of the repository on GitHub; empty if nobody said it."""
    report: ReportTo | None = None  # whom readers tell of an error; None: the contacts say it
    comments: Giscus | None = None  # where readers comment on releases; None where they cannot


class Content(NamedTuple):
    """Everything that was read below ``content/``, before the cut-off is applied."""

    site: SiteConfig
    topics: tuple[Topic, ...] = ()
    names: tuple[Name, ...] = ()
    releases: tuple[Release, ...] = ()
    """Newest first; the same moment in order of slug."""
    standing: tuple[StandingPage, ...] = ()
    hand: tuple[tuple[str, HandTranslation], ...] = ()  # (path of the source, its translation)
    static: tuple[str, ...] = ()  # files of content/static, relative to it
    catalogs: tuple[tuple[str, Lang], ...] = ()
    """(path, language) of every catalog, also of those whose source was renamed or removed."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Releases and standing pages together."""
        return (*self.releases, *self.standing)
