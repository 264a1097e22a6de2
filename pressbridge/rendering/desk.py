"""What the pages of one language are composed with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pressbridge.rendering.layout import Frame, Spot
from pressbridge.rendering.setting import Setting
from pressbridge.rendering.views import Head, Layout, Link, SiteView
from pressbridge.words.lang import Lang


@dataclass(frozen=True, slots=True)
class Desk:
    """What the pages of one language are composed with."""

    frame: Frame
    site_view: SiteView

    def layout(
        self, spot: Spot, head: Head, crumbs: tuple[Link, ...] = (), preview: str = ""
    ) -> Layout:
        """Return the layout of a page, with the masthead and the menu of this language."""
        return self.frame.layout(self.site_view, spot, head, crumbs, preview)

    def under_home(self, spot: Spot, head: Head) -> Layout:
        """Return the layout of a page right below the home."""
        return self.layout(spot, head, (self.frame.home_crumb,))


def desks(setting: Setting, views: Mapping[Lang, SiteView]) -> dict[Lang, Desk]:
    """Return the desks of both languages."""
    return {lang: Desk(Frame(setting, lang), views[lang]) for lang in Lang}
