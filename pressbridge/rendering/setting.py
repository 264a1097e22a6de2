"""What all pages are made with: the site's table, its topics, its names, its addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pressbridge.messages import Messages, messages
from pressbridge.register.lookup import Register
from pressbridge.words import addresses as at
from pressbridge.words.addresses import Addresses
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Incomplete, OwnMessage, Release, SiteConfig, Topic

CUSTOM_CSS = "custom.css"
"""The file of content/static that is linked after our style sheet."""


class FileFacts(NamedTuple):
    """What is known of a picture or attachment without reading it again."""

    bytes: int
    width: int = 0
    """In pixels; 0 for a file that is no picture."""
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What all pages are made with. It knows no release."""

    config: SiteConfig
    addresses: Addresses
    register: Register
    topics: tuple[Topic, ...]
    favicons: tuple[str, ...] = ()
    """Those that content/static has."""
    custom_css: bool = False
    """content/static has a style sheet of the press room."""
    own_messages: tuple[OwnMessage, ...] = ()
    drafts: bool = False
    """Releases that are not public are shown, too."""
    ahead: bool = False
    """The site is as it will be at a moment that is yet to come."""

    def say(self, lang: Lang) -> Messages:
        """Return the messages of a language, in the words of the press room."""
        return messages(lang, self.own_messages)

    def has_text(self, edition: Edition) -> bool:
        """Tell whether an edition shows the release, and not only a notice that it is missing."""
        return edition.titled or self.config.translation.incomplete is Incomplete.SHOW


def address_of(edition: Edition) -> str:
    """Return the address of an edition."""
    source = edition.source
    if isinstance(source, Release):
        return at.release(edition.lang, source.date.day, source.slug)
    return at.standing(edition.lang, source.slug)
