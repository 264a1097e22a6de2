"""The texts of a press kit: the release in three formats, and the sheet of its pictures.

All three are made of one text. In it, links lead to files of the kit, or are whole addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import NamedTuple

from pressbridge.rendering.fact_files import facts_csv
from pressbridge.rendering.html_links import relinked
from pressbridge.rendering.kit_article import kit_article
from pressbridge.rendering.kit_files import KitFile
from pressbridge.rendering.kit_writing import markdown, plain_text
from pressbridge.rendering.lang_context import LangContext
from pressbridge.rendering.page_bodies import PageBody, html_of
from pressbridge.rendering.parts import KitParts
from pressbridge.rendering.spreadsheets import BOM, spreadsheet
from pressbridge.rendering.views import Article, CreditView, LocalizedText, PictureView
from pressbridge.words import addresses as at


class _Row(NamedTuple):
    """A picture in the sheet."""

    caption: str
    alt: str
    credit: str
    license: str
    size: str
    """In pixels."""
    checked: bool
    """Whether a person has checked what is said, or wrote it."""


def kit_texts(
    context: LangContext, parts: KitParts, page_body: PageBody
) -> tuple[tuple[str, bytes], ...]:
    """Return (name in the kit, bytes) of the texts of a press kit.

    Raises TypeError for the page of an edition that shows no release.
    """
    article = page_body.article
    if article is None or article.withdrawn:
        raise TypeError(parts)
    name = f"{parts.slug}-{page_body.lang}"
    whole = _Whole(context, parts)
    body = html_of(page_body, parts.inner, context.say)
    shown = whole.html(kit_article(context, page_body, article, body))
    text = plain_text(shown, context.say("[Picture: {file}]", file="{file}"))
    texts = [
        (f"{name}.txt", BOM + text.replace("\n", "\r\n").encode()),
        (f"{name}.md", markdown(shown).encode()),
        (f"{name}.html", _page(page_body, shown).encode()),
    ]
    if whole.pictures:
        rows = _rows(article, body)
        texts.append(("photos.csv", _sheet(context, whole, rows)))
    if page_body.sheet.has_facts and page_body.sheet.facts:
        texts.append(("facts.csv", facts_csv(page_body.sheet)))
    return tuple(texts)


_OURS = re.compile(
    r' role="group" tabindex="0" aria-label="[^"]*"'
    r'| (?:srcset|sizes|loading|decoding|data-search|tabindex|role)="[^"]*"| download'
)
"""What only a page of the site uses."""
_FULL = re.compile(r' <a class="full"[^<]*<span[^<]*</span></a>')
"""The link to a picture in full size: it lies in the kit."""
_IMAGE = re.compile(r'<img src="(?P<url>https?:[^"]*)" alt="(?P<alt>[^"]*)"[^>]*>')
"""A picture that is not in the kit: it is not fetched when somebody opens the text."""


class _Whole:
    """What the links of a kit's texts become."""

    def __init__(self, context: LangContext, parts: KitParts) -> None:
        self.addresses = context.site_context.addresses
        self.files: Mapping[str, KitFile] = {
            escape(context.link(at.file_of(parts.slug, one.file))): one for one in parts.files
        }
        self.pictures = {href: one for href, one in self.files.items() if one.is_photo}

    def html(self, html: str) -> str:
        """Return HTML of the site as a kit has it."""
        if _FULL_SIGN in html:
            html = _FULL.sub("", html)
        html = relinked(html, self._link, _OURS)
        if "<img" in html:
            html = _IMAGE.sub(r'<a href="\g<url>">\g<alt></a>', html)
        return html

    def url(self, href: str) -> str:
        """Return the whole address of a link as HTML has it."""
        return self.addresses.absolute_link(href, "")

    def _link(self, href: str) -> str:
        file = self.files.get(href)
        return file.name if file and file.name else self.url(href)


_FULL_SIGN = 'class="full"'
_CREDIT = '<span class="credit">'
_ANY_TAG = re.compile(r"<[^<>]*>")
_UNCHECKED = 'data-checked="no"'


def _rows(article: Article, body: str) -> Iterator[tuple[str, _Row]]:
    """Yield (link as HTML has it, what is said of it) of each picture, as often as it is shown."""
    for one in (article.lead, *article.pictures):
        if one:
            yield escape(one.full or one.href), _row(one)
    for piece in body.split("<img ")[1:]:
        image, _, rest = piece.partition(">")
        values = dict(_VALUE.findall(f" {image}"))
        under = rest.partition("</figcaption>")[0] if rest.startswith("<figcaption>") else ""
        under = _FULL.sub("", under)
        caption, _, credit = under.partition(_CREDIT)
        yield (
            values["src"],
            _Row(
                caption=_shown(caption),
                alt=unescape(values["alt"]),
                credit=_shown(credit),
                license="",
                size=_size(values.get("width"), values.get("height")),
                checked=_UNCHECKED not in caption,
            ),
        )


_VALUE = re.compile(r' (src|alt|width|height)="([^"]*)"')


def _row(picture: PictureView) -> _Row:
    before, name, after = picture.credit or CreditView("", LocalizedText(""), "")
    own = picture.license
    return _Row(
        caption=picture.caption.text,
        alt=picture.alt.text,
        credit=f"{before}{name.text}{after}",
        license=" ".join(filter(None, (own.label, own.href))) if own else "",
        size=_size(picture.width, picture.height),
        checked=picture.caption.checked and picture.alt.checked,
    )


def _size(width: object, height: object) -> str:
    return f"{width} × {height}" if width and height else ""


def _shown(html: str) -> str:
    return unescape(_ANY_TAG.sub("", html)).strip()


def _sheet(context: LangContext, whole: _Whole, rows: Iterator[tuple[str, _Row]]) -> bytes:
    """Return the sheet of pictures: each once, with the fullest that is said of it."""
    say = context.say
    best: dict[str, _Row] = {}
    for href, row in rows:
        known = best.get(href)
        if known is None or (row.caption and not known.caption):
            best[href] = row
    heads = (
        "File",
        "Caption",
        "Alternative text",
        "Credit",
        "Terms of use",
        "Pixels",
        "Address",
        "State of the translation",
    )
    table = [tuple(map(say, heads))]
    for href, file in whole.pictures.items():
        if href not in best:
            continue
        row = best[href]
        mark = "" if row.checked else say("Machine translation, not checked")
        table.append((file.name, *row[:5], whole.url(unescape(href)), mark))
    return spreadsheet(table)


_STYLE = """\
:root { color-scheme: light }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.7; color: #111;
  background: #fff; font-family: system-ui, sans-serif; overflow-wrap: anywhere }
:lang(ko) { word-break: keep-all }
h1, h2 { line-height: 1.35 }
img { max-width: 100%; height: auto }
figure { margin: 1.5rem 0; break-inside: avoid }
figcaption { font-size: .9rem }
table { border-collapse: collapse }
th, td { border: 1px solid #767676; padding: .25rem .5rem; text-align: start; vertical-align: top }
.align-right { text-align: right }
.align-center { text-align: center }
.marks { list-style: none; padding-inline-start: 1.25rem }
.notice { border: 2px solid #111; padding: .5rem 1rem }
[data-checked="no"] { text-decoration: underline dotted }
@page { size: A4; margin: 20mm }
@media print { body { margin: 0; max-width: none; font-size: 10.5pt }
  h1, h2, tr { break-inside: avoid; break-after: auto } }
"""


def _page(page_body: PageBody, shown: str) -> str:
    """Return the HTML of a kit: one file that needs nothing but the photographs beside it."""
    title = escape(page_body.head.name)
    return (
        f'<!doctype html>\n<html lang="{page_body.lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n{shown}"
        "</body>\n</html>\n"
    )
