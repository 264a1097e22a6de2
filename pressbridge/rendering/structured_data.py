"""What pages tell machines of themselves: schema.org as JSON-LD.

Types and properties: https://schema.org (tests/test_structured_data.py holds the vocabulary against
what is written here). A page says nothing there that it does not show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pressbridge.formats.script_data import in_script
from pressbridge.rendering.lang_context import LangContext
from pressbridge.rendering.list_views import ListPage
from pressbridge.rendering.response_views import ArticleHead
from pressbridge.rendering.views import (
    Article,
    Card,
    Head,
    Layout,
    Link,
    PictureView,
)
from pressbridge.words import addresses as at
from pressbridge.words.lang import Lang

Thing = dict[str, Any]


def json_ld(things: Iterable[Thing]) -> str:
    """Return things as the text of a ``<script>`` element: nothing in it ends the element."""
    graph = [_without_empty(one) for one in things]
    return in_script({"@context": "https://schema.org", "@graph": graph})


def _without_empty(thing: Thing) -> Thing:
    return {key: value for key, value in thing.items() if value not in ("", None, [], {})}


def edition_head(
    context: LangContext,
    head: Head,
    article: Article,
    topics: Sequence[Link],
    crumbs: Sequence[Link],
) -> Head:
    """Return the head of a release's page, or of a standing one, with what machines are told."""
    if article.time is None:
        data = json_ld([_page(context, head, "WebPage", head.name), _crumbs(context, head, crumbs)])
        return head._replace(data=data)
    about = ArticleHead(
        published=article.time.iso,
        modified=modified(article),
        section=topics[0].label if topics else "",
        tags=tuple(topic.label for topic in topics),
    )
    news = _news_article(context, head, article, topics, about)
    return head._replace(article=about, data=json_ld([news, _crumbs(context, head, crumbs)]))


def modified(article: Article) -> str:
    """Return when a release last changed for its readers: what feeds call updated, too."""
    moments = [article.time, article.updated, *(one.time for one in article.corrections)]
    if article.withdrawn:
        moments.append(article.withdrawn.time)
    return max((one.iso for one in moments if one), default="")


def _news_article(
    context: LangContext, head: Head, article: Article, topics: Sequence[Link], about: ArticleHead
) -> Thing:
    pictures = [one for one in (article.lead, *article.pictures) if one]
    return {
        "@type": "NewsArticle",
        "@id": _article_id(head.canonical),
        "url": head.canonical,
        "mainEntityOfPage": head.canonical,
        "headline": article.title.text,
        "alternativeHeadline": article.subtitle[0].text if article.subtitle else "",
        "description": head.description,
        "inLanguage": str(context.lang),
        "datePublished": about.published,
        "dateModified": about.modified,
        "dateline": article.dateline.text,
        "author": _author(context, article),
        "publisher": _organization(context),
        "isBasedOn": article.origin.href if article.origin else "",
        "articleSection": about.section,
        "about": [_topic(context, head, topic) for topic in topics],
        "image": [_image(context, head, one) for one in pictures],
        "correction": [
            {"@type": "CorrectionComment", "text": one.text.text, "datePublished": one.time.iso}
            for one in article.corrections
        ],
        "isAccessibleForFree": True,
        "license": article.license.href if article.license else "",
        "creativeWorkStatus": _status(context, article),
        **_translation(context, head, article),
    }


def _article_id(url: str) -> str:
    return f"{url}#article"


def _status(context: LangContext, article: Article) -> str:
    """Return what is said of a text that is not, or no longer, the office's finished word."""
    if article.withdrawn:
        return context.say("Withdrawn")
    return context.say("Machine translation, not reviewed") if article.status == "machine" else ""


def _translation(context: LangContext, head: Head, article: Article) -> Thing:
    """Return of a translation what it translates, of a source its translation.

    A translation that search engines may not list is not named.
    """
    if article.status != "source":
        original = next((one.original.href for one in article.notices), "")
        url = context.site_context.addresses.absolute_link(original, head.canonical)
        return {"translationOfWork": {"@id": _article_id(url)}} if original else {}
    other = str(context.lang.other)
    twin = next((one.url for one in head.alternates if one.hreflang == other), "")
    return {"workTranslation": {"@id": _article_id(twin)}} if twin else {}


def _author(context: LangContext, article: Article) -> Thing:
    """Return who wrote a text: another office, if it is that one's, else who issues it."""
    own = _organization(context)
    name = article.origin.label if article.origin else article.organization.text
    return {"@type": "Organization", "name": name} if name and name != own["name"] else own


def _organization(context: LangContext) -> Thing:
    """Return the office that publishes the press room."""
    home = context.site_context.addresses.absolute(at.CHOOSER)
    return {
        "@type": "Organization",
        "@id": f"{home}#organization",
        "name": context.organization,
        "url": home,
    }


def _topic(context: LangContext, head: Head, topic: Link) -> Thing:
    url = context.site_context.addresses.absolute_link(topic.href, head.canonical)
    return {"@type": "Thing", "name": topic.label, "url": url}


def _image(context: LangContext, head: Head, picture: PictureView) -> Thing:
    """Return a picture with its terms; what nobody said of it is not said.

    https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata
    """
    absolute = context.site_context.addresses.absolute_link
    url = absolute(picture.full or picture.href, head.canonical)
    credit = picture.credit.name.text if picture.credit else ""
    terms: Thing = {}
    if picture.license:
        notice = ", ".join(filter(None, (credit or context.organization, picture.license.label)))
        terms = {
            "license": picture.license.href,
            "acquireLicensePage": head.canonical,
            "copyrightNotice": notice,
        }
    return _without_empty(
        {
            "@type": "ImageObject",
            "contentUrl": url,
            "width": picture.width if not picture.full else None,
            "height": picture.height if not picture.full else None,
            "caption": picture.caption.text or picture.alt.text,
            "creditText": credit,
            **terms,
        }
    )


def _crumbs(context: LangContext, head: Head, crumbs: Sequence[Link]) -> Thing:
    """Return the way from the home to the page; its last item is the page itself."""
    absolute = context.site_context.addresses.absolute_link
    way = [(link.label, absolute(link.href, head.canonical)) for link in crumbs if link.href]
    way.append((head.name, head.canonical))
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": url}
        for number, (name, url) in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _page(context: LangContext, head: Head, kind: str, name: str) -> Thing:
    return {
        "@type": kind,
        "@id": head.canonical,
        "url": head.canonical,
        "name": name,
        "description": head.description,
        "inLanguage": str(context.lang),
        "isPartOf": {
            "@id": f"{context.site_context.addresses.absolute(at.home(context.lang))}#website"
        },
    }


def list_layout(context: LangContext, layout: Layout, page: object) -> Layout:
    """Return the layout of a list with what machines are told of it."""
    head = layout.head
    cards = page.cards if isinstance(page, ListPage) else ()
    itself = _page(context, head, "CollectionPage", head.name)
    if cards:
        itself["mainEntity"] = _item_list(context, head, cards)
    is_home = isinstance(page, ListPage) and page.kind == "home"
    beside = _of_home(context) if is_home else [_crumbs(context, head, layout.breadcrumbs)]
    return layout._replace(head=head._replace(data=json_ld([itself, *beside])))


def _item_list(context: LangContext, head: Head, cards: Iterable[Card]) -> Thing:
    absolute = context.site_context.addresses.absolute_link
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "name": card.title.text,
            "url": absolute(card.href, head.canonical),
        }
        for number, card in enumerate(cards, 1)
    ]
    return {"@type": "ItemList", "itemListElement": items}


def _of_home(context: LangContext) -> Iterator[Thing]:
    url = context.site_context.addresses.absolute(at.home(context.lang))
    yield {**_website(context, url), "inLanguage": str(context.lang)}
    yield _organization(context)


def _website(context: LangContext, url: str) -> Thing:
    return _without_empty(
        {
            "@type": "WebSite",
            "@id": f"{url}#website",
            "url": url,
            "name": context.name,
            "description": context.description,
            "publisher": _organization(context),
        }
    )


def chooser_data(first: LangContext, second: LangContext) -> str:
    """Return what the front page in both languages tells; ``first`` is the site's own language."""
    url = first.site_context.addresses.absolute(at.CHOOSER)
    other = second.name if second.name != first.name else ""
    website = {
        **_website(first, url),
        "alternateName": other,
        "inLanguage": [str(lang) for lang in Lang],
    }
    return json_ld([website, _organization(first)])
