"""What templates see of a release for those who answer it, cite it or list it."""

from __future__ import annotations

from typing import NamedTuple


class ArticleHead(NamedTuple):
    """A release in Open Graph (https://ogp.me/#type_article)."""

    published: str  # moment with its offset, in +09:00
    modified: str
    """Moment at which it last changed for its readers: corrections count."""
    section: str
    """Label of the release's first topic; empty if there is none."""
    tags: tuple[str, ...]


class CommentsView(NamedTuple):
    """The discussion of a release; nothing is asked of its host before a reader opens it."""

    src: str
    """Address of the frame."""
    origin: str
    """Host of the frame: ``https://giscus.app``."""


class Response(NamedTuple):
    """How a reader answers a release, cites it and passes it on."""

    url: str
    """The page's whole address."""
    report: str
    """Where an error is reported, with all that is known filled in; empty if nobody says it."""
    by_mail: bool
    """The report is a mail; else it is an issue on GitHub."""
    mail: str
    """A mail with the headline and the address, to nobody yet."""
    citation: str
    """How the release is cited; empty if its licence does not ask for it."""
    cites_original: bool = False
    """The text is a machine's, and its licence asks for a citation: that of the original."""
    comments: CommentsView | None = None
