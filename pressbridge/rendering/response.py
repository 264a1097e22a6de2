"""How readers answer a release, cite it and pass it on. All of it works without a script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from urllib.parse import quote, urlencode, urlsplit

from pressbridge.rendering.dates import plain_day_text
from pressbridge.rendering.lang_context import LangContext, PageLocation
from pressbridge.rendering.response_views import CommentsView, Response
from pressbridge.rendering.views import Article, ContactView, Head
from pressbridge.words.lang import Lang
from pressbridge.words.patterns import late
from pressbridge.words.response import Giscus, ReportTo
from pressbridge.words.text import within_quotes

_GISCUS = "https://giscus.app"
_KOGL = (
    "This work uses “{title}”, which {organization} made on {date} and opened under {license}; it "
    "is free at {url}."
)
_CC = "{organization}, “{title}”, {date}, {license}, {url}"


def response(
    context: LangContext, location: PageLocation, head: Head, article: Article, preview: str
) -> Response | None:
    """Return how readers answer a release; None for a standing page and a withdrawn release.

    ``preview`` is what is said of a page that is not public: it has no comments.
    """
    if article.time is None or article.withdrawn:
        return None
    config = context.site_context.config
    report, by_mail = _report(context, head, article, config.report)
    asks = bool(article.license and article.license.attribution)
    by_machine = article.status == "machine"
    comments = config.comments
    return Response(
        url=head.canonical,
        report=report,
        by_mail=by_mail,
        mail=mail("", head.name, (head.canonical,)),
        citation=citation(context, head, article),
        cites_original=asks and by_machine,
        comments=_comments(context, location, comments) if comments and not preview else None,
    )


def mail(to: str, subject: str, lines: Iterable[str]) -> str:
    """Return a link that opens a mail with its subject and text (RFC 6068).

    Letters that are not ASCII stand in it as they are: a browser escapes them (WHATWG, URL), and
    they would take nine bytes each.
    """
    body = "\r\n".join(lines)
    return f"mailto:{quote(to, safe='@')}?subject={_readable(subject)}&body={_readable(body)}"


_NO_LETTERS = late(r"\W+")


def _readable(text: str) -> str:
    return _NO_LETTERS.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return _encoded(found[0])


@lru_cache(maxsize=1024)  # what stands between words is much the same on all pages
def _encoded(text: str) -> str:
    return quote(text, safe="")


def issue(repository: str, title: str, lines: Iterable[str]) -> str:
    """Return a link that opens a new issue on GitHub with its title and text.

    https://docs.github.com/issues/tracking-your-work-with-issues/using-issues/creating-an-issue
    """
    body = "\n".join(lines)
    return f"{repository}/issues/new?title={quote(title, safe='')}&body={quote(body, safe='')}"


def _report(
    context: LangContext, head: Head, article: Article, to: ReportTo | None
) -> tuple[str, bool]:
    """Return the link by which an error is reported, and whether it opens a mail."""
    say = context.say
    title = say("Error report: {title}", title=head.name)
    lines = (
        say("Address: {url}", url=head.canonical),
        say("Language: {language}", language=context.lang.own_name),
        "",
        say("What is wrong, and what would be right?"),
        "",
        "",
    )
    if to and to.github:
        return issue(to.github, title, lines), False
    address = to.email if to else _first_address(article.contacts)
    return (mail(address, title, lines), True) if address else ("", True)


def _first_address(contacts: Iterable[ContactView]) -> str:
    return next((contact.email for contact in contacts if contact.email), "")


def citation(context: LangContext, head: Head, article: Article) -> str:
    """Return how a text is to be named by whoever uses it; empty if nobody has to, or may not yet.

    KOGL asks for the office, the day, the type, the title and where the work is free
    (https://www.kogl.or.kr/info/freeUse.do); Creative Commons asks for much the same
    (CC BY 4.0, section 3(a)(1)).
    """
    terms = article.license
    if not (terms and terms.attribution and article.time) or article.status == "machine":
        return ""
    template = _KOGL if terms.attribution == "kogl" else _CC
    return context.say(
        template,
        organization=article.origin.label if article.origin else article.organization.text,
        title=within_quotes(head.name, context.lang),
        date=plain_day_text(date.fromisoformat(article.time.iso[:10]), context.lang),
        license=terms.name,
        url=head.canonical,
    )


def _comments(context: LangContext, location: PageLocation, giscus: Giscus) -> CommentsView:
    """Return the frame of a release's discussion, which is known by the page's address."""
    asked = {
        "origin": context.site_context.addresses.absolute(location.address),
        "theme": "preferred_color_scheme",
        "reactionsEnabled": "1",
        "emitMetadata": "0",
        "inputPosition": "bottom",
        "repo": giscus.repo,
        "repoId": giscus.repo_id,
        "category": giscus.category,
        "categoryId": giscus.category_id,
        "strict": "1",
        "backLink": context.site_context.addresses.absolute(location.address),
        "term": urlsplit(location.address).path.strip("/"),
    }
    lang = "ko" if context.lang is Lang.KO else "ja"
    return CommentsView(f"{_GISCUS}/{lang}/widget?{urlencode(asked)}", _GISCUS)
