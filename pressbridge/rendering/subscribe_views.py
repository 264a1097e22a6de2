"""What the template of the page about feeds sees."""

from __future__ import annotations

from typing import NamedTuple

from pressbridge.rendering.views import Layout, Link


class FeedAddress(NamedTuple):
    """A feed that readers can follow, with the address that they copy."""

    name: str
    atom: Link
    """The label is the whole address."""
    json: Link


class SubscribePage(NamedTuple):
    """Template ``subscribe.html``: what a feed is, and those that there are."""

    layout: Layout
    feeds: tuple[FeedAddress, ...]
    """The feed of all releases first, then those of the topics."""
