"""A page: one output file, as it is planned and as it is rendered (docs/design.md §1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pressbridge.formats.markdown import LineNumbers, Picture
from pressbridge.rendering.views import CreditView
from pressbridge.words.edition import Phrase, SegmentKey
from pressbridge.words.lang import Lang
from pressbridge.words.model import Credit
from pressbridge.world.pictures import is_picture


class MarkdownBody(NamedTuple):
    """A Markdown body that is yet to be rendered, with all that its HTML depends on."""

    markdown: str
    written_in: Lang
    lang: Lang
    """The page's language."""
    phrases: Mapping[SegmentKey, Phrase]
    links: Mapping[str, str]
    """Target as written to ``href``; empty if it leads to nothing public."""
    pictures: Mapping[str, Picture]
    credits: Mapping[Credit, CreditView]
    numbers: Mapping[tuple[int, int], LineNumbers] = {}
    """Numbers of the sentences of each line (``RenderContext.numbers``)."""


class PageSpec(NamedTuple):
    """A page as it is planned: what it is made of. Equal specs make equal pages."""

    address: str
    origin: str
    """The file that asks for it, for problems: ``content/releases/2023/visit.md``."""
    line: int | None = None
    """Line of that file, for an alias."""
    template: str = ""
    """Empty for a page whose text needs none."""
    lang: Lang | None = None
    """``None`` for a page in both languages."""
    parts: object = None
    """One of the types in ``parts``."""


class Page(NamedTuple):
    """One output file. Complete: rendering needs nothing but the page and the templates."""

    template: str = ""
    """Empty for a page that is ready."""
    lang: Lang | None = None
    """``None`` for a page in both languages."""
    view: object = None
    body: MarkdownBody | None = None
    """Body to be rendered into the view's field ``body``; None if there is none."""
    data: bytes = b""
    """The whole file, for feeds, the sitemap and JSON."""


class Copy(NamedTuple):
    """One output file that is a copy."""

    address: str
    file: str
    """The file to copy: relative to the root, or to the templates' ``static`` folder."""
    of_theme: bool = False
    """The file is one of the theme's."""

    @property
    def origin(self) -> str:
        """The file, for problems."""
        return f"templates/static/{self.file}" if self.of_theme else self.file

    @property
    def of_source(self) -> bool:
        """Whether a release or standing page names the file; else it is copied as it is."""
        return not self.of_theme and not self.file.startswith("content/static/")

    @property
    def is_stripped(self) -> bool:
        """Whether it is a picture that goes out without what is only said of it (EXIF)."""
        return self.of_source and is_picture(self.file)

    @property
    def is_compacted(self) -> bool:
        """Whether it is a style sheet or script that goes out without its comments."""
        return self.of_theme and self.file.endswith((".css", ".js"))
