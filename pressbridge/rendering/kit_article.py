"""A release as one piece of HTML, as the texts of its press kit are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from pressbridge.messages import Messages
from pressbridge.rendering.lang_context import LangContext
from pressbridge.rendering.page_bodies import PageBody
from pressbridge.rendering.response import citation
from pressbridge.rendering.views import (
    Article,
    ContactView,
    CorrectionView,
    Headline,
    LicenseView,
    LocalizedText,
    Notice,
    PersonView,
    PictureView,
)

_MACHINE = (
    "This page was translated by a machine and nobody has checked it yet. Names and figures may be "
    "wrong. Where the two differ, the original has priority."
)
_PARTLY = (
    "Some passages were translated by a machine and nobody has checked them yet; they begin with "
    "[{mark}]. Names and figures in them may be wrong. Where the two differ, the original has "
    "priority."
)
_MISSING = "{n} passages have no translation yet and stand in the original language."
_SOME_MISSING = "Some passages have no translation yet and stand in the original language."
_STALE = (
    "The original was revised after this translation was made. Please see the original for the "
    "latest text."
)
_CHECKED = "Translated from the original and checked by staff."


_SENTENCE = re.compile(r'<span id="s[0-9]+" class="sentence">([^<]*)</span>')


def kit_article(context: LangContext, page_body: PageBody, article: Article, body: str) -> str:
    """Return a release as HTML; links are those of the site. ``body`` is the HTML of its text."""
    return _Writer(context, page_body, article).html(body)


class _Writer:
    """Writes one edition."""

    def __init__(self, context: LangContext, page_body: PageBody, article: Article) -> None:
        self.context = context
        self.say: Messages = context.say
        self.page_body = page_body
        self.article = article
        self.mark = ""
        """What stands before a passage that nobody has checked, where others are checked."""
        if article.partly:
            self.mark = f"[{escape(self.say('machine translation'))}] "

    def html(self, body: str) -> str:
        """Return all of it."""
        article = self.article
        pictures = [self._figure(one) for one in (article.lead, *article.pictures) if one]
        pieces = (
            *self._notices(),
            *self._head(),
            *map(self._correction, article.corrections),
            *pictures[:1],
            self._opened(self._marked(body)),
            *pictures[1:],
            *self._attachments(),
            *self._contacts(),
            *self._terms(),
        )
        return "".join(pieces)

    def _marked(self, body: str) -> str:
        """Return a body in which each passage that nobody has checked says so.

        Only the page on the site has the addresses of sentences.
        """
        body = _SENTENCE.sub(r"\1", body)
        if not self.mark:
            return body.replace(' data-checked="no"', "")
        return body.replace(' data-checked="no">', f' data-checked="no">{self.mark}')

    def _run(self, text: LocalizedText | Headline) -> str:
        """Return a text of the release, in the right language and with its mark."""
        lang = f' lang="{text.lang}"' if text.lang else ""
        open_ = self.mark and not text.checked
        said = f"{self.mark if open_ else ''}{escape(text.text)}"
        unchecked = ' data-checked="no"' if open_ else ""
        return f"<bdi{lang}{unchecked}>{said}</bdi>" if lang or open_ else said

    def _notices(self) -> Iterator[str]:
        lines = [self.page_body.preview] if self.page_body.preview else []
        for notice in self.article.notices:
            lines += [f"[{said}]" for said in self._notice(notice)]
        yield from (f'<p class="notice">{escape(line)}</p>\n' for line in lines)
        for notice in self.article.notices[:1]:
            yield f"<p>{_link(notice.original.href, self.say('Read the original'))}</p>\n"

    def _notice(self, notice: Notice) -> Iterator[str]:
        match notice.kind:
            case "machine" if self.article.partly:
                yield self.say(_PARTLY, mark=self.say("machine translation"))
            case "machine":
                yield self.say(_MACHINE)
            case "incomplete" if notice.missing:
                yield self.say(_MISSING, n=notice.missing)
            case "incomplete":
                yield self.say(_SOME_MISSING)
            case "stale":
                yield self.say(_STALE)
            case _:
                yield self.say(_CHECKED)

    def _head(self) -> Iterator[str]:
        article = self.article
        time = article.time.text if article.time else ""
        facts = [escape(one) for one in (article.kind, article.number, time) if one]
        facts += [self._run(article.organization)] if article.organization else []
        yield f"<p>{' · '.join(facts)}</p>\n"
        yield f"<h1>{self._run(article.title)}</h1>\n"
        yield from (f"<p><strong>{self._run(line)}</strong></p>\n" for line in article.subtitle)
        people = [self._person(person) for person in article.byline]
        if article.updated:
            people.append(escape(f"{self.say('Last updated')} {article.updated.text}"))
        if people:
            yield f"<p>{'<br>'.join(people)}</p>\n"

    def _person(self, person: PersonView) -> str:
        parts = (self._run(person.name), self._run(person.role), _mail(person.email))
        return " ".join(filter(None, parts))

    def _correction(self, one: CorrectionView) -> str:
        lines = [f"<strong>{escape(self.say('Correction'))}</strong> {escape(one.time.text)}"]
        lines.append(self._run(one.text))
        for label, text in (("Before", one.was), ("Corrected", one.now)):
            if text:
                lines.append(self._labelled(self.say(label), self._run(text)))
        return f"<blockquote>\n<p>{'<br>'.join(filter(None, lines))}</p>\n</blockquote>\n"

    def _opened(self, body: str) -> str:
        """Return a body whose first sentence says where it was written, as its page does."""
        if not self.article.dateline:
            return body
        place = self._run(self.article.dateline)
        place = self._around(place, "[{place}]", "place")
        if not body.startswith(("<p>", "<p ")):
            return f"<p>{place}</p>\n{body}"
        cut = body.find(">") + 1
        return f"{body[:cut]}{place} {body[cut:]}"

    def _figure(self, picture: PictureView) -> str:
        said = [self._run(picture.caption)] if picture.caption else []
        if picture.credit:
            before, name, after = picture.credit
            said.append(f"{escape(before)}{self._run(name)}{escape(after)}")
        if picture.license:
            said.append(_link(picture.license.href, picture.license.label))
        under = f"<figcaption>{' '.join(said)}</figcaption>" if said else ""
        href = escape(picture.full or picture.href)
        size = f' width="{picture.width}" height="{picture.height}"' if picture.width else ""
        image = f'<img src="{href}" alt="{escape(picture.alt.text)}"{size}>'
        return f"<figure>{image}{under}</figure>\n"

    def _attachments(self) -> Iterator[str]:
        found = self.article.attachments
        if found:
            yield self._heading("Attachments") + "<ul>\n"
            for one in found:
                kind = " · ".join(filter(None, (one.type, one.size)))
                href = escape(one.href)
                yield f'<li><a href="{href}">{self._run(one.title)}</a> {escape(kind)}</li>\n'
            yield "</ul>\n"

    def _contacts(self) -> Iterator[str]:
        if self.article.contacts:
            yield self._heading("Contacts") + "<ul>\n"
            yield from (f"<li>{self._contact(one)}</li>\n" for one in self.article.contacts)
            yield "</ul>\n"

    def _contact(self, one: ContactView) -> str:
        audience = self.say("Press") if one.audience == "press" else self.say("General public")
        place = filter(None, (self._run(one.organization), self._run(one.department)))
        person = filter(None, (self._run(one.name), self._run(one.role)))
        parts = (" ".join(place), " ".join(person), escape(one.phone), _mail(one.email))
        return self._labelled(audience, self.say(", ").join(filter(None, parts)))

    def _terms(self) -> Iterator[str]:
        article = self.article
        terms = article.license
        if article.origin:
            origin = _link(article.origin.href, article.origin.label)
            yield f"<p>{self._labelled(self.say('Source'), origin)}</p>\n"
        if terms:
            yield self._heading("Terms of use")
            yield f"<p>{'<br>'.join(_license(terms))}</p>\n"
            said = citation(self.context, self.page_body.head, article)
            if said:
                yield f"<p>{self._labelled(self.say('Cite this release'), escape(said))}</p>\n"
        url = self.page_body.head.canonical
        yield f"<hr>\n<p>{escape(self.say('Address: {url}', url=url))}</p>\n"

    def _labelled(self, label: str, html: str) -> str:
        """Return HTML behind what it is."""
        return self._around(html, "{label}: {text}", "text", label=label)

    def _around(self, html: str, message: str, place: str, **values: str) -> str:
        """Return a message as HTML, with HTML at one of its places."""
        return escape(self.say(message, **values, **{place: "\n"})).replace("\n", html)

    def _heading(self, label: str) -> str:
        return f"<h2>{escape(self.say(label))}</h2>\n"


def _license(terms: LicenseView) -> Iterator[str]:
    yield _link(terms.href, terms.name)
    yield from (escape(one) for one in (terms.note, terms.mark, terms.mark_note) if one)


def _link(href: str, label: str) -> str:
    return f'<a href="{escape(href)}">{escape(label)}</a>' if href else escape(label)


def _mail(address: str) -> str:
    return f'<a href="mailto:{escape(address)}">{escape(address)}</a>' if address else ""
