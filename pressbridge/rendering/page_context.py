"""The context of the pages of one language, with the masthead and the menu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pressbridge.rendering.lang_context import LangContext, PageLocation
from pressbridge.rendering.site_context import SiteContext
from pressbridge.rendering.views import Head, Layout, Link, SiteView
from pressbridge.words.lang import Lang


@dataclass(frozen=True, slots=True)
class PageContext:
    """Inputs that all pages of one language share: texts and links, masthead and menu."""

    lang_context: LangContext
    site_view: SiteView

    def layout(
        self, location: PageLocation, head: Head, crumbs: tuple[Link, ...] = (), preview: str = ""
    ) -> Layout:
        """Return the layout of a page, with the masthead and the menu of this language."""
        return self.lang_context.layout(self.site_view, location, head, crumbs, preview)

    def under_home(self, location: PageLocation, head: Head) -> Layout:
        """Return the layout of a page right below the home."""
        return self.layout(location, head, (self.lang_context.home_crumb,))


def page_contexts(
    site_context: SiteContext, views: Mapping[Lang, SiteView]
) -> dict[Lang, PageContext]:
    """Return the contexts of both languages."""
    return {lang: PageContext(LangContext(site_context, lang), views[lang]) for lang in Lang}
