"""Inputs that all pages share: site.yaml, the topics, the register of names, the addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pressbridge.messages import Messages, messages
from pressbridge.register.lookup import Register
from pressbridge.words import addresses as at
from pressbridge.words.addresses import Addresses
from pressbridge.words.edition import Edition
from pressbridge.words.lang import Lang
from pressbridge.words.model import Incomplete, OwnMessage, Release, SiteConfig, Topic
from pressbridge.world.pictures.fonts import Font
from pressbridge.world.pictures.recipes import Renditions

CUSTOM_CSS = "custom.css"
"""The file of content/static that is linked after our style sheet."""


class FileInfo(NamedTuple):
    """Size of a picture or attachment, in bytes and in pixels."""

    bytes: int
    """Size of the published file: of a picture, without what is only said of it (EXIF)."""
    width: int = 0
    """In pixels; 0 for a file that is no picture."""
    height: int = 0
    renditions: Renditions = Renditions()
    """What is made of a picture that readers may see."""
    key: str = ""
    """Stands for the bytes of the file as it lies there; empty if it is too large to be packed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContext:
    """Inputs that all pages of a site share. No release is among them."""

    config: SiteConfig
    addresses: Addresses
    register: Register
    topics: tuple[Topic, ...]
    favicons: tuple[str, ...] = ()
    """Names of the icons that content/static has, of those that browsers ask for."""
    custom_css: bool = False
    """Whether content/static has a style sheet of the press room (``CUSTOM_CSS``)."""
    own_messages: tuple[OwnMessage, ...] = ()
    fonts: Mapping[str, Font] = field(default_factory=dict)
    """Language to the font that share images are drawn in; none that this computer lacks."""
    drafts: bool = False
    """Whether releases that are not public are shown, too (``--drafts``)."""
    ahead: bool = False
    """Whether the site is as it will be at a moment that is yet to come (``--now``)."""

    @property
    def fontless(self) -> tuple[str, ...]:
        """The languages, by their own names, that there is no font for."""
        return tuple(lang.own_name for lang in Lang if str(lang) not in self.fonts)

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
